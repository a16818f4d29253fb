namespace Rem.Web.Access;

/// <summary>A session as it is kept: of a user who logged in with a password, or of a token that did. Frozen.</summary>
/// <param name="Hash">What its id hashes to.</param>
/// <param name="Created">When it began.</param>
/// <param name="Expires">When it ends.</param>
internal sealed record AccessSession(Digest Hash, DateTimeOffset Created, DateTimeOffset Expires)
{
    /// <summary>The user's name, or null.</summary>
    public string? User { get; init; }

    /// <summary>The user's epoch when it began.</summary>
    public string? Epoch { get; init; }

    /// <summary>The token's id, or null.</summary>
    public string? Token { get; init; }
}
