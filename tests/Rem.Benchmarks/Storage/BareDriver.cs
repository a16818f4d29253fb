using Microsoft.Data.Sqlite;

namespace Rem.Benchmarks.Storage;

/// <summary>
/// The statements of a queue's cycle (insert, update of the head, delete), run by hand through the bare driver: so many
/// cycles side by side in each transaction, or one statement a transaction.
/// </summary>
internal sealed class BareDriver : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;
    private readonly SqliteCommand _update;
    private readonly SqliteCommand _delete;
    private readonly byte[] _body = new byte[1024 + 10];
    private readonly byte[] _head = new byte[24];
    private long _id;

    /// <summary>A database in a folder, set up as the store's is.</summary>
    public BareDriver(string folder)
    {
        SQLitePCL.Batteries_V2.Init();
        _connection = new SqliteConnection($"Data Source={Path.Combine(folder, "bare.db")}");
        _connection.Open();
        Run("PRAGMA locking_mode=EXCLUSIVE; PRAGMA auto_vacuum=INCREMENTAL; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=4000");
        Run("CREATE TABLE message(id INTEGER PRIMARY KEY, head BLOB NOT NULL, body BLOB NOT NULL)");
        _insert = Command("INSERT INTO message(id, head, body) VALUES($id, $head, $body)", ("$head", _head), ("$body", _body));
        _update = Command("UPDATE message SET head = $head WHERE id = $id", ("$head", _head));
        _delete = Command("DELETE FROM message WHERE id = $id");
    }

    /// <summary>Cycles of <paramref name="clients"/> clients in step: all put, then all take and acknowledge.</summary>
    public void InBatches(int cycles, int clients)
    {
        for (var done = 0; done < cycles; done += clients)
        {
            var first = _id + 1;
            _id += clients;
            using (var transaction = Begin())
            {
                Each(_insert, first);
                transaction.Commit();
            }

            using (var transaction = Begin())
            {
                Each(_update, first);
                Each(_delete, first);
                transaction.Commit();
            }
        }
    }

    /// <summary>Cycles in which every operation is a transaction of its own: the put, and the taking with its acknowledgement.</summary>
    public void OneByOne(int cycles) => InBatches(cycles, 1);

    /// <inheritdoc/>
    public void Dispose()
    {
        _insert.Dispose();
        _update.Dispose();
        _delete.Dispose();
        _connection.Dispose();
    }

    private void Each(SqliteCommand command, long first)
    {
        for (var id = first; id <= _id; id++)
        {
            command.Parameters["$id"].Value = id;
            command.ExecuteNonQuery();
        }
    }

    private SqliteTransaction Begin()
    {
        var transaction = _connection.BeginTransaction(deferred: false);
        _insert.Transaction = _update.Transaction = _delete.Transaction = transaction;
        return transaction;
    }

    private SqliteCommand Command(string sql, params (string Name, byte[] Value)[] fixedValues)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$id", 0L);
        foreach (var (name, value) in fixedValues)
        {
            command.Parameters.AddWithValue(name, value);
        }

        command.Prepare();
        return command;
    }

    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
