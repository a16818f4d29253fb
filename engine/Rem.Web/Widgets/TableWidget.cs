using System.Globalization;
using Rem.Values;
using Rem.Web.Markup;

namespace Rem.Web.Widgets;

/// <summary>Rows of data.</summary>
internal sealed class TableWidget : IWidget
{
    /// <inheritdoc/>
    public WidgetSpec Spec { get; } = new("table", "Rows; sorted by a click on a heading, shown in pages.",
    [
        new("caption", WidgetKind.Text, "What the rows are.") { IsRequired = true },
        new("rows", WidgetKind.List, "The rows; a cell may be `{text, link, state}`, and a text under `state` is shown as one.") { Words = "a list of maps" },
        new("columns", WidgetKind.ListOrMap, "Which keys of the rows are shown, in which order.") { Words = "a list of keys, or a map of keys to words", Otherwise = "all" },
        new("sortable", WidgetKind.Flag, "Headings sort.") { Default = true },
        new("page", WidgetKind.Integer, "Rows of one page; 0 for all.") { Range = (0, 10_000), Default = 50L },
        new("empty", WidgetKind.Text, "What stands there without rows.") { Default = "nothing here" },
        new("stream", WidgetKind.Text, "A stream of state: each key is a row, in the order of the keys below those of `rows`, and the rows change as the state does. Of a queue: a message is the list of all rows.") { Words = "the path of a stream" },
        new("id", WidgetKind.Text, "With a stream of state: the column that its key stands in.") { Words = "a key", Otherwise = "the first" },
    ]);

    /// <inheritdoc/>
    public Html Write(WidgetSettings settings)
    {
        var rows = settings.List("rows");
        var columns = TableColumn.Of(settings, rows);
        if (settings.Stream is not null && columns.Count == 0)
        {
            throw settings.Place.Error("'table' with a 'stream' needs 'columns'");
        }

        var caption = settings.Text("caption");
        RemList keys = [.. columns.Select(static column => column.Key)];
        var html = Html.Of($"<div class=\"rem-widget rem-table\" role=\"group\"").Add(Attributes(settings));
        html.Attribute("data-columns", ValueText.Json(keys, long.MaxValue)).Attribute("aria-label", caption).Add($">");
        html.Add($"<div class=\"rem-scroll\" tabindex=\"0\" role=\"group\" aria-label=\"{caption}\"><table><caption>{caption}</caption><thead><tr>");
        foreach (var column in columns)
        {
            html.Add($"<th scope=\"col\"").Attribute("class", IsOfNumbers(rows, column) ? "rem-right" : null).Add($">{column.Label}</th>");
        }

        html.Add($"</tr></thead><tbody>");
        foreach (var row in rows)
        {
            WriteRow(html, row as RemMap ?? throw settings.Wrong("rows", "a list of maps"), columns);
        }

        return html.Add($"</tbody></table></div><p class=\"rem-empty\"").Attribute("hidden", rows.Count > 0).Add($">{settings.Text("empty")}</p></div>");
    }

    private static Html Attributes(WidgetSettings settings) => new Html()
        .Attribute("data-rem", "table")
        .Attribute("data-stream", settings.Stream)
        .Attribute("data-id", settings.Text("id"))
        .Attribute("data-sortable", settings.Flag("sortable"))
        .Attribute("data-page", settings.Integer("page").ToString(CultureInfo.InvariantCulture));

    private static bool IsOfNumbers(RemList rows, TableColumn column) =>
        rows.Count > 0 && rows.All(row => row is RemMap map && map.TryGetValue(column.Key, out var cell) && Cell.IsNumber(cell));

    private static void WriteRow(Html html, RemMap row, List<TableColumn> columns)
    {
        html.Add($"<tr>");
        foreach (var column in columns)
        {
            row.TryGetValue(column.Key, out var cell);
            cell = column.Key == "state" && cell is string { Length: > 0 } ? new RemMap(1) { ["state"] = cell } : cell;
            html.Add(Cell.IsNumber(cell) ? Html.Of($"<td class=\"rem-right\">{Cell.Of(cell)}</td>") : Html.Of($"<td>{Cell.Of(cell)}</td>"));
        }

        html.Add($"</tr>");
    }
}
