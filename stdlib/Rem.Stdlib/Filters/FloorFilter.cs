using Rem.Filters;

namespace Rem.Stdlib.Filters;

/// <summary>Rounds a number down to an integer.</summary>
public sealed class FloorFilter : IFilter
{
    /// <inheritdoc/>
    public FilterSpec Spec { get; } = new("floor")
    {
        Summary = "Rounds a number down to an integer.",
        Input = "number",
        Returns = "integer",
        Errors = [FilterErrors.Input, FilterErrors.Unreadable],
        Examples =
        [
            new("2.9 | floor", "2"),
            new("-2.1 | floor", "-3"),
            new("7 | floor", "7"),
        ],
        GivesFresh = true,
    };

    /// <inheritdoc/>
    public object? Apply(object? value, object?[] arguments, FilterContext context) =>
        FilterInput.Number(value, Spec) is double number ? Rounding.Whole(Math.Floor(number), Spec) : value;
}
