namespace Rem.Monitoring.States;

/// <summary>One problem that makes it needless to tell of others. Frozen.</summary>
/// <param name="Source">The checks that do so, and in which statuses.</param>
/// <param name="Mutes">Those of which nobody need be told meanwhile.</param>
/// <param name="Same">The labels that both must have alike.</param>
internal sealed record InhibitRule(Matcher Source, Matcher Mutes, IReadOnlyList<string> Same);
