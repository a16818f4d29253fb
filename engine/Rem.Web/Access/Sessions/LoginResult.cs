namespace Rem.Web.Access;

/// <summary>What came of a login. Frozen.</summary>
/// <param name="Outcome">In a word.</param>
public sealed record LoginResult(LoginOutcome Outcome)
{
    /// <summary>The value of the session's cookie, a secret; null without a session.</summary>
    public string? Cookie { get; init; }

    /// <summary>How long the session lasts.</summary>
    public TimeSpan Life { get; init; }

    /// <summary>Who it is from now on.</summary>
    public Caller Caller { get; init; } = Caller.Nobody;

    /// <summary>After how long it can be tried again: the header `Retry-After`, in whole seconds, at least 1.</summary>
    public TimeSpan RetryAfter { get; init; }
}
