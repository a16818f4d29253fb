namespace Rem.Web.Access;

/// <summary>A user as people see it. Frozen.</summary>
/// <param name="Name">The name.</param>
/// <param name="Role">What may be done.</param>
/// <param name="HasPassword">False for one who cannot log in, but by a token.</param>
/// <param name="IsDisabled">True for one who may do nothing for now.</param>
/// <param name="Created">When it was added.</param>
/// <param name="LoggedIn">When it logged in with the password last, to some minutes; null for never.</param>
public sealed record UserFacts(string Name, Role Role, bool HasPassword, bool IsDisabled, DateTimeOffset Created, DateTimeOffset? LoggedIn);
