using Rem.Shared.Journals;

namespace Rem.Shared.Counters;

/// <summary>Counters in memory. They live as long as the process, or as their journal.</summary>
public sealed class MemoryCounters : ICounters
{
    private readonly MemoryTable<MemoryCounter> _counters;
    private readonly ISharedJournal? _journal;

    /// <summary>Counters on a clock; writes under a lock ask <paramref name="fences"/>.</summary>
    public MemoryCounters(TimeProvider clock, IFences fences, ISharedJournal? journal = null)
    {
        _journal = journal;
        _counters = new MemoryTable<MemoryCounter>("counter", name => new MemoryCounter(name, clock, fences, journal?.Counter(name)), journal is null ? null : () => journal.Counters)
        {
            IsUsed = static counter => counter.IsUsed,
        };
    }

    /// <inheritdoc/>
    public ICounter Open(string name) => _counters.Open(name);

    /// <inheritdoc/>
    public ValueTask<bool> DiscardAsync(string name, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return _journal is null ? new ValueTask<bool>(false) : _counters.DiscardAsync(name, _journal.DiscardCounterAsync);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> ListAsync(CancellationToken cancel) => new(_counters.List());
}
