using Rem.Filters;

namespace Rem.Stdlib.Filters;

/// <summary>Rounds a number up to an integer.</summary>
public sealed class CeilFilter : IFilter
{
    /// <inheritdoc/>
    public FilterSpec Spec { get; } = new("ceil")
    {
        Summary = "Rounds a number up to an integer.",
        Input = "number",
        Returns = "integer",
        Errors = [FilterErrors.Input, FilterErrors.Unreadable],
        Examples =
        [
            new("2.1 | ceil", "3"),
            new("-2.9 | ceil", "-2"),
            new("7 | ceil", "7"),
        ],
        GivesFresh = true,
    };

    /// <inheritdoc/>
    public object? Apply(object? value, object?[] arguments, FilterContext context) =>
        FilterInput.Number(value, Spec) is double number ? Rounding.Whole(Math.Ceiling(number), Spec) : value;
}
