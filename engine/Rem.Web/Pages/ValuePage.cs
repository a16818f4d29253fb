using System.Net;
using System.Text;
using Rem.Values;

namespace Rem.Web.Pages;

/// <summary>A page that shows a value as it is: maps as definition lists, lists of maps as tables, everything escaped.</summary>
internal static class ValuePage
{
    private const int MostDeep = 32;

    /// <summary>The page.</summary>
    public static string Of(string title, object? value)
    {
        var text = new StringBuilder(1024);
        text.Append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>")
            .Append(WebUtility.HtmlEncode(title)).Append("</title><link rel=\"stylesheet\" href=\"/rem/assets/pico.min.css\"><link rel=\"stylesheet\" href=\"/rem/assets/rem.css\"></head><body><main class=\"container\"><h1>")
            .Append(WebUtility.HtmlEncode(title)).Append("</h1>");
        Write(text, value, 0);
        return text.Append("</main></body></html>\n").ToString();
    }

    /// <summary>The value alone, for a place inside of another page.</summary>
    public static string Fragment(object? value)
    {
        var text = new StringBuilder(256);
        Write(text, value, 0);
        return text.ToString();
    }

    private static void Write(StringBuilder text, object? value, int depth)
    {
        switch (value)
        {
            case RemMap map when depth < MostDeep:
                WriteMap(text, map, depth);
                break;
            case RemList { Count: > 0 } list when depth < MostDeep && list.All(static item => item is RemMap):
                WriteTable(text, list, depth);
                break;
            case RemList list when depth < MostDeep:
                WriteList(text, list, depth);
                break;
            case string { Length: > 0 } lines when lines.Contains('\n', StringComparison.Ordinal):
                text.Append("<pre>").Append(WebUtility.HtmlEncode(lines)).Append("</pre>");
                break;
            default:
                text.Append(WebUtility.HtmlEncode(value is null ? "null" : ValueText.Of(value)));
                break;
        }
    }

    private static void WriteMap(StringBuilder text, RemMap map, int depth)
    {
        text.Append("<dl>");
        for (var i = 0; i < map.Count; i++)
        {
            text.Append("<dt>").Append(WebUtility.HtmlEncode(map.KeyAt(i))).Append("</dt><dd>");
            Write(text, map.ValueAt(i), depth + 1);
            text.Append("</dd>");
        }

        text.Append("</dl>");
    }

    private static void WriteList(StringBuilder text, RemList list, int depth)
    {
        text.Append("<ul>");
        foreach (var item in list)
        {
            text.Append("<li>");
            Write(text, item, depth + 1);
            text.Append("</li>");
        }

        text.Append("</ul>");
    }

    private static void WriteTable(StringBuilder text, RemList list, int depth)
    {
        var columns = new RemMap();
        foreach (var row in list)
        {
            foreach (var key in ((RemMap)row!).Keys)
            {
                columns.Set(key, null);
            }
        }

        text.Append("<div class=\"scroll\"><table><thead><tr>");
        foreach (var column in columns.Keys)
        {
            text.Append("<th scope=\"col\">").Append(WebUtility.HtmlEncode(column)).Append("</th>");
        }

        text.Append("</tr></thead><tbody>");
        foreach (var row in list)
        {
            text.Append("<tr>");
            foreach (var column in columns.Keys)
            {
                text.Append("<td>");
                if (((RemMap)row!).TryGetValue(column, out var cell))
                {
                    Write(text, cell, depth + 1);
                }

                text.Append("</td>");
            }

            text.Append("</tr>");
        }

        text.Append("</tbody></table></div>");
    }
}
