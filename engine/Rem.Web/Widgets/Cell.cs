using Rem.Values;
using Rem.Web.Markup;
using Rem.Web.Pages;

namespace Rem.Web.Widgets;

/// <summary>A value in a cell: `{text, link, state}` as that, anything else as text.</summary>
internal static class Cell
{
    private static readonly string[] Keys = ["text", "link", "state"];

    /// <summary>The cell's content. A link that leads nowhere good is shown as text alone.</summary>
    public static Html Of(object? value)
    {
        if (value is not RemMap { Count: > 0 } map || !map.Keys.All(static key => Array.IndexOf(Keys, key) >= 0))
        {
            return Html.Of($"{Text(value)}");
        }

        var html = map.TryGetValue("state", out var state) && state is string word ? StateMark.Of(word) : new Html();
        if (map.TryGetValue("text", out var text))
        {
            var address = map.TryGetValue("link", out var link) && link is string where ? RedirectAddress.Of(where) : null;
            html.Add(address is null ? Html.Of($" {Text(text)}") : Html.Of($" <a href=\"{address}\">{Text(text)}</a>"));
        }

        return html;
    }

    /// <summary>True for what stands at the right: numbers.</summary>
    public static bool IsNumber(object? value) => value is long or double;

    private static string Text(object? value) => value is null ? "" : ValueText.Of(value);
}
