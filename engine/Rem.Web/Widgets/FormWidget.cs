using Rem.Web.Markup;
using Rem.Web.Rpc;

namespace Rem.Web.Widgets;

/// <summary>A form that calls a function.</summary>
internal sealed class FormWidget : IWidget
{
    /// <inheritdoc/>
    public WidgetSpec Spec { get; } = new("form", "A form of the arguments of a function, which calls it; without scripts too.",
    [
        new("function", WidgetKind.Text, "A function of `http rpc` of this mount.") { IsRequired = true, Words = "the name of a function" },
        new("title", WidgetKind.Text, "A heading above it.") { Otherwise = "the function's name" },
        new("button", WidgetKind.Text, "What the button says.") { Default = "Run" },
        new("values", WidgetKind.Map, "What stands in the fields at first."),
        new("fixed", WidgetKind.Map, "Arguments that are given and not asked for."),
        new("lines", WidgetKind.Map, "Fields for texts of several lines: their height, by name.") { Words = "a map of names to numbers of lines" },
        new("again", WidgetKind.Flag, "After a call that went well the form is empty again, and its answer is not shown.") { Default = false },
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
            Button = settings.Text("button")!,
            Id = settings.Place.Ids.Next(),
            IsAgain = settings.Flag("again"),
            Given = Called.Fields(settings, "fixed"),
            Lines = Lines(settings),
        };
        var title = settings.Has("title") ? Title.Of(settings) : Html.Of($"<p class=\"rem-label\">{function.Name}</p>");
        return Html.Of($"<section class=\"rem-widget rem-call\">{title}{form.Of(function, settings.Map("values"))}</section>");
    }

    private static Dictionary<string, int> Lines(WidgetSettings settings)
    {
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (name, value) in settings.Map("lines"))
        {
            lines.Add(name, value is long and > 0 and <= 100 ? (int)(long)value : throw settings.Wrong("lines", "a map of names to numbers of lines, from 1 to 100"));
        }

        return lines;
    }
}
