using Rem.Storage.Sqlite;

namespace Rem.Storage.Writing;

/// <summary>A resource that can go back to what the disk holds, after a write of it has failed.</summary>
internal interface IRestorable
{
    /// <summary>Reads itself anew. Called on the writer's thread.</summary>
    void Restore(SqliteFile file);
}
