using Rem.Errors;
using Rem.Web.Markup;
using Rem.Web.Rpc;

namespace Rem.Web.Widgets;

/// <summary>The function that a widget calls.</summary>
internal static class Called
{
    /// <summary>The function under `function`, or null where the caller may not call one of that name.</summary>
    public static WebFunction? Find(WidgetSettings settings) => settings.Place.Functions.Find(settings.Text("function")!);

    /// <summary>What stands in the place of a widget whose function is not there for its caller.</summary>
    public static Html Missing(WidgetSettings settings, string? label)
    {
        var name = settings.Text("function")!;
        var near = Suggestion.Nearest(name, settings.Place.Functions.All.Select(static function => function.Name));
        return Html.Of($"<section class=\"rem-widget\"><p class=\"rem-label\">{label ?? name}</p><p class=\"rem-about\">you cannot call {name} here{(near is null ? "" : $"; did you mean {near}?")}</p></section>");
    }
}
