namespace Rem.Web.Mounting;

/// <summary>A newer version of a mounted plan that does not serve, because something is wrong with it. Frozen.</summary>
/// <param name="Plan">The plan, as errors show its path.</param>
/// <param name="Since">When it was refused.</param>
/// <param name="Error">Where it is wrong, and how.</param>
internal sealed record Refusal(string Plan, DateTimeOffset Since, string Error);
