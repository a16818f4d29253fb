namespace Rem.Monitoring.States;

/// <summary>Times in which problems are no reason to tell anybody. Frozen.</summary>
/// <param name="Match">Of which checks.</param>
/// <param name="When">When.</param>
/// <param name="Why">Why.</param>
internal sealed record MuteRule(Matcher Match, Occurrence When, string Why);
