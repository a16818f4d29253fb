using Rem.Web.Markup;

namespace Rem.Web.Widgets;

/// <summary>One value, large.</summary>
internal sealed class ValueWidget : IWidget
{
    /// <inheritdoc/>
    public WidgetSpec Spec { get; } = new("value", "One value, large, with its unit and state.",
    [
        new("label", WidgetKind.Text, "What it is.") { IsRequired = true },
        new("value", WidgetKind.Text, "The value.") { Words = "a text, number or bool" },
        new("unit", WidgetKind.Text, "Stands behind it."),
        new("state", WidgetKind.Text, StateMark.Listed + ".") { Words = "a state" },
        new("about", WidgetKind.Text, "A line below it."),
        new("link", WidgetKind.Text, "Where its label leads.") { Words = "an address" },
        .. Live.Settings,
    ]);

    /// <inheritdoc/>
    public Html Write(WidgetSettings settings)
    {
        var label = settings.Text("label");
        var html = Html.Of($"<div class=\"rem-widget rem-value\" role=\"group\"{Live.Attributes(settings, "value")} aria-label=\"{label}\"><p class=\"rem-label\">");
        html.Add(settings.Link() is { } link ? Html.Of($"<a href=\"{link}\">{label}</a>") : Html.Of($"{label}"));
        html.Add($"</p><p class=\"rem-figure\"><span class=\"rem-number\">{settings.Text("value") ?? "–"}</span>");
        if (settings.Text("unit") is { } unit)
        {
            html.Add($" <span class=\"rem-unit\">{unit}</span>");
        }

        html.Add($"</p>");
        if (settings.Text("state") is { } state)
        {
            html.Add($"<p role=\"status\">{StateMark.Of(state)}</p>");
        }

        if (settings.Text("about") is { } about)
        {
            html.Add($"<p class=\"rem-about\">{about}</p>");
        }

        return html.Add($"</div>");
    }
}
