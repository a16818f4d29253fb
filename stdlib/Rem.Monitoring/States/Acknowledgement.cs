namespace Rem.Monitoring.States;

/// <summary>Somebody looks after a problem.</summary>
/// <param name="By">Who.</param>
/// <param name="Comment">What they say.</param>
/// <param name="IsSticky">True when it lasts until all is well again, false when it ends with any other status.</param>
/// <param name="Until">When it lapses; null for never.</param>
internal sealed record Acknowledgement(string By, string Comment, bool IsSticky, DateTimeOffset? Until);
