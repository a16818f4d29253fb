using Rem.CommandLines;
using Rem.Web.Access;

namespace Rem.Web.Rpc;

/// <summary>A function of `http rpc` as its callers see it. Frozen.</summary>
/// <param name="Name">Its name: words of letters, digits, `_` and `-`, joined by dots.</param>
/// <param name="Arguments">Its declared arguments, in order.</param>
/// <param name="Role">Who may call it.</param>
internal sealed record WebFunction(string Name, IReadOnlyList<UsageEntry> Arguments, Role Role)
{
    /// <summary>What it does, or null.</summary>
    public string? About { get; init; }

    /// <summary>True when calling it changes nothing.</summary>
    public bool IsSafe { get; init; }
}
