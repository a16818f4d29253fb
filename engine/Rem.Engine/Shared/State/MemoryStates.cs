using Rem.Errors;
using Rem.Shared.Journals;

namespace Rem.Shared.State;

/// <summary>Buckets in memory. They live as long as the process, or as their journal.</summary>
public sealed class MemoryStates : IStates
{
    private readonly MemoryTable<MemoryState> _buckets;
    private readonly ISharedJournal? _journal;

    /// <summary>Buckets on a clock; writes under a lock ask <paramref name="fences"/>.</summary>
    public MemoryStates(TimeProvider clock, IFences fences, ISharedJournal? journal = null)
    {
        _journal = journal;
        _buckets = new MemoryTable<MemoryState>("bucket", name => new MemoryState(name, clock, fences, journal?.Bucket(name)), journal is null ? null : () => journal.Buckets);
    }

    /// <inheritdoc/>
    public IState Open(string bucket) => _buckets.Open(Names.RefuseOwn("bucket", bucket));

    /// <inheritdoc/>
    public IState OpenOwn(string bucket) => Names.IsOwn(bucket) ? _buckets.Open(bucket) : throw new ArgumentException($"not a name of REM's own: {bucket}", nameof(bucket));

    /// <inheritdoc/>
    public ValueTask<bool> DiscardAsync(string name, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return _journal is null ? new ValueTask<bool>(false) : _buckets.DiscardAsync(name, _journal.DiscardBucketAsync);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> ListAsync(CancellationToken cancel)
    {
        var names = _buckets.List();
        names.RemoveAll(name => Names.IsOwn(name) || IsEmpty(name));
        return new ValueTask<IReadOnlyList<string>>(names);
    }

    // What cannot be read is not nothing.
    private bool IsEmpty(string name)
    {
        try
        {
            return _buckets.Open(name).IsEmpty;
        }
        catch (PlanException)
        {
            return false;
        }
    }
}
