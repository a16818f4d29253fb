namespace Rem.Web.Access;

/// <summary>A token as it is kept. Frozen.</summary>
/// <param name="Id">Its id, which is no secret.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Hash">What its text hashes to.</param>
/// <param name="Role">What may be done with it, at most.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Expires">When it ends.</param>
internal sealed record AccessToken(string Id, string Name, Digest Hash, Role Role, DateTimeOffset Created, DateTimeOffset Expires)
{
    /// <summary>The name of the user that it belongs to, or null.</summary>
    public string? Owner { get; init; }

    /// <summary>That user's id.</summary>
    public string? OwnerId { get; init; }
}
