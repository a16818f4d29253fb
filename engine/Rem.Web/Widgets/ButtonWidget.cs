using Rem.Web.Markup;
using Rem.Web.Rpc;

namespace Rem.Web.Widgets;

/// <summary>A button that calls a function with arguments that are given.</summary>
internal sealed class ButtonWidget : IWidget
{
    /// <inheritdoc/>
    public WidgetSpec Spec { get; } = new("button", "A button that calls a function with arguments that stand here, and shows what came of it.",
    [
        new("label", WidgetKind.Text, "What the button says.") { IsRequired = true },
        new("function", WidgetKind.Text, "A function of `http rpc` of this mount.") { IsRequired = true, Words = "the name of a function" },
        new("arguments", WidgetKind.Map, "Its arguments."),
        new("about", WidgetKind.Text, "What it does; stands above it."),
        new("confirm", WidgetKind.Text, "What is asked before it is done."),
    ]);

    /// <inheritdoc/>
    public Html Write(WidgetSettings settings)
    {
        var label = settings.Text("label")!;
        var function = Called.Find(settings);
        if (function is null)
        {
            return Called.Missing(settings, label);
        }

        var html = Html.Of($"<section class=\"rem-widget rem-call\">");
        if (settings.Text("about") is { } about)
        {
            html.Add($"<p class=\"rem-about\">{about}</p>");
        }

        var form = new FunctionForm(settings.Place.Exchange, settings.Place.Address("rpc/" + function.Name)) { Button = label, Id = settings.Place.Ids.Next(), Confirm = settings.Text("confirm"), Given = Called.Fields(settings, "arguments") };
        return html.Add(form.Fixed()).Add($"</section>");
    }
}
