using Rem.Values;
using Rem.Web.Markup;
using Rem.Web.Pages;

namespace Rem.Web.Widgets;

/// <summary>Many names with the state of each, in boxes.</summary>
internal sealed class MapWidget : IWidget
{
    /// <inheritdoc/>
    public WidgetSpec Spec { get; } = new("map", "Many names with the state of each, in boxes.",
    [
        new("title", WidgetKind.Text, "A heading above it."),
        new("boxes", WidgetKind.Map, "The boxes. States: " + StateMark.Listed + ".") { Words = "a map of names to states, or to maps of {state, text, link}" },
        new("stream", WidgetKind.Text, "A stream of state: each key is a box.") { Words = "the path of a stream" },
        new("field", WidgetKind.Text, "Where in the state's value the state of the box stands.") { Words = "a path" },
    ]);

    /// <inheritdoc/>
    public Html Write(WidgetSettings settings)
    {
        var html = Html.Of($"<section class=\"rem-widget rem-map\"").Attribute("data-rem", "map").Attribute("data-stream", settings.Stream).Attribute("data-field", settings.Text("field")).Add($">{Title.Of(settings)}<ul>");
        foreach (var (name, box) in settings.Map("boxes"))
        {
            var map = box as RemMap;
            var state = map is null ? Text(box) : Part(map, "state");
            var link = map is not null && Part(map, "link") is { } address ? RedirectAddress.Of(address) : null;
            html.Add($"<li data-state=\"{StateMark.Kind(state ?? "")}\">");
            html.Add(link is null ? Html.Of($"<span class=\"rem-name\">{name}</span>") : Html.Of($"<a class=\"rem-name\" href=\"{link}\">{name}</a>"));
            html.Add($" {(state is null ? null : StateMark.Of(state))}");
            if (map is not null && Part(map, "text") is { } text)
            {
                html.Add($" <span class=\"rem-about\">{text}</span>");
            }

            html.Add($"</li>");
        }

        return html.Add($"</ul></section>");
    }

    private static string? Part(RemMap map, string key) => map.TryGetValue(key, out var value) ? Text(value) : null;

    private static string? Text(object? value) => value is null ? null : ValueText.Of(value);
}
