using Microsoft.AspNetCore.Http;
using Rem.Web.Serving;
using Rem.Web.Sites;
using Rem.Web.Static;

namespace Rem.Web.Markup;

/// <summary>
/// What stands around every page that REM writes itself: head, skip link, the site's name and navigation, who is logged
/// in, light or dark, and a footer. Scripts and styles are files of REM's own; nothing stands inline.
/// </summary>
internal static class PageShell
{
    /// <summary>The media type of a page.</summary>
    public const string ContentType = "text/html; charset=utf-8";

    /// <summary>The whole page.</summary>
    /// <param name="exchange">The request that it answers.</param>
    /// <param name="title">What it is, for its head and as its heading.</param>
    /// <param name="body">What stands below the heading.</param>
    public static string Of(Exchange exchange, string title, Html body)
    {
        var site = exchange.Site?.Settings;
        var name = site?.Title ?? "REM";
        return Html.Of($"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{(title == name ? title : title + " · " + name)}</title>
            <link rel="icon" href="{Assets.Folder}rem.svg" type="image/svg+xml">
            <link rel="stylesheet" href="{Assets.Folder}pico.min.css">
            <link rel="stylesheet" href="{Assets.Folder}rem.css">
            <script src="{Assets.Folder}theme.js"></script>
            <script src="{Assets.Folder}htmx.min.js" defer></script>
            <script src="{Assets.Folder}rem.js" type="module"></script>
            </head>
            <body>
            <a class="rem-skip" href="#main">Skip to the content</a>
            <header class="rem-top">{Top(exchange, site, name)}</header>
            <main id="main" class="rem-main" tabindex="-1">
            <h1>{title}</h1>
            {body}
            </main>
            <footer class="rem-foot"><p>{name} · served by REM <span data-rem="connection" role="status"></span></p></footer>
            </body>
            </html>

            """).ToString();
    }

    private static Html Top(Exchange exchange, SiteSettings? site, string name)
    {
        var top = Html.Of($"<a class=\"rem-name\" href=\"/\">{name}</a>");
        if (site is { Navigation.Count: > 0 })
        {
            top.Add($"<nav aria-label=\"Site\"><ul>{Links(site, "/" + exchange.Path)}</ul></nav>");
        }

        return top.Add($"<div class=\"rem-who\">{Who(exchange)}<button type=\"button\" class=\"rem-theme\" data-rem=\"theme\" hidden>Theme</button></div>");
    }

    private static Html Links(SiteSettings site, string path)
    {
        var links = new Html();
        foreach (var (label, address) in site.Navigation)
        {
            links.Add($"<li><a href=\"{address}\"").Attribute("aria-current", address == path ? "page" : null).Add($">{label}</a></li>");
        }

        return links;
    }

    // The page to sign in has one form, whoever looks at it.
    private static Html? Who(Exchange exchange) => exchange.Site is null || exchange.Path == "login" ? null
        : exchange.Caller.User is not { } user ? Html.Of($"<a href=\"/login\">Sign in</a>")
        : exchange.Caller.Credential != Access.Credential.Session ? Html.Of($"<span>{user}</span>")
        : Html.Of($"<form method=\"post\" action=\"/logout\"><span>{user}</span><input type=\"hidden\" name=\"csrf\" value=\"{exchange.Csrf}\"><button type=\"submit\">Sign out</button></form>");
}
