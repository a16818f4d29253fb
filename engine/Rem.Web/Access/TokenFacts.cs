namespace Rem.Web.Access;

/// <summary>A token as people see it: never its text. Frozen.</summary>
/// <param name="Id">Its id, by which it is revoked.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Owner">The user that it belongs to, or null.</param>
/// <param name="Role">What may be done with it, at most.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Expires">When it ends, or ended.</param>
/// <param name="Used">When it was used last, to some minutes; null for never.</param>
public sealed record TokenFacts(string Id, string Name, string? Owner, Role Role, DateTimeOffset Created, DateTimeOffset Expires, DateTimeOffset? Used);
