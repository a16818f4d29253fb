using System.Globalization;
using Rem.Errors;
using Rem.Shared.TimeSeries;
using Rem.Values;
using Rem.Web.Live.Series;
using Rem.Web.Markup;

namespace Rem.Web.Widgets;

/// <summary>Time series over a range that all graphs of a page share. The script fetches their rows and follows them.</summary>
internal sealed class GraphWidget : IWidget
{
    /// <inheritdoc/>
    public WidgetSpec Spec { get; } = new("graph", "Time series, live; all graphs of a page share the range of time, the crosshair and one stream. As a table and in words for who does not see it.",
    [
        new("title", WidgetKind.Text, "What it shows.") { IsRequired = true },
        new("stream", WidgetKind.Text, "Where its rows come from: a path of `http stream` with `series`, from the mount or with `/` in front from the site.") { IsRequired = true, Words = "the path of a stream" },
        new("groups", WidgetKind.TextOrList, "The groups of series that it shows.") { IsRequired = true },
        new("sources", WidgetKind.TextOrList, "The sources of each group that are lines.") { Otherwise = "all" },
        new("labels", WidgetKind.Map, "What lines are called, by source, or by group and source with a blank between.") { Otherwise = "as their sources" },
        new("unit", WidgetKind.Text, "The unit of the numbers."),
        new("prefixes", WidgetKind.Word, "How large and small numbers are written: 1.5 k, 1.5 Ki, 1500.") { Choices = ["si", "binary", "none"], Otherwise = "binary for bytes, none for %, °C and the like, else si" },
        new("range", WidgetKind.Duration, "The time that is shown first; the page's first graph counts.") { Default = "1h" },
        new("function", WidgetKind.Word, "How a row is made of several.") { Choices = ["average", "min", "max", "last"], Default = "average" },
        new("stack", WidgetKind.Flag, "The lines stand on each other.") { Default = false },
        new("area", WidgetKind.Flag, "The room below a line is filled.") { Default = false },
        new("min", WidgetKind.Number, "Where the scale begins.") { Otherwise = "as the numbers need" },
        new("max", WidgetKind.Number, "Where the scale ends.") { Otherwise = "as the numbers need" },
        new("bounds", WidgetKind.Map, "Lines across it: numbers by `warning` and `critical`.") { Words = "a map of warning and critical to numbers" },
        new("events", WidgetKind.TextOrMap, "What happened meanwhile: the path of a stream of a queue with maps of `at`, `to` or `state`, `text`; or `{stream, only}`, where `only` holds what their fields have to be. What `event` calls `… started` and `… ended` is a band.") { Words = "the path of a stream, or a map of stream and only" },
        new("height", WidgetKind.Integer, "Its height in pixels.") { Range = (60, 1000), Default = 180L },
    ]);

    /// <inheritdoc/>
    public Html Write(WidgetSettings settings)
    {
        var title = settings.Text("title")!;
        var html = Html.Of($"<figure class=\"rem-widget rem-chart\"");
        html.Attribute("data-rem", "graph")
            .Attribute("data-series", settings.Stream)
            .Attribute("data-graph", ValueText.Json(Options(settings), long.MaxValue))
            .Attribute("data-height", settings.Integer("height").ToString(CultureInfo.InvariantCulture));
        html.Add($"><figcaption class=\"rem-label\">{title}</figcaption><div class=\"rem-plot\"></div><p class=\"rem-about rem-summary\">{string.Join(", ", settings.Texts("groups"))}: drawn by a script of this page</p>");
        return html.Add($"{DataTable.Begin(title)}</thead><tbody>{DataTable.End}</figure>");
    }

    private static RemMap Options(WidgetSettings settings)
    {
        var options = new RemMap(14)
        {
            ["groups"] = GroupNames.Write(Groups(settings)),
            ["labels"] = settings.Map("labels"),
            ["unit"] = settings.Text("unit") ?? "",
            ["prefixes"] = settings.Text("prefixes"),
            ["range"] = settings.Seconds("range"),
            ["function"] = settings.Text("function")!.ToUpperInvariant(),
            ["stack"] = settings.Flag("stack"),
            ["area"] = settings.Flag("area"),
            ["min"] = settings.Number("min"),
            ["max"] = settings.Number("max"),
            ["bounds"] = Bounds(settings),
            ["events"] = Events(settings),
        };
        if (settings.Has("sources"))
        {
            options.Set("sources", RemList.Of([.. settings.Texts("sources")]));
        }

        return options;
    }

    private static List<string> Groups(WidgetSettings settings)
    {
        var names = settings.Texts("groups");
        try
        {
            return names.Count > 0 ? [.. names.Select(SeriesNames.Check)] : throw settings.Wrong("groups", "a text or a list of texts");
        }
        catch (PlanException error) when (error.Finding.Code == Shared.SharedErrors.Name)
        {
            throw settings.Place.Error($"'groups' of 'graph': {error.Message}", error.Finding.Hint);
        }
    }

    private static RemMap Bounds(WidgetSettings settings)
    {
        var bounds = settings.Map("bounds");
        foreach (var (name, value) in bounds)
        {
            if (name is not ("warning" or "critical") || value is not (long or double))
            {
                throw settings.Wrong("bounds", "a map of warning and critical to numbers");
            }
        }

        return bounds;
    }

    private static RemMap? Events(WidgetSettings settings)
    {
        switch (settings.Value("events"))
        {
            case string path:
                return new RemMap(1) { ["stream"] = settings.StreamAt(path, "events") };
            case RemMap map when map.TryGetValue("stream", out var stream) && stream is string path && map.Keys.All(static key => key is "stream" or "only") && (!map.TryGetValue("only", out var only) || only is RemMap):
                return new RemMap(2) { ["stream"] = settings.StreamAt(path, "events"), ["only"] = map.TryGetValue("only", out var fields) ? fields : null };
            case null:
                return null;
            default:
                throw settings.Wrong("events", "the path of a stream, or a map of stream and only");
        }
    }
}
