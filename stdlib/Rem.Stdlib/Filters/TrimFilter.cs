using Rem.Filters;

namespace Rem.Stdlib.Filters;

/// <summary>Takes blanks, tabs and line ends off both ends.</summary>
public sealed class TrimFilter : IFilter
{
    /// <inheritdoc/>
    public FilterSpec Spec { get; } = new("trim")
    {
        Summary = "Takes blanks, tabs and line ends off both ends.",
        Input = "text",
        Returns = "text",
        Errors = [FilterErrors.Input],
        Examples =
        [
            new("'  a b 	' | trim", @"""a b"""),
            new("'' | trim", @""""""),
        ],
        GivesFresh = true,
    };

    /// <inheritdoc/>
    public object? Apply(object? value, object?[] arguments, FilterContext context) => FilterInput.Text(value, Spec).Trim();
}
