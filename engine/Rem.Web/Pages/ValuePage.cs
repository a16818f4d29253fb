using Rem.Values;
using Rem.Web.Markup;

namespace Rem.Web.Pages;

/// <summary>Shows a value as it is: maps as definition lists, lists of maps as tables.</summary>
internal static class ValuePage
{
    private const int MostDeep = 32;

    /// <summary>The value as HTML.</summary>
    public static Html Of(object? value)
    {
        var html = new Html();
        Write(html, value, 0);
        return html;
    }

    private static void Write(Html html, object? value, int depth)
    {
        switch (value)
        {
            case RemMap map when depth < MostDeep:
                WriteMap(html, map, depth);
                break;
            case RemList { Count: > 0 } list when depth < MostDeep && list.All(static item => item is RemMap):
                WriteTable(html, list, depth);
                break;
            case RemList list when depth < MostDeep:
                WriteList(html, list, depth);
                break;
            case string lines when lines.Contains('\n', StringComparison.Ordinal):
                html.Add($"<pre class=\"rem-scroll\" tabindex=\"0\">{lines}</pre>");
                break;
            default:
                html.Text(value is null ? "null" : ValueText.Of(value));
                break;
        }
    }

    private static void WriteMap(Html html, RemMap map, int depth)
    {
        if (map.Count == 0)
        {
            html.Add($"<span class=\"rem-empty\">empty</span>");
            return;
        }

        html.Add($"<dl class=\"rem-facts\">");
        for (var i = 0; i < map.Count; i++)
        {
            html.Add($"<dt>{map.KeyAt(i)}</dt><dd>");
            Write(html, map.ValueAt(i), depth + 1);
            html.Add($"</dd>");
        }

        html.Add($"</dl>");
    }

    private static void WriteList(Html html, RemList list, int depth)
    {
        html.Add($"<ul>");
        foreach (var item in list)
        {
            html.Add($"<li>");
            Write(html, item, depth + 1);
            html.Add($"</li>");
        }

        html.Add($"</ul>");
    }

    private static void WriteTable(Html html, RemList list, int depth)
    {
        var columns = new RemMap();
        foreach (var row in list)
        {
            foreach (var key in ((RemMap)row!).Keys)
            {
                columns.Set(key, null);
            }
        }

        html.Add($"<div class=\"rem-scroll\" tabindex=\"0\" role=\"group\" aria-label=\"table\"><table><thead><tr>");
        foreach (var column in columns.Keys)
        {
            html.Add($"<th scope=\"col\">{column}</th>");
        }

        html.Add($"</tr></thead><tbody>");
        foreach (var row in list)
        {
            WriteRow(html, (RemMap)row!, columns, depth);
        }

        html.Add($"</tbody></table></div>");
    }

    private static void WriteRow(Html html, RemMap row, RemMap columns, int depth)
    {
        html.Add($"<tr>");
        foreach (var column in columns.Keys)
        {
            html.Add($"<td>");
            if (row.TryGetValue(column, out var cell))
            {
                Write(html, cell, depth + 1);
            }

            html.Add($"</td>");
        }

        html.Add($"</tr>");
    }
}
