using Rem.Storage.Rows;
using Rem.Storage.Sqlite;
using Rem.Storage.Writing;

namespace Rem.Storage.Journals;

/// <summary>Reads the rows of one resource.</summary>
internal sealed class ResourceRows(SqliteFile file, long resource)
{
    /// <summary>The resource's own content; null when it has no row.</summary>
    public byte[]? Body()
    {
        using var statement = file.Prepare("SELECT body FROM resource WHERE id = ?1");
        statement.Bind(1, resource);
        if (!statement.Step())
        {
            return null;
        }

        var bytes = statement.Bytes(0).ToArray();
        statement.Reset();
        return bytes;
    }

    /// <summary>Entries or operation ids, in the order of their keys.</summary>
    public IEnumerable<(long Key, byte[] Bytes)> Read(RowTable table)
    {
        using var statement = file.Prepare($"SELECT id, body FROM {(table == RowTable.Entry ? "entry" : "operation")} WHERE id BETWEEN ?1 AND ?2 ORDER BY id");
        Bound(statement);
        while (statement.Step())
        {
            yield return (statement.Integer(0), statement.Bytes(1).ToArray());
        }
    }

    /// <summary>Messages, in the order of their ids.</summary>
    public IEnumerable<(long Key, byte[] Head, byte[] Body)> Messages()
    {
        using var statement = file.Prepare("SELECT id, head, body FROM message WHERE id BETWEEN ?1 AND ?2 ORDER BY id");
        Bound(statement);
        while (statement.Step())
        {
            yield return (statement.Integer(0), statement.Bytes(1).ToArray(), statement.Bytes(2).ToArray());
        }
    }

    private void Bound(SqliteStatement statement) => statement.Bind(1, RowKeys.Of(resource, 0)).Bind(2, RowKeys.Of(resource, RowKeys.Most));
}
