namespace Rem.Shared.Queues;

/// <summary>Queues in memory. They live as long as the process.</summary>
public sealed class MemoryQueues : IQueues
{
    private readonly MemoryTable<MemoryQueue> _queues;

    /// <summary>Queues on a clock; writes under a lock ask <paramref name="fences"/>.</summary>
    public MemoryQueues(TimeProvider clock, IFences fences) =>
        _queues = new MemoryTable<MemoryQueue>("queue", name => new MemoryQueue(name, clock, fences));

    /// <inheritdoc/>
    public IQueue Open(string name) => _queues.Open(name);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> ListAsync(CancellationToken cancel) => new(_queues.List());
}
