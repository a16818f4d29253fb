using Rem.Shared.Journals;

namespace Rem.Shared.Queues;

/// <summary>Queues in memory. They live as long as the process, or as their journal.</summary>
public sealed class MemoryQueues : IQueues
{
    private readonly MemoryTable<MemoryQueue> _queues;
    private readonly ISharedJournal? _journal;

    /// <summary>Queues on a clock; writes under a lock ask <paramref name="fences"/>.</summary>
    public MemoryQueues(TimeProvider clock, IFences fences, ISharedJournal? journal = null)
    {
        _journal = journal;
        _queues = new MemoryTable<MemoryQueue>("queue", name => new MemoryQueue(name, clock, fences, journal?.Queue(name)), journal is null ? null : () => journal.Queues)
        {
            IsUsed = static queue => queue.IsUsed,
        };
    }

    /// <inheritdoc/>
    public IQueue Open(string name) => _queues.Open(name);

    /// <inheritdoc/>
    public ValueTask<bool> DiscardAsync(string name, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return _journal is null ? new ValueTask<bool>(false) : _queues.DiscardAsync(name, _journal.DiscardQueueAsync);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> ListAsync(CancellationToken cancel) => new(_queues.List());
}
