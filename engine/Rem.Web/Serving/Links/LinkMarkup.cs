using System.Globalization;
using System.Text.Json;
using Rem.Values;
using Rem.Web.Access;
using Rem.Web.Markup;
using Rem.Web.Rpc;
using Rem.Web.Widgets;

namespace Rem.Web.Serving;

/// <summary>The pages of a link: what it will do, with a button and a field for each argument that it leaves open; what came of it.</summary>
internal sealed class LinkMarkup(Exchange exchange, Link link, WebFunction function)
{
    /// <summary>What it will do.</summary>
    /// <param name="values">What stands in the fields.</param>
    /// <param name="problem">What is wrong with them, or null.</param>
    public string Asks(RemMap values, string? problem)
    {
        var body = new Html();
        if (problem is not null)
        {
            body.Add($"<p role=\"alert\">{StateMark.Of("critical", problem)}</p>");
        }

        if (function.About is { } about)
        {
            body.Add($"<p class=\"rem-about\">{about}</p>");
        }

        // To itself: the link is in the address, and in none of the fields.
        body.Add($"{Fixed()}<p>{Terms()}</p><div class=\"rem-grid\" data-columns=\"2\"><form class=\"rem-widget rem-form\" method=\"post\">");
        foreach (var field in FormField.Of(function).Where(field => !link.Arguments.ContainsKey(field.Name)))
        {
            values.TryGetValue(field.Name, out var value);
            body.Add(new FieldMarkup(field, "link-" + field.Name).Of(value is null ? field.Default : FormField.Show(value)));
        }

        return Page(body.Add($"<button type=\"submit\">{function.Name}</button></form></div>"));
    }

    /// <summary>What came of it.</summary>
    public string Tells(RpcReply reply)
    {
        using var answer = JsonDocument.Parse(reply.Body, new JsonDocumentOptions { MaxDepth = 1000 });
        var json = answer.RootElement;
        if (reply.Status >= 400)
        {
            return Page(Html.Of($"<p role=\"alert\">{StateMark.Of("critical", json.GetProperty("detail").GetString()!)}</p>{Fixed()}<p>{(link.IsOnce ? "The link has been used up by that." : "")}</p>"));
        }

        var text = json.ValueKind == JsonValueKind.String ? json.GetString() : json.ValueKind == JsonValueKind.Null ? null : json.GetRawText();
        return Page(Html.Of($"<p role=\"status\">{StateMark.Of("ok", text ?? "done")}</p>{Fixed()}"));
    }

    private string Page(Html body) => PageShell.Of(exchange, function.Name, body);

    private Html Fixed()
    {
        var rows = new Html();
        foreach (var argument in function.Arguments)
        {
            if (link.Arguments.TryGetValue(argument.Name, out var value))
            {
                rows.Add($"<tr><th scope=\"row\">{argument.Name}</th><td>{value}</td></tr>");
            }
        }

        return link.Arguments.Count == 0 ? rows : Html.Of($"<table><tbody>{rows}</tbody></table>");
    }

    private string Terms() => string.Create(CultureInfo.InvariantCulture, $"Nothing has been done yet. Made for {link.User}; {(link.IsOnce ? "works once, " : "works ")}until {Moment(link.Until)}.");

    /// <summary>A moment as people read it.</summary>
    public static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
