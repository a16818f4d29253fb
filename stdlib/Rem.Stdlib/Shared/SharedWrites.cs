using Rem.Running;
using Rem.Shared;

namespace Rem.Stdlib.Shared;

/// <summary>What the writes of a flow carry.</summary>
internal static class SharedWrites
{
    /// <summary>The locks that are held around a scope: a write under a lock that was lost is refused.</summary>
    public static WriteOptions Of(Scope scope) =>
        scope.Flow.Fences.Count == 0 ? WriteOptions.None : new WriteOptions { Fences = scope.Flow.Fences };
}
