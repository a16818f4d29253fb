using Rem.Filters;

namespace Rem.Stdlib.Filters;

/// <summary>Makes the first letter a capital and all others small.</summary>
public sealed class CapitalizeFilter : IFilter
{
    /// <inheritdoc/>
    public FilterSpec Spec { get; } = new("capitalize")
    {
        Summary = "Makes the first letter a capital and all others small.",
        Input = "text",
        Returns = "text",
        Errors = [FilterErrors.Input],
        Examples =
        [
            new("'hELLO world' | capitalize", @"""Hello world"""),
            new("'' | capitalize", @""""""),
        ],
        GivesFresh = true,
    };

    /// <inheritdoc/>
    public object? Apply(object? value, object?[] arguments, FilterContext context)
    {
        var text = FilterInput.Text(value, Spec);
        if (text.Length == 0)
        {
            return text;
        }

        var first = char.IsSurrogatePair(text, 0) ? 2 : 1;
        return text[..first].ToUpperInvariant() + text[first..].ToLowerInvariant();
    }
}
