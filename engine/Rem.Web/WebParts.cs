using Rem.Running;
using Rem.Running.Versions;

namespace Rem.Web;

/// <summary>What the web of a process is made of. The program alone knows all the parts.</summary>
public sealed record WebParts
{
    /// <summary>Where its log goes: what failed in requests, plans that were taken up or refused.</summary>
    public required IRunLog Log { get; init; }

    /// <summary>The time.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>
    /// How long the sites of a plan that has ended keep their addresses, for its next version to take them over: requests
    /// wait meanwhile. Zero for not at all.
    /// </summary>
    public TimeSpan Linger { get; init; }

    /// <summary>
    /// Where the audit log lies, and `log/access.log` with a line for each request; null for keeping the first in memory,
    /// for a process whose users are gone with it too, and for going without the other.
    /// </summary>
    public string? DataFolder { get; init; }

    /// <summary>Where newer versions of what is served are noted that are wrong.</summary>
    public RefusedVersions Refused { get; init; } = new();

    /// <summary>The node that it belongs to; null for a plan that was run by itself.</summary>
    public INodeView? Node { get; init; }

    /// <summary>Is given the text of the first token, an admin's, when there is no user and no token yet: it is shown once, and to no log.</summary>
    public required Action<string> FirstToken { get; init; }

    /// <summary>Is told of each address that is served from now on: `http://localhost:2001/`.</summary>
    public Action<string> Serving { get; init; } = static _ => { };
}
