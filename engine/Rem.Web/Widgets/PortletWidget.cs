using System.Globalization;
using Rem.Errors;
using Rem.Web.Markup;

namespace Rem.Web.Widgets;

/// <summary>Another page, in a box.</summary>
internal sealed class PortletWidget : IWidget
{
    /// <inheritdoc/>
    public WidgetSpec Spec { get; } = new("portlet", "Another page of the site, in a box: one of `portlets` of this page.",
    [
        new("name", WidgetKind.Text, "Its name in the page's `portlets`.") { IsRequired = true },
        new("title", WidgetKind.Text, "A heading above it."),
        new("stream", WidgetKind.Text, "Its page is fetched again when this stream tells of something, every two seconds at most.") { Words = "the path of a stream" },
        new("every", WidgetKind.Duration, "Its page is fetched again so often."),
    ])
    {
        Main = "name",
    };

    /// <inheritdoc/>
    public Html Write(WidgetSettings settings)
    {
        var (place, name) = (settings.Place, settings.Text("name")!);
        if (!place.Portlets.TryGetValue(name, out var portlet) || portlet is not string markup)
        {
            var near = Suggestion.Nearest(name, place.Portlets.Keys);
            throw place.Error($"'portlet' names '{name}', which is not in the page's 'portlets'", near is null ? "write `portlets: {name: /path}` beside `widgets`" : $"did you mean '{near}'?");
        }

        var (stream, every) = (settings.Stream, settings.Has("every") ? (double?)settings.Seconds("every") : null);
        var html = Html.Of($"<section class=\"rem-widget rem-portlet\"").Attribute("data-name", name);
        html.Attribute("data-rem", stream is null && every is null ? null : "portlet").Attribute("data-stream", stream).Attribute("data-every", every is { } seconds ? Math.Max(2, seconds).ToString(CultureInfo.InvariantCulture) : null);
        return html.Add($">{Title.Of(settings)}{Html.Page(markup)}</section>");
    }
}
