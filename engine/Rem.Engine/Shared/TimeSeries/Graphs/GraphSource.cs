namespace Rem.Shared.TimeSeries.Graphs;

/// <summary>What a series of a graph is read from.</summary>
/// <param name="Group">The group.</param>
/// <param name="Source">The source; null for all of the group, each a series.</param>
/// <param name="Label">Its name in the graph; null for that of the source, with the group's where there are several groups.</param>
/// <param name="Style">How it is drawn; null as the graph says.</param>
/// <param name="Function">Which consolidation is drawn; null as the graph says.</param>
public sealed record GraphSource(string Group, string? Source = null, string? Label = null, GraphStyle? Style = null, Consolidation? Function = null);
