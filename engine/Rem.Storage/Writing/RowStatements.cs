using System.Text;
using Rem.Storage.Rows;
using Rem.Storage.Sqlite;

namespace Rem.Storage.Writing;

/// <summary>The statements by which rows are written.</summary>
internal sealed class RowStatements(SqliteFile file) : IDisposable
{
    private readonly SqliteStatement _begin = file.Prepare("BEGIN IMMEDIATE");
    private readonly SqliteStatement _commit = file.Prepare("COMMIT");
    private readonly SqliteStatement _rollback = file.Prepare("ROLLBACK");
    private readonly SqliteStatement _resource = file.Prepare("INSERT INTO resource(id, kind, name, body, sum) VALUES(?1, ?2, ?3, ?4, ?5) ON CONFLICT(id) DO UPDATE SET body = ?4");
    private readonly SqliteStatement _message = file.Prepare("INSERT INTO message(id, head, body) VALUES(?1, ?2, ?3)");
    private readonly SqliteStatement _head = file.Prepare("UPDATE message SET head = ?2 WHERE id = ?1");
    private readonly SqliteStatement _noMessage = file.Prepare("DELETE FROM message WHERE id = ?1");
    private readonly SqliteStatement _entry = file.Prepare("INSERT INTO entry(id, body) VALUES(?1, ?2) ON CONFLICT(id) DO UPDATE SET body = ?2");
    private readonly SqliteStatement _noEntry = file.Prepare("DELETE FROM entry WHERE id = ?1");
    private readonly SqliteStatement _operation = file.Prepare("INSERT INTO operation(id, body) VALUES(?1, ?2)");
    private readonly SqliteStatement _noOperation = file.Prepare("DELETE FROM operation WHERE id = ?1");
    private readonly SqliteStatement _noMessages = file.Prepare("DELETE FROM message WHERE id BETWEEN ?1 AND ?2");
    private readonly SqliteStatement _noEntries = file.Prepare("DELETE FROM entry WHERE id BETWEEN ?1 AND ?2");
    private readonly SqliteStatement _noOperations = file.Prepare("DELETE FROM operation WHERE id BETWEEN ?1 AND ?2");
    private readonly SqliteStatement _noResource = file.Prepare("DELETE FROM resource WHERE id = ?1");
    private readonly SqliteStatement _fact = file.Prepare("INSERT INTO fact(id, body) VALUES(?1, ?2) ON CONFLICT(id) DO UPDATE SET body = ?2");

    /// <summary>True when changes were made that are not committed.</summary>
    public bool IsOpen => !file.IsIdle;

    /// <summary>Makes changes in the transaction at hand, which is begun where there is none. Throws <see cref="SqliteFault"/>.</summary>
    public void Make(ReadOnlySpan<RowChange> changes)
    {
        if (!IsOpen)
        {
            _begin.Run();
        }

        foreach (ref readonly var change in changes)
        {
            Write(change);
        }
    }

    /// <summary>Puts the transaction on the disk. Throws <see cref="SqliteFault"/>.</summary>
    public void Commit() => _commit.Run();

    /// <summary>Takes back what was made and not committed.</summary>
    public void Undo()
    {
        if (IsOpen)
        {
            _rollback.Run();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var statement in new[] { _begin, _commit, _rollback, _resource, _message, _head, _noMessage, _entry, _noEntry, _operation, _noOperation, _noMessages, _noEntries, _noOperations, _noResource, _fact })
        {
            statement.Dispose();
        }
    }

    private void Write(in RowChange change)
    {
        var (table, key, kind, name, first, second) = change;
        switch (table)
        {
            case RowTable.Message when first is null:
                _noMessage.Bind(1, key).Run();
                break;
            case RowTable.Message:
                _message.Bind(1, key).Bind(2, first).Bind(3, second).Run();
                break;
            case RowTable.MessageHead:
                _head.Bind(1, key).Bind(2, first).Run();
                break;
            case RowTable.Resource:
                _resource.Bind(1, key).Bind(2, kind).Bind(3, name!).Bind(4, first).Bind(5, ResourceSum.Of(key, kind, Encoding.UTF8.GetBytes(name!))).Run();
                break;
            case RowTable.Entry when first is null:
                _noEntry.Bind(1, key).Run();
                break;
            case RowTable.Entry:
                _entry.Bind(1, key).Bind(2, first).Run();
                break;
            case RowTable.Operation when first is null:
                _noOperation.Bind(1, key).Run();
                break;
            case RowTable.Operation:
                _operation.Bind(1, key).Bind(2, first).Run();
                break;
            case RowTable.Gone:
                RemoveAll(key);
                break;
            default:
                _fact.Bind(1, key).Bind(2, first).Run();
                break;
        }
    }

    private void RemoveAll(long resource)
    {
        var (first, last) = (RowKeys.Of(resource, 0), RowKeys.Of(resource, RowKeys.Most));
        _noMessages.Bind(1, first).Bind(2, last).Run();
        _noEntries.Bind(1, first).Bind(2, last).Run();
        _noOperations.Bind(1, first).Bind(2, last).Run();
        _noResource.Bind(1, resource).Run();
    }
}
