using System.Globalization;
using Rem.Values;

namespace Rem.Web.Widgets;

/// <summary>The points of a chart: a time and a number of each series, null where there is none. Frozen.</summary>
/// <param name="Series">The names of the series.</param>
/// <param name="Points">The points in the order of time: seconds since 1970, and a number or null of each series.</param>
internal sealed record ChartData(IReadOnlyList<string> Series, IReadOnlyList<(double Time, double?[] Values)> Points)
{
    private const int MostPoints = 20_000;

    /// <summary>What a chart's settings say. Points are `[time, number…]` or maps with `time` and the series by name.</summary>
    public static ChartData Of(WidgetSettings settings)
    {
        var list = settings.List("points");
        if (list.Count > MostPoints)
        {
            throw settings.Wrong("points", $"a list of at most {MostPoints} points");
        }

        var names = Names(settings, list);
        var points = new List<(double, double?[])>(list.Count);
        foreach (var item in list)
        {
            points.Add(item switch
            {
                RemMap map => (Time(settings, map.TryGetValue("time", out var time) ? time : null), [.. names.Select(name => Number(settings, map.TryGetValue(name, out var value) ? value : null))]),
                RemList { Count: > 1 } row => (Time(settings, row[0]), [.. Enumerable.Range(1, names.Count).Select(i => Number(settings, i < row.Count ? row[i] : null))]),
                _ => throw settings.Wrong("points", "a list of [time, number…] or of maps with 'time'"),
            });
        }

        points.Sort(static (a, b) => a.Item1.CompareTo(b.Item1));
        return new ChartData(names, points);
    }

    /// <summary>It in a sentence for each series: how many points, the last, the lowest and the highest.</summary>
    public string Summary(string unit)
    {
        var parts = new List<string>(Series.Count);
        for (var i = 0; i < Series.Count; i++)
        {
            var values = new List<double>();
            foreach (var (_, all) in Points)
            {
                if (all[i] is { } value)
                {
                    values.Add(value);
                }
            }

            parts.Add(values.Count == 0 ? $"{Series[i]}: no points yet" : $"{Series[i]}: last {Show(values[^1])}{unit}, lowest {Show(values.Min())}{unit}, highest {Show(values.Max())}{unit}, {values.Count} points");
        }

        return string.Join("; ", parts);
    }

    /// <summary>It as the script reads it: `[[times], [numbers of the first series], …]`.</summary>
    public string ToJson()
    {
        RemList times = [.. Points.Select(static point => (object?)point.Time)];
        var columns = new RemList(Series.Count + 1) { times };
        for (var i = 0; i < Series.Count; i++)
        {
            RemList values = [.. Points.Select(point => (object?)point.Values[i])];
            columns.Add(values);
        }

        return ValueText.Json(columns, long.MaxValue);
    }

    /// <summary>A number as it is shown: at most four digits that matter behind the point.</summary>
    public static string Show(double? value) => value?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";

    private static List<string> Names(WidgetSettings settings, RemList points)
    {
        var named = settings.List("series");
        if (named.Count > 0)
        {
            return [.. named.Select(ValueText.Of)];
        }

        return points is [RemMap first, ..] ? [.. first.Keys.Where(static key => key != "time")] : [settings.Text("title") ?? "value"];
    }

    private static double Time(WidgetSettings settings, object? value) => Number(settings, value) ?? throw settings.Wrong("points", "a list of points with a time, in seconds since 1970");

    private static double? Number(WidgetSettings settings, object? value) => value switch
    {
        null => null,
        long number => number,
        double number when double.IsFinite(number) => number,
        _ => throw settings.Wrong("points", "a list of points whose values are numbers"),
    };
}
