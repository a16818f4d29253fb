using System.Globalization;
using Rem.Web.Markup;

namespace Rem.Web.Widgets;

/// <summary>Widgets that belong together.</summary>
internal sealed class GroupWidget : IWidget
{
    /// <inheritdoc/>
    public WidgetSpec Spec { get; } = new("group", "Widgets that belong together, side by side.",
    [
        new("widgets", "a list of widgets", "What stands in it.") { IsRequired = true },
        new("title", "a text", "A heading above it."),
        new("columns", "an integer", "How many stand side by side where there is room, 1 to 6. Default: as many as fit."),
    ]);

    /// <inheritdoc/>
    public Html Write(WidgetSettings settings)
    {
        var columns = settings.Integer("columns", 1, 6, 0);
        var id = settings.Has("title") ? settings.Place.Exchange.NewElementId() : null;
        var html = Html.Of($"<section class=\"rem-group\"").Attribute("aria-labelledby", id).Add($">{Title.Of(settings, id)}<div class=\"rem-grid\"");
        html.Attribute("data-columns", columns == 0 ? null : columns.ToString(CultureInfo.InvariantCulture));
        return html.Add($">{WidgetPage.List(settings.Value("widgets"), settings.Place.Inside(hasHeading: id is not null))}</div></section>");
    }
}
