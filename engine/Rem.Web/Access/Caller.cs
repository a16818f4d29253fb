namespace Rem.Web.Access;

/// <summary>By what a request said who sends it.</summary>
public enum Credential
{
    /// <summary>By nothing.</summary>
    None,

    /// <summary>By a session's cookie; what changes something needs the session's own token beside it.</summary>
    Session,

    /// <summary>By a token in the `Authorization` header, which no browser sends by itself.</summary>
    Token,

    /// <summary>By a link that calls one function: its caller may do nothing else.</summary>
    Link,
}

/// <summary>Who sends a request: never taken from its body. Frozen.</summary>
/// <param name="User">The user's name, or `token:NAME` for a token that belongs to no user; null for nobody in particular.</param>
/// <param name="Role">What may be done.</param>
/// <param name="Credential">How it was said.</param>
public sealed record Caller(string? User, Role Role, Credential Credential)
{
    /// <summary>What stands in front of the name of a token that belongs to no user.</summary>
    internal const string TokenPrefix = "token:";

    /// <summary>Nobody in particular.</summary>
    public static readonly Caller Nobody = new(null, Role.Anyone, Credential.None);

    /// <summary>The id of the token, or the first characters of the session's digest: it tells one credential from another and opens nothing. Null without one.</summary>
    public string? CredentialId { get; init; }

    /// <summary>What the session's cookie hashes to; null without a session.</summary>
    internal Digest? Session { get; init; }
}
