using Rem.Storage.Sqlite;

namespace Rem.TimeSeries.Stores.Chunks;

/// <summary>The statements of a table of chunks.</summary>
internal sealed class ChunkStatements(SqliteFile file, string table) : IDisposable
{
    private readonly SqliteStatement _trim = file.Prepare($"DELETE FROM {table} WHERE id BETWEEN ?1 AND ?2");

    public SqliteStatement Get { get; } = file.Prepare($"SELECT v FROM {table} WHERE id = ?1");

    public SqliteStatement Put { get; } = file.Prepare($"INSERT INTO {table}(id, v) VALUES(?1, ?2) ON CONFLICT(id) DO UPDATE SET v = ?2");

    public SqliteStatement Delete { get; } = file.Prepare($"DELETE FROM {table} WHERE id = ?1");

    /// <summary>Deletes a range of keys.</summary>
    public void Trim(long first, long last) => _trim.Bind(1, first).Bind(2, last).Run();

    public void Dispose()
    {
        _trim.Dispose();
        Get.Dispose();
        Put.Dispose();
        Delete.Dispose();
    }
}
