using Rem.Filters;
using Rem.Values;

namespace Rem.Stdlib.Filters;

/// <summary>Gives the last element of a list or the last character of a text; of an empty one null or empty text.</summary>
public sealed class LastFilter : IFilter
{
    /// <inheritdoc/>
    public FilterSpec Spec { get; } = new("last")
    {
        Summary = "Gives the last element of a list or the last character of a text; of an empty one null or empty text.",
        Input = "list or text",
        Returns = "any",
        Errors = [FilterErrors.Input],
        Examples =
        [
            new("[3, 4] | last", "4"),
            new("[] | last", "null"),
            new("'abc' | last", @"""c"""),
        ],
    };

    /// <inheritdoc/>
    public object? Apply(object? value, object?[] arguments, FilterContext context)
    {
        return value switch
        {
            RemList list => list.Count == 0 ? null : list[list.Count - 1],
            string text => text.Length == 0 ? "" : text[^(text.Length > 1 && char.IsSurrogatePair(text, text.Length - 2) ? 2 : 1)..],
            _ => throw FilterInput.Wrong(value, Spec, "a list or a text"),
        };
    }
}
