using System.Globalization;
using Rem.Values;
using Rem.Web.Markup;

namespace Rem.Web.Widgets;

/// <summary>Numbers over time.</summary>
internal sealed class ChartWidget : IWidget
{
    private const int MostRows = 100;

    /// <inheritdoc/>
    public WidgetSpec Spec { get; } = new("chart", "Numbers over time; as a table and in words for who does not see it.",
    [
        new("title", WidgetKind.Text, "What it shows.") { IsRequired = true },
        new("points", WidgetKind.List, "The points so far: `[time, number, …]` or `{time, NAME: number, …}`; time in seconds since 1970."),
        new("series", WidgetKind.List, "The names of the lines.") { Words = "a list of texts", Otherwise = "those of the points" },
        new("unit", WidgetKind.Text, "The unit of the numbers."),
        new("height", WidgetKind.Integer, "Its height in pixels.") { Range = (60, 1000), Default = 180L },
        new("keep", WidgetKind.Integer, "How many points stay.") { Range = (2, 20_000), Default = 600L },
        new("rate", WidgetKind.Flag, "For a counter's stream: shows how much it grows in a second.") { Default = false },
        .. Live.Settings,
    ]);

    /// <inheritdoc/>
    public Html Write(WidgetSettings settings)
    {
        var data = ChartData.Of(settings);
        var title = settings.Text("title")!;
        var unit = settings.Text("unit") is { } text ? " " + text : "";
        RemList series = [.. data.Series];
        var html = Html.Of($"<figure class=\"rem-widget rem-chart\"{Live.Attributes(settings, "chart")}");
        html.Attribute("data-series", ValueText.Json(series, long.MaxValue))
            .Attribute("data-points", data.ToJson())
            .Attribute("data-unit", unit)
            .Attribute("data-height", settings.Integer("height").ToString(CultureInfo.InvariantCulture))
            .Attribute("data-keep", settings.Integer("keep").ToString(CultureInfo.InvariantCulture))
            .Attribute("data-rate", settings.Flag("rate"));
        html.Add($"><figcaption class=\"rem-label\">{title}</figcaption><div class=\"rem-plot\"></div><p class=\"rem-about rem-summary\">{data.Summary(unit)}</p>");
        html.Add($"{DataTable.Begin(title)}<tr><th scope=\"col\">time</th>");
        foreach (var name in data.Series)
        {
            html.Add($"<th scope=\"col\">{name}{unit}</th>");
        }

        html.Add($"</tr></thead><tbody>");
        for (var i = Math.Max(0, data.Points.Count - MostRows); i < data.Points.Count; i++)
        {
            WriteRow(html, data.Points[i]);
        }

        return html.Add($"{DataTable.End}</figure>");
    }

    private static void WriteRow(Html html, (double Time, double?[] Values) point)
    {
        html.Add($"<tr><td>{Time(point.Time)}</td>");
        foreach (var value in point.Values)
        {
            html.Add($"<td class=\"rem-right\">{ChartData.Show(value)}</td>");
        }

        html.Add($"</tr>");
    }

    // In UTC, as the server cannot know where its reader is; the script shows the reader's own time.
    private static string Time(double seconds) => Math.Abs(seconds) > 1e11
        ? ValueText.Float(seconds)
        : DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000)).ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
