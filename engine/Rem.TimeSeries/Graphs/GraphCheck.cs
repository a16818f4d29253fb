using Rem.Errors;
using Rem.Plans;
using Rem.Shared.TimeSeries;
using Rem.Shared.TimeSeries.Graphs;

namespace Rem.TimeSeries.Graphs;

/// <summary>What a graph must be, that it can be drawn.</summary>
internal static class GraphCheck
{
    private static readonly TimeSpan _longest = TimeSpan.FromDays(400_000);

    public static List<string> Faults(GraphLook look, int series)
    {
        var faults = new List<string>();
        Add(faults, series is < 1 or > GraphLook.MostSeries, $"a graph has 1 to {GraphLook.MostSeries} series, got {series}");
        Add(faults, look.Width is < GraphLook.LeastWidth or > GraphLook.MostWidth, $"a graph is {GraphLook.LeastWidth} to {GraphLook.MostWidth} pixels wide, got {look.Width}");
        Add(faults, look.Height is < GraphLook.LeastHeight or > GraphLook.MostHeight, $"a graph is {GraphLook.LeastHeight} to {GraphLook.MostHeight} pixels high, got {look.Height}");
        Add(faults, look.Start.Year < 1970 || look.End.Year > 9998, "a graph's time is between 1970 and 9998");
        Add(faults, look.End - look.Start < TimeSpan.FromSeconds(1), $"a graph ends a second or more after it begins, got {look.Start.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z to {look.End.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z");
        Add(faults, look.End - look.Start > _longest, $"a graph is of at most {_longest.Days} days");
        Add(faults, IsWrong(look.Lower) || IsWrong(look.Upper) || look.Lower >= look.Upper, "'lower' must be below 'upper', and both be finite");
        Add(faults, look.Bounds.Count > GraphLook.MostBounds, $"a graph has at most {GraphLook.MostBounds} bounds, got {look.Bounds.Count}");
        Add(faults, look.Bounds.Any(static bound => !double.IsFinite(bound.Value)), "a bound must be finite");
        Add(faults, look.Events.Count > GraphLook.MostEvents, $"a graph has at most {GraphLook.MostEvents} events, got {look.Events.Count}");
        return faults;
    }

    public static void Throw(List<string> faults)
    {
        if (faults.Count > 0)
        {
            throw new PlanException(SeriesErrors.Graph, SourceSpan.None, string.Join("; ", faults), SeriesErrors.Graph.Fix);
        }
    }

    private static bool IsWrong(double? bound) => bound is { } value && !double.IsFinite(value);

    private static void Add(List<string> faults, bool isWrong, string fault)
    {
        if (isWrong)
        {
            faults.Add(fault);
        }
    }
}
