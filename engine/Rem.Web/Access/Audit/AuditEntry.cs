namespace Rem.Web.Access;

/// <summary>The line with which a change began.</summary>
/// <param name="Number">The line's number.</param>
public readonly record struct AuditEntry(long Number);
