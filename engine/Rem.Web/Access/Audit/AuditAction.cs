namespace Rem.Web.Access;

/// <summary>What is changed.</summary>
/// <param name="What">The kind of change: `login`, `user add`, `rpc`, `page`, `reload`.</param>
/// <param name="Target">On what: a user's name, a function's name, a method and path without its query. Null for nothing in particular.</param>
/// <param name="Digest">The digest of the plan that does it, or null.</param>
public sealed record AuditAction(string What, string? Target = null, string? Digest = null);
