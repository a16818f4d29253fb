namespace Rem.Shared.Queues;

/// <summary>The queues by name.</summary>
public interface IQueues
{
    /// <summary>The queue of a name; it is there when it is configured, put into or taken from. Throws <see cref="SharedErrors.Name"/>.</summary>
    IQueue Open(string name);

    /// <summary>The names of the queues that have been used, in ordinal order.</summary>
    ValueTask<IReadOnlyList<string>> ListAsync(CancellationToken cancel);

    /// <summary>Removes a queue that is damaged and can no longer be opened, with all that it holds; false when nothing is wrong with it.</summary>
    ValueTask<bool> DiscardAsync(string name, CancellationToken cancel);
}
