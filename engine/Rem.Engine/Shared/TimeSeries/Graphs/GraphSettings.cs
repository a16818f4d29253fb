using Rem.Errors;
using Rem.Plans;
using Rem.Shared.TimeSeries.Queries;
using Rem.Values;

namespace Rem.Shared.TimeSeries.Graphs;

/// <summary>What plans and scripts say of a graph: the same names, values and errors for all of them.</summary>
public static class GraphSettings
{
    /// <summary>The picture that a dry run gives: its series are not stored, so there is nothing to draw.</summary>
    public const string Nothing = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>\n";

    /// <summary>The same as PNG, in base64: one pixel through which all is seen.</summary>
    public const string NothingAsPng = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=";

    private static readonly TimeSpan _standard = TimeSpan.FromDays(1);

    /// <summary>All settings. `series` must be there.</summary>
    public static IReadOnlyList<GraphSetting> All { get; } =
    [
        new("series", "What is drawn: the name of a group; a list of names and of maps `{group, source, label, style, function}`; or a map of names to series and what is computed of them, as `timeseries fetch` takes.", $"the name of a group, a list of 1 to {GraphLook.MostSeries} names or maps of group, source, label, style and function, or a map as of `timeseries fetch`", static value => GraphParts.Series(value) is not null || GraphParts.Wrong(value) is null),
        new("start", "The beginning; without it a day before the end.", SeriesTime.Form, IsTime),
        new("end", "The end; without it now.", SeriesTime.Form, IsTime),
        new("function", "Which consolidation is drawn; without it average, with a band from the least to the greatest.", "average, min, max or last", static value => GraphParts.Function(value) is not null),
        new("style", "line, area or stack; without it line.", "line, area or stack", static value => GraphWords.Style(value) is not null),
        new("title", "What stands above it.", "text", static value => value is string),
        new("unit", "The unit: `%`, `s`, `bytes`, `bytes/s`, `bits/s` or any other text, which are made short with the prefixes that belong to them.", "text", static value => value is string),
        new("width", "Its width in pixels; without it 800.", $"a whole number from {GraphLook.LeastWidth} to {GraphLook.MostWidth}", static value => value is long and >= GraphLook.LeastWidth and <= GraphLook.MostWidth),
        new("height", "Its height in pixels; without it 300.", $"a whole number from {GraphLook.LeastHeight} to {GraphLook.MostHeight}", static value => value is long and >= GraphLook.LeastHeight and <= GraphLook.MostHeight),
        new("theme", "light, dark, or auto (what the reader's system prefers); without it light.", "light, dark or auto", static value => GraphWords.Theme(value) is not null),
        new("zone", "The time zone of its axis, such as Europe/Berlin; without it UTC.", "the name of a time zone, such as Europe/Berlin", static value => value is string name && TimeZoneInfo.TryFindSystemTimeZoneById(name, out _)),
        new("lower", "The lower end of its values; without it what the values ask for.", "a number", static value => GraphWords.Number(value) is not null),
        new("upper", "The upper end of its values.", "a number", static value => GraphWords.Number(value) is not null),
        new("bounds", "Horizontal lines: a map of labels to numbers, such as `{warning: 80, critical: 90}`.", $"a map of at most {GraphLook.MostBounds} labels to numbers", static value => GraphParts.Bounds(value) is not null),
        new("events", "What happened: a list of `{at, until, label, mark}`; `until` makes a band of it, and `mark` is note, ok, warning, critical or downtime.", $"a list of at most {GraphLook.MostEvents} maps of at, until (not before it), label and mark", static value => GraphParts.Events(value, DateTimeOffset.UnixEpoch.AddYears(50)) is not null),
    ];

