namespace Rem.Shared.TimeSeries.Graphs;

/// <summary>Something that happened: a vertical mark, or a band of time.</summary>
/// <param name="At">When, or when it began.</param>
/// <param name="Until">When it ended; null for a mark.</param>
/// <param name="Label">What it was.</param>
/// <param name="Mark">What it says.</param>
public sealed record GraphEvent(DateTimeOffset At, DateTimeOffset? Until, string Label, GraphMark Mark);
