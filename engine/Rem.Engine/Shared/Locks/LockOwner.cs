namespace Rem.Shared.Locks;

/// <summary>Names of lock owners: a flow inside another has the outer one's name, a `/`, and its own.</summary>
public static class LockOwner
{
    /// <summary>The name of a flow inside another.</summary>
    public static string Inside(string outer, string inner) => outer + "/" + inner;

    /// <summary>True when a flow is another one or inside it.</summary>
    public static bool IsWithin(string outer, string flow) =>
        flow.StartsWith(outer, StringComparison.Ordinal) && (flow.Length == outer.Length || flow[outer.Length] == '/');
}
