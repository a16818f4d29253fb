using Rem.CommandLines;
using Rem.Web.Access;

namespace Rem.Web.Rpc;

/// <summary>A function of `http rpc` as its callers see it. Frozen.</summary>
/// <param name="Name">Its name: words of letters, digits, `_` and `-`, joined by dots; not one that a protocol keeps for itself.</param>
/// <param name="Arguments">Its declared arguments, in order.</param>
/// <param name="Role">Who may call it.</param>
internal sealed record WebFunction(string Name, IReadOnlyList<UsageEntry> Arguments, Role Role)
{
    /// <summary>What it does, or null.</summary>
    public string? About { get; init; }

    /// <summary>True when calling it changes nothing.</summary>
    public bool IsSafe { get; init; }

    /// <summary>From which folder a path that is given for an argument counts; absolute.</summary>
    public string Folder { get; init; } = "/";

    /// <summary>True for a name that JSON-RPC (`rpc.`) or XML-RPC (`system.`) keeps for itself: no function can have it.</summary>
    public static bool IsReserved(string name) =>
        name.StartsWith("rpc.", StringComparison.Ordinal) || name.StartsWith("system.", StringComparison.Ordinal);
}
