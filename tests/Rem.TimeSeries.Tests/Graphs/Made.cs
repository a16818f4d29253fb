using Rem.Shared.TimeSeries.Graphs;
using Rem.TimeSeries.Graphs;
using Rem.Shared.TimeSeries.Queries;

namespace Rem.TimeSeries.Tests.Graphs;

/// <summary>Graphs for tests.</summary>
internal static class Made
{
    public const double U = double.NaN;

    public static DateTimeOffset Start { get; } = new(2026, 3, 10, 0, 0, 0, TimeSpan.Zero);

    public static TimeZoneInfo Berlin { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    public static GraphLook Hour { get; } = new() { Start = Start, End = Start.AddHours(1) };

    public static AlignedSeries Values(int step, params double[] values) => new(Start, TimeSpan.FromSeconds(step), values);

    public static GraphSeries Series(string name, int step, params double[] values) => new(name, Values(step, values));

    public static Graph Graph(params double[] values) => new(Hour, [Series("load", 3600 / values.Length, values)]);

    /// <summary>Any graph: sizes, times, steps, units, styles, gaps and bounds.</summary>
    public static Graph Random(Random random)
    {
        var seconds = (long)Math.Pow(10, 1 + (random.NextDouble() * 7));
        var end = Start.AddSeconds(seconds);
        var look = new GraphLook
        {
            Start = Start,
            End = end,
            Zone = random.Next(3) switch { 0 => TimeZoneInfo.Utc, 1 => Berlin, _ => TimeZoneInfo.FindSystemTimeZoneById("Australia/Lord_Howe") },
            Width = random.Next(GraphLook.LeastWidth, 1200),
            Height = random.Next(GraphLook.LeastHeight, 600),
            Title = random.Next(2) == 0 ? "" : Text(random),
            Unit = random.Next(8) switch { 0 => "%", 1 => "s", 2 => "bytes", 3 => "bits/s", 4 => "W", 5 => Text(random), _ => "" },
            Theme = (GraphTheme)random.Next(3),
            Lower = random.Next(6) == 0 ? -random.NextDouble() * 100 : null,
            Upper = random.Next(6) == 0 ? random.NextDouble() * 100 : null,
            Bounds = [.. Enumerable.Range(0, random.Next(4)).Select(i => new GraphBound(random.NextDouble() * 200, Text(random), (GraphMark)i))],
            Events = [.. Enumerable.Range(0, random.Next(10)).Select(i => Event(random, seconds, i))],
        };
        return new Graph(look, [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => Series(random, seconds))]);
    }

    private static GraphEvent Event(Random random, long seconds, int index)
    {
        var at = Start.AddSeconds((random.NextDouble() * 1.4 * seconds) - (0.2 * seconds));
        return new GraphEvent(at, random.Next(2) == 0 ? null : at.AddSeconds(random.NextDouble() * seconds / 3), Text(random), (GraphMark)(index % 5));
    }

    private static GraphSeries Series(Random random, long seconds)
    {
        var step = Math.Max(1, seconds / random.Next(3, 3000));
        var values = new double[(int)(seconds / step) + 4];
        var (scale, isUnknown) = (Math.Pow(10, random.Next(-6, 13)), false);
        for (var i = 0; i < values.Length; i++)
        {
            isUnknown = random.Next(20) == 0 ? !isUnknown : isUnknown;
            values[i] = isUnknown ? U : (random.NextDouble() - (random.Next(3) == 0 ? 0.5 : 0)) * scale;
        }

        // Rows begin before the graph does and end behind it, as those that are fetched do.
        var begin = DateTimeOffset.FromUnixTimeSeconds((Start.ToUnixTimeSeconds() / step * step) - step);
        AlignedSeries Of(double share) => new(begin, TimeSpan.FromSeconds(step), Array.ConvertAll(values, value => value + (share * Math.Abs(value))));
        return new GraphSeries(Text(random), Of(0), (GraphStyle)random.Next(3), random.Next(2) == 0 ? null : Of(-0.1), random.Next(2) == 0 ? null : Of(0.1));
    }

    private static string Text(Random random)
    {
        const string Signs = "abc <>&\"'/]-%µ\u0001\ud83d\u202e界é\n";
        return new string([.. Enumerable.Range(0, random.Next(1, 40)).Select(_ => Signs[random.Next(Signs.Length)])]);
    }
}
