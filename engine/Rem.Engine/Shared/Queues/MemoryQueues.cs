using Rem.Shared.Journals;

namespace Rem.Shared.Queues;

/// <summary>Queues in memory. They live as long as the process, or as their journal.</summary>
public sealed class MemoryQueues : IQueues
{
    private readonly MemoryTable<MemoryQueue> _queues;

    /// <summary>Queues on a clock; writes under a lock ask <paramref name="fences"/>.</summary>
    public MemoryQueues(TimeProvider clock, IFences fences, ISharedJournal? journal = null) =>
        _queues = new MemoryTable<MemoryQueue>("queue", name => new MemoryQueue(name, clock, fences, journal?.Queue(name)), journal is null ? null : () => journal.Queues)
        {
            IsUsed = static queue => queue.IsUsed,
        };

    /// <inheritdoc/>
    public IQueue Open(string name) => _queues.Open(name);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> ListAsync(CancellationToken cancel) => new(_queues.List());
}
