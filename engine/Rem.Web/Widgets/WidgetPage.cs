using Rem.Values;
using Rem.Web.Markup;

namespace Rem.Web.Widgets;

/// <summary>Writes what stands under `widgets` in what a page gave.</summary>
internal static class WidgetPage
{
    /// <summary>The key that they stand under.</summary>
    public const string Key = "widgets";

    private const int MostDeep = 8;

    /// <summary>The widgets of a page.</summary>
    public static Html Of(object? widgets, WidgetPlace place) => Html.Of($"<div class=\"rem-grid\">{List(widgets, place)}</div>");

    /// <summary>A list of widgets; what tags left empty in it is left out, and lists in it are taken apart.</summary>
    public static Html List(object? widgets, WidgetPlace place)
    {
        if (place.Depth > MostDeep)
        {
            throw place.Error($"groups stand more than {MostDeep} deep in each other");
        }

        var html = new Html();
        foreach (var item in widgets as RemList ?? throw place.Error($"'{Key}'", "a list of widgets", widgets))
        {
            switch (item)
            {
                case null or RemMap { Count: 0 }:
                    break;
                case RemList list:
                    html.Add(List(list, place.Inside()));
                    break;
                case RemMap { Count: 1 } map:
                    html.Add(One(map.KeyAt(0), map.ValueAt(0), place));
                    break;
                case RemMap map:
                    throw place.Error($"an item has {map.Count} keys ({string.Join(", ", map.Keys)})", "write each widget as an item of its own: `- value: {…}`");
                default:
                    throw place.Error("an item", "a map with one widget", item);
            }
        }

        return html;
    }

    private static Html One(string name, object? value, WidgetPlace place)
    {
        if (WidgetTable.Find(name) is { } widget)
        {
            return widget.Write(new WidgetSettings(widget.Spec, value, place));
        }

        var (message, hint) = WidgetTable.Unknown(name);
        throw place.Error(message, hint);
    }
}