    /// <summary>Reads settings. Throws <see cref="SeriesErrors.Graph"/> with all that is wrong with them.</summary>
    public static GraphRequest Read(RemMap settings, DateTimeOffset now)
    {
        var faults = Faults(settings);
        if (faults.Count > 0)
        {
            throw new PlanException(SeriesErrors.Graph, SourceSpan.None, string.Join("; ", faults), Hint(settings));
        }

        var end = Time(settings, "end", now, now);
        return new GraphRequest(GraphParts.Series(Find(settings, "series")) ?? [], new GraphLook
        {
            Start = Time(settings, "start", now, end - _standard),
            End = end,
            Function = GraphParts.Function(Find(settings, "function")) ?? Consolidation.Average,
            Style = GraphWords.Style(Find(settings, "style")) ?? GraphStyle.Line,
            Title = (string?)Find(settings, "title") ?? "",
            Unit = (string?)Find(settings, "unit") ?? "",
            Width = (int)((long?)Find(settings, "width") ?? 800),
            Height = (int)((long?)Find(settings, "height") ?? 300),
            Theme = GraphWords.Theme(Find(settings, "theme")) ?? GraphTheme.Light,
            Zone = Find(settings, "zone") is string zone ? TimeZoneInfo.FindSystemTimeZoneById(zone) : TimeZoneInfo.Utc,
            Lower = GraphWords.Number(Find(settings, "lower")),
            Upper = GraphWords.Number(Find(settings, "upper")),
            Bounds = GraphParts.Bounds(Find(settings, "bounds")) ?? [],
            Events = GraphParts.Events(Find(settings, "events"), now) ?? [],
        })
        {
            Computed = Find(settings, "series") as RemMap,
        };
    }

    /// <summary>
    /// Looks at settings that are fixed, of which each fits by itself, beside each other and before anything runs. Throws
    /// <see cref="SeriesErrors.Graph"/>, <see cref="SeriesErrors.Query"/> and <see cref="SharedErrors.Name"/> for what cannot be drawn whatever the time is.
    /// </summary>
    /// <param name="known">The settings that are fixed.</param>
    /// <param name="isOpen">Whether a setting is there that is not fixed.</param>
    public static void CheckTogether(RemMap known, Func<string, bool> isOpen)
    {
        foreach (var source in GraphParts.Series(Find(known, "series")) ?? [])
        {
            SeriesNames.Check(source.Group);
            _ = source.Source is { } name ? SeriesTermReader.Source(name) : null;
        }

        var (start, end) = (Find(known, "start"), Find(known, "end"));
        if (start is not null && !isOpen("end") && SeriesTime.IsNever(start, end ?? 0L))
        {
            throw new PlanException(SeriesErrors.Graph, SourceSpan.None, $"'start' must be before 'end', got {ValueText.Show(start)} and {(end is null ? "no 'end', which is now" : ValueText.Show(end))}", SeriesErrors.Graph.Fix);
        }

        if (GraphWords.Number(Find(known, "lower")) >= GraphWords.Number(Find(known, "upper")))
        {
            throw new PlanException(SeriesErrors.Graph, SourceSpan.None, $"'lower' must be below 'upper', got {ValueText.Show(Find(known, "lower"))} and {ValueText.Show(Find(known, "upper"))}", SeriesErrors.Graph.Fix);
        }
    }

    private static List<string> Faults(RemMap settings)
    {
        var faults = new List<string>();
        for (var i = 0; i < settings.Count; i++)
        {
            var (name, value) = (settings.KeyAt(i), settings.ValueAt(i));
            var setting = All.FirstOrDefault(setting => setting.Name == name);
            if (setting is null)
            {
                faults.Add($"there is no '{name}', there is {string.Join(", ", All.Select(static known => known.Name))}");
            }
            else if (value is not null && !setting.Fits(value))
            {
                faults.Add(name == "series" && value is RemMap ? GraphParts.Wrong(value)! : $"'{name}' must be {setting.Expected}, got {ValueText.ShowWithKind(value)}");
            }
        }

        if (Find(settings, "series") is null)
        {
            faults.Add($"'series' must be {All[0].Expected}, got nothing");
        }

        return faults;
    }

    private static string? Hint(RemMap settings)
    {
        var names = All.Select(static setting => setting.Name).ToArray();
        for (var i = 0; i < settings.Count; i++)
        {
            if (Array.IndexOf(names, settings.KeyAt(i)) < 0 && Suggestion.Nearest(settings.KeyAt(i), names) is { } near)
            {
                return $"did you mean '{near}'?";
            }
        }

        return null;
    }

    private static object? Find(RemMap settings, string name) => GraphWords.Find(settings, name);

    private static bool IsTime(object value) => SeriesTime.TryRead(value, DateTimeOffset.UnixEpoch.AddYears(50), out _);

    private static DateTimeOffset Time(RemMap settings, string name, DateTimeOffset now, DateTimeOffset standard) =>
        SeriesTime.TryRead(Find(settings, name), now, out var time) ? time : standard;
}
