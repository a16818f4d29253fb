using Rem.Node.Local;
using Rem.Node.Resources.Series;
using Rem.Shared;

namespace Rem.Node.Resources;

/// <summary>
/// What a node answers to about its shared resources. Arguments and answers are exact values, see `QueueForms`,
/// `LockForms`, `StateForms` and `SeriesForms`; who waits holds no thread.
/// </summary>
public static class ResourceMethods
{
    /// <summary>The methods over some resources.</summary>
    /// <param name="resources">The resources.</param>
    /// <param name="warn">Is told what somebody should know of who did not do it: that a lock was taken from its holder.</param>
    public static IEnumerable<LocalMethod> Of(SharedResources resources, Action<string>? warn = null) =>
    [
        .. QueueMethods.Of(resources.Queues),
        .. LockMethods.Of(resources.Locks, warn),
        .. StateMethods.Of(resources.States),
        .. CounterMethods.Of(resources.Counters),
        .. SeriesMethods.Of(resources),
    ];
}
