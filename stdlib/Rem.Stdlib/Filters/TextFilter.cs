using Rem.Filters;
using Rem.Values;

namespace Rem.Stdlib.Filters;

/// <summary>Makes text of any value: lists and maps as compact JSON, null as empty text.</summary>
public sealed class TextFilter : IFilter
{
    /// <inheritdoc/>
    public FilterSpec Spec { get; } = new("text")
    {
        Summary = "Makes text of any value: lists and maps as compact JSON, null as empty text.",
        Input = "any",
        Returns = "text",
        Examples =
        [
            new("5 | text", @"""5"""),
            new("1.0 | text", @"""1.0"""),
            new("[1, 'a'] | text", @"""[1,\""a\""]"""),
            new("null | text", @""""""),
        ],
        GivesFresh = true,
    };

    /// <inheritdoc/>
    public object? Apply(object? value, object?[] arguments, FilterContext context) => ValueText.Of(value);
}
