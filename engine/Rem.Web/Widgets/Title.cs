using System.Globalization;
using Rem.Web.Markup;

namespace Rem.Web.Widgets;

/// <summary>The heading of a widget: one level below what it stands in.</summary>
internal static class Title
{
    /// <summary>The heading, or null where the widget has no `title`.</summary>
    public static Html? Of(WidgetSettings settings, string? id = null)
    {
        if (settings.Text("title") is not { } title)
        {
            return null;
        }

        var level = Math.Min(6, settings.Place.Headings + 2).ToString(CultureInfo.InvariantCulture);
        return Html.Of($"<h{level} class=\"rem-title\"").Attribute("id", id).Add($">{title}</h{level}>");
    }
}
