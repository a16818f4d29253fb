using System.Globalization;
using Rem.Values;
using Rem.Web.Markup;

namespace Rem.Web.Widgets;

/// <summary>The newest lines of a log.</summary>
internal sealed class LogWidget : IWidget
{
    /// <inheritdoc/>
    public WidgetSpec Spec { get; } = new("log", "The newest lines of a log, as they come.",
    [
        new("label", WidgetKind.Text, "What log it is.") { IsRequired = true },
        new("lines", WidgetKind.List, "The lines so far: texts, or maps of `{time, level, by, text}`."),
        new("keep", WidgetKind.Integer, "How many lines stay.") { Range = (1, 10_000), Default = 200L },
        .. Live.Settings,
    ]);

    /// <inheritdoc/>
    public Html Write(WidgetSettings settings)
    {
        var label = settings.Text("label");
        var html = Html.Of($"<div class=\"rem-widget rem-log\" role=\"group\"{Live.Attributes(settings, "log")}");
        html.Attribute("data-keep", settings.Integer("keep").ToString(CultureInfo.InvariantCulture));
        html.Add($" aria-label=\"{label}\"><p class=\"rem-label\">{label}</p><ol class=\"rem-lines rem-scroll\" tabindex=\"0\" aria-label=\"lines of {label}\">");
        foreach (var line in settings.List("lines"))
        {
            WriteLine(html, line);
        }

        return html.Add($"</ol><p class=\"rem-hidden\" role=\"status\"></p></div>");
    }

    private static void WriteLine(Html html, object? line)
    {
        if (line is not RemMap map)
        {
            html.Add($"<li>{ValueText.Of(line)}</li>");
            return;
        }

        html.Add($"<li");
        html.Attribute("data-level", Part(map, "level")).Add($">");
        if (Part(map, "time") is { } time)
        {
            html.Add($"<time>{time}</time> ");
        }

        if (Part(map, "level") is { } level)
        {
            html.Add($"<b>{level}</b> ");
        }

        if (Part(map, "by") is { } by)
        {
            html.Add($"<b>{by}</b> ");
        }

        html.Add($"{Part(map, "text") ?? ValueText.Of(map)}</li>");
    }

    private static string? Part(RemMap map, string key) => map.TryGetValue(key, out var value) && value is not null ? ValueText.Of(value) : null;
}
