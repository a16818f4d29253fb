using Rem.Errors;
using Rem.Plans;
using Rem.Scripting.Workers.Wire;
using Rem.Shared.Journals;
using Rem.Storage.Rows;
using Rem.Storage.Sqlite;
using Rem.Storage.Writing;

namespace Rem.Storage.Journals;

/// <summary>What the journals of all kinds of resources do alike. Guarded by the resource's gate.</summary>
internal abstract class ResourceJournal(BatchWriter writer, ResourceRow row) : IJournal, IRestorable
{
    private readonly List<RowChange> _noted = [];
    private readonly Queue<long> _operations = new();
    private Task? _last;
    private long _lastOperation;

    /// <summary>The resource's row.</summary>
    protected ResourceRow Row => row;

    /// <inheritdoc/>
    public bool IsThere => row.IsWritten;

    /// <inheritdoc/>
    public void EnsureWritable() => writer.EnsureWritable();

    /// <inheritdoc/>
    public void Remember(KeptOperation operation)
    {
        EnsureRow();
        var key = RowKeys.Of(row.Id, ++_lastOperation);
        _operations.Enqueue(key);
        Note(new RowChange(RowTable.Operation, key, 0, null, RowBytes.Write(RowKind.Operation, key, operation, RowCodec.WriteOperation), null));
    }

    /// <inheritdoc/>
    public void Forget(string operation)
    {
        if (_operations.TryDequeue(out var key))
        {
            Note(RowChange.Delete(RowTable.Operation, key));
        }
    }

    /// <inheritdoc/>
    public Task? Written => _last is { IsCompletedSuccessfully: true } ? _last = null : _last;

    /// <inheritdoc/>
    public Task? Write()
    {
        if (_noted.Count > 0)
        {
            _last = writer.Add(this, _noted);
            _noted.Clear();
        }

        return Written;
    }

    /// <inheritdoc/>
    public void Send()
    {
        if (_noted.Count > 0)
        {
            writer.Send(this, _noted);
            _noted.Clear();
        }
    }

    /// <inheritdoc/>
    public abstract void Restore(SqliteFile file);

    /// <summary>Adds a change to what is written next.</summary>
    protected void Note(RowChange change) => _noted.Add(change);

    /// <summary>The resource's own content.</summary>
    protected abstract byte[] Body();

    /// <summary>Has the resource's row written with the next change.</summary>
    protected void NoteRow()
    {
        row.IsWritten = true;
        Note(new RowChange(RowTable.Resource, row.Id, (long)row.Kind, row.Name, Body(), null));
    }

    /// <summary>The row comes before the first row that belongs to it.</summary>
    protected void EnsureRow()
    {
        if (!row.IsWritten)
        {
            NoteRow();
        }
    }

    /// <summary>Has the resource's row deleted, and all that belong to it.</summary>
    protected void NoteGone()
    {
        if (row.IsWritten)
        {
            row.IsWritten = false;
            _operations.Clear();
            Note(RowChange.Delete(RowTable.Gone, row.Id));
        }
    }

    /// <summary>Reads what the disk holds, on the writer's thread, at the first use.</summary>
    protected T Ask<T>(Func<SqliteFile, T> read)
    {
        T answer = default!;
        try
        {
            writer.AskAsync(file => answer = read(file)).GetAwaiter().GetResult();
        }
        catch (SqliteFault fault)
        {
            throw fault.IsDamage ? Damaged("its pages", fault) : StorageFailure.Of(fault, row.Path);
        }

        return answer;
    }

    /// <summary>Starts anew from the disk: what was noted and not written never was.</summary>
    protected IReadOnlyList<KeptOperation> ReadOperations(ResourceRows rows)
    {
        _noted.Clear();
        writer.Forget(this);
        _last = null;
        _operations.Clear();
        var operations = new List<KeptOperation>();
        foreach (var (key, bytes) in rows.Read(RowTable.Operation))
        {
            try
            {
                var reader = RowBytes.Read(RowKind.Operation, key, bytes);
                operations.Add(RowCodec.ReadOperation(ref reader));
                _operations.Enqueue(key);
                _lastOperation = Math.Max(_lastOperation, RowKeys.NumberOf(key));
            }
            catch (WireException damage)
            {
                throw Damaged("an operation id", damage);
            }
        }

        return operations;
    }

    /// <summary>The error of a row that is not what was written.</summary>
    protected DamagedException Damaged(string what, Exception damage) => new(
        new Finding(StorageErrors.Damaged, SourceSpan.None, $"{row.Title} is damaged in '{row.Path}': of {what}, {damage.Message}", $"`rem verify` looks through the rest; restore a backup, or lose what it holds: {row.Removal}"),
        damage);
}
