using Rem.Errors;
using Rem.Expressions;
using Rem.Filters;
using Rem.Values;

namespace Rem.Stdlib.Filters;

/// <summary>Gives a number without its sign.</summary>
public sealed class AbsFilter : IFilter
{
    /// <inheritdoc/>
    public FilterSpec Spec { get; } = new("abs")
    {
        Summary = "Gives a number without its sign.",
        Input = "number",
        Returns = "number",
        Errors = [FilterErrors.Input, ExpressionErrors.Overflow],
        Examples =
        [
            new("-5 | abs", "5"),
            new("-1.5 | abs", "1.5"),
        ],
        GivesFresh = true,
    };

    /// <inheritdoc/>
    public object? Apply(object? value, object?[] arguments, FilterContext context)
    {
        return FilterInput.Number(value, Spec) switch
        {
            long.MinValue => throw new PlanException(ExpressionErrors.Overflow, default, $"filter 'abs': {-long.MaxValue - 1} without its sign is no 64-bit integer"),
            long whole => Boxed.Of(Math.Abs(whole)),
            var number => Math.Abs((double)number),
        };
    }
}
