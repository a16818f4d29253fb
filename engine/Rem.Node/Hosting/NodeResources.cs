using Rem.Shared;

namespace Rem.Node.Hosting;

/// <summary>The shared resources of a node, and who closes them: the last thing that a node does.</summary>
/// <param name="Shared">Queues, locks, state, counters and pools.</param>
/// <param name="Owner">Closes what lies below them; null where there is nothing to close.</param>
public sealed record NodeResources(SharedResources Shared, IAsyncDisposable? Owner) : IAsyncDisposable
{
    /// <summary>What the node answers to over its socket because of them.</summary>
    public IReadOnlyList<Local.LocalMethod> Methods { get; init; } = [];

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Owner?.DisposeAsync() ?? ValueTask.CompletedTask;
}
