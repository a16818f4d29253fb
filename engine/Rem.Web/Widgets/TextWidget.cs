using Rem.Web.Markup;

namespace Rem.Web.Widgets;

/// <summary>A few words.</summary>
internal sealed class TextWidget : IWidget
{
    /// <inheritdoc/>
    public WidgetSpec Spec { get; } = new("text", "Words; an empty line begins a paragraph.",
    [
        new("text", WidgetKind.Text, "The words.") { IsRequired = true },
        new("title", WidgetKind.Text, "A heading above them."),
        new("state", WidgetKind.Text, "What it tells of: " + StateMark.Listed + ".") { Words = "a state" },
    ])
    {
        Main = "text",
    };

    /// <inheritdoc/>
    public Html Write(WidgetSettings settings)
    {
        var html = Html.Of($"<section class=\"rem-widget rem-text\">{Title.Of(settings)}");
        if (settings.Text("state") is { } state)
        {
            html.Add($"<p>{StateMark.Of(state)}</p>");
        }

        foreach (var paragraph in settings.Text("text")!.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            html.Add($"<p>{paragraph.Trim('\n')}</p>");
        }

        return html.Add($"</section>");
    }
}
