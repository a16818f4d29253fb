using System.Text;
using Microsoft.AspNetCore.Http;
using Rem.Values;
using Rem.Web.Markup;
using Rem.Web.Widgets;

namespace Rem.Web.Pages;

/// <summary>Makes the answer of what a page gave.</summary>
internal static class PageAnswer
{
    private const string Plain = "text/plain; charset=utf-8";
    private const string Json = "application/json";

    /// <summary>Writes a value: a text as it is, anything else as JSON, or for a browser as a page that shows it.</summary>
    public static Task WriteAsync(WidgetPlace place, object? value, string? contentType, CancellationToken cancel)
    {
        var http = place.Exchange.Http;
        if (value is string text)
        {
            return WriteAsync(http, text, contentType ?? Plain, cancel);
        }

        if (contentType is null && Accepts.Html(http.Request))
        {
            return WriteAsync(http, PageShell.Of(place.Exchange, Title(place, value), Shown(place, value)), PageShell.ContentType, cancel);
        }

        return WriteAsync(http, ValueText.Json(value, long.MaxValue), contentType ?? Json, cancel);
    }

    /// <summary>Writes a text.</summary>
    public static Task WriteAsync(HttpContext http, string text, string contentType, CancellationToken cancel)
    {
        var response = http.Response;
        response.ContentType = contentType;
        var size = Encoding.UTF8.GetByteCount(text);
        response.ContentLength = size;
        if (HttpMethods.IsHead(http.Request.Method))
        {
            return Task.CompletedTask;
        }

        var writer = response.BodyWriter;
        writer.Advance(Encoding.UTF8.GetBytes(text, writer.GetSpan(size)));
        var flush = writer.FlushAsync(cancel);
        return flush.IsCompletedSuccessfully ? Task.CompletedTask : flush.AsTask();
    }

    /// <summary>A value as HTML: its widgets when it has some.</summary>
    public static Html Shown(WidgetPlace place, object? value) =>
        value is RemMap map && map.TryGetValue(WidgetPage.Key, out var widgets) ? WidgetPage.Of(widgets, place) : ValuePage.Of(value);

    /// <summary>
    /// What of a page's result is sent. `output` is what an action leaves that gives no map: the text of a template, of
    /// a command.
    /// </summary>
    public static object? Content(object? value, ResponseControl? control)
    {
        if (control is { HasBody: true })
        {
            return control.Body;
        }

        if (value is RemMap map)
        {
            if (map.TryGetValue("output", out var output) && output is string)
            {
                return output;
            }

            if (control is not null)
            {
                var rest = map.Copy();
                rest.Remove(ResponseControl.Key);
                return rest.Count == 0 ? "" : rest;
            }
        }

        return value;
    }

    private static string Title(WidgetPlace place, object? value) =>
        value is RemMap map && map.ContainsKey(WidgetPage.Key) && map.TryGetValue("title", out var title) && title is string text ? text : place.Title;
}
