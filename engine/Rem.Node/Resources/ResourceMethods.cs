using Rem.Node.Local;
using Rem.Shared;

namespace Rem.Node.Resources;

/// <summary>
/// What a node answers to about its shared resources. Arguments and answers are exact values, see `QueueForms`,
/// `LockForms` and `StateForms`; who waits holds no thread.
/// </summary>
public static class ResourceMethods
{
    /// <summary>The methods over some resources.</summary>
    public static IEnumerable<LocalMethod> Of(SharedResources resources) =>
    [
        .. QueueMethods.Of(resources.Queues),
        .. LockMethods.Of(resources.Locks),
        .. StateMethods.Of(resources.States),
        .. CounterMethods.Of(resources.Counters),
    ];
}
