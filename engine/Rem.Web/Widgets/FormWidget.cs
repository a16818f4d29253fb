using Rem.Web.Markup;
using Rem.Web.Rpc;

namespace Rem.Web.Widgets;

/// <summary>A form that calls a function.</summary>
internal sealed class FormWidget : IWidget
{
    /// <inheritdoc/>
    public WidgetSpec Spec { get; } = new("form", "A form of the arguments of a function, which calls it; without scripts too.",
    [
        new("function", "the name of a function", "A function of `http rpc` of this mount.") { IsRequired = true },
        new("title", "a text", "A heading above it. Default: the function's name."),
        new("button", "a text", "What the button says. Default: Run."),
        new("values", "a map", "What stands in the fields at first."),
        new("fixed", "a map", "Arguments that are given and not asked for."),
        new("again", "true or false", "After a call that went well the form is empty again, and its answer is not shown. Default: false."),
    ]);

    /// <inheritdoc/>
    public Html Write(WidgetSettings settings)
    {
        var function = Called.Find(settings);
        if (function is null)
        {
            return Called.Missing(settings, settings.Text("title"));
        }

        var form = new FunctionForm(settings.Place.Exchange, settings.Place.Address("rpc/" + function.Name))
        {
            Button = settings.Text("button") ?? "Run",
            Id = settings.Place.Exchange.NewElementId(),
            IsAgain = settings.Flag("again", false),
            Given = Called.Fields(settings, "fixed"),
        };
        var title = settings.Has("title") ? Title.Of(settings) : Html.Of($"<p class=\"rem-label\">{function.Name}</p>");
        return Html.Of($"<section class=\"rem-widget rem-call\">{title}{form.Of(function, settings.Map("values"))}</section>");
    }
}
