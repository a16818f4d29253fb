using System.Globalization;
using Rem.Web.Markup;

namespace Rem.Web.Widgets;

/// <summary>Widgets that belong together.</summary>
internal sealed class GroupWidget : IWidget
{
    /// <inheritdoc/>
    public WidgetSpec Spec { get; } = new("group", "Widgets that belong together, side by side.",
    [
        new("widgets", WidgetKind.List, "What stands in it.") { IsRequired = true, Words = "a list of widgets" },
        new("title", WidgetKind.Text, "A heading above it."),
        new("columns", WidgetKind.Integer, "How many stand side by side where there is room.") { Range = (1, 6), Otherwise = "as many as fit" },
    ]);

    /// <inheritdoc/>
    public Html Write(WidgetSettings settings)
    {
        var columns = settings.Integer("columns");
        var id = settings.Has("title") ? settings.Place.Ids.Next() : null;
        var html = Html.Of($"<section class=\"rem-group\"").Attribute("aria-labelledby", id).Add($">{Title.Of(settings, id)}<div class=\"rem-grid\"");
        html.Attribute("data-columns", columns == 0 ? null : columns.ToString(CultureInfo.InvariantCulture));
        return html.Add($">{WidgetPage.List(settings.Value("widgets"), settings.Place.Inside(hasHeading: id is not null))}</div></section>");
    }
}
