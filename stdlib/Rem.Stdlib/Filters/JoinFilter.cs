using Rem.Filters;
using Rem.Values;

namespace Rem.Stdlib.Filters;

/// <summary>Joins the elements of a list into one text.</summary>
public sealed class JoinFilter : IFilter
{
    /// <inheritdoc/>
    public FilterSpec Spec { get; } = new("join")
    {
        Summary = "Joins the elements of a list into one text.",
        Input = "list",
        Arguments =
        [
            new("separator", "text", "What stands between two elements.", Optional: true, Default: " "),
        ],
        Returns = "text",
        Errors = [FilterErrors.Input, FilterErrors.Argument],
        Examples =
        [
            new("['a', 'b'] | join", @"""a b"""),
            new("[1, null, true] | join ','", @"""1,,true"""),
            new("[] | join ', '", @""""""),
        ],
        GivesFresh = true,
    };

    /// <inheritdoc/>
    public object? Apply(object? value, object?[] arguments, FilterContext context)
    {
        var list = FilterInput.List(value, Spec);
        var separator = FilterInput.TextArgument(arguments, 0, Spec);
        var text = new BoundedText(context);
        for (var i = 0; i < list.Count; i++)
        {
            text.Append(i > 0 ? separator : "").Append(ValueText.Of(list[i]));
        }

        return text.ToString();
    }
}
