using Rem.Errors;
using Rem.Values;
using Rem.Web.Markup;
using Rem.Web.Rpc;

namespace Rem.Web.Widgets;

/// <summary>The function that a widget calls.</summary>
internal static class Called
{
    /// <summary>The function under `function`, or null where the caller may not call one of that name.</summary>
    public static WebFunction? Find(WidgetSettings settings) => settings.Place.Functions.Find(settings.Text("function")!);

    /// <summary>The fields that nobody sees for the arguments under a setting; a list as `name[]`.</summary>
    public static List<KeyValuePair<string, string>> Fields(WidgetSettings settings, string setting)
    {
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var (name, value) in settings.Map(setting))
        {
            switch (value)
            {
                case null:
                    break;
                case RemMap:
                    throw settings.Wrong(setting, $"a map whose values are no maps ('{name}' is one)");
                case RemList list:
                    fields.AddRange(list.Select(item => new KeyValuePair<string, string>(name + "[]", ValueText.Of(item))));
                    break;
                default:
                    fields.Add(new(name, ValueText.Of(value)));
                    break;
            }
        }

        return fields;
    }

    /// <summary>What stands in the place of a widget whose function is not there for its caller.</summary>
    public static Html Missing(WidgetSettings settings, string? label)
    {
        var name = settings.Text("function")!;
        var near = Suggestion.Nearest(name, settings.Place.Functions.All.Select(static function => function.Name));
        return Html.Of($"<section class=\"rem-widget\"><p class=\"rem-label\">{label ?? name}</p><p class=\"rem-about\">you cannot call {name} here{(near is null ? "" : $"; did you mean {near}?")}</p></section>");
    }
}
