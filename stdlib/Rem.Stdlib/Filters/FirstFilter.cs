using Rem.Filters;
using Rem.Values;

namespace Rem.Stdlib.Filters;

/// <summary>Gives the first element of a list or the first character of a text; of an empty one null or empty text.</summary>
public sealed class FirstFilter : IFilter
{
    /// <inheritdoc/>
    public FilterSpec Spec { get; } = new("first")
    {
        Summary = "Gives the first element of a list or the first character of a text; of an empty one null or empty text.",
        Input = "list or text",
        Returns = "any",
        Errors = [FilterErrors.Input],
        Examples =
        [
            new("[3, 4] | first", "3"),
            new("[] | first", "null"),
            new("'abc' | first", @"""a"""),
        ],
    };

    /// <inheritdoc/>
    public object? Apply(object? value, object?[] arguments, FilterContext context)
    {
        return value switch
        {
            RemList list => list.Count == 0 ? null : list[0],
            string text => text.Length == 0 ? "" : text[..(text.Length > 1 && char.IsSurrogatePair(text, 0) ? 2 : 1)],
            _ => throw FilterInput.Wrong(value, Spec, "a list or a text"),
        };
    }
}
