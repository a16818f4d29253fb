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

        return Html.Of($"<section class=\"rem-widget rem-portlet\">{Title.Of(settings)}{Html.Page(markup)}</section>");
    }
}
