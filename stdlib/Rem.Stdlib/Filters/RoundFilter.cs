using Rem.Expressions;
using Rem.Filters;

namespace Rem.Stdlib.Filters;

/// <summary>Rounds a number, halves away from zero: to an integer, or to a number of decimals.</summary>
public sealed class RoundFilter : IPreparedFilter
{
    /// <inheritdoc/>
    public FilterSpec Spec { get; } = new("round")
    {
        Summary = "Rounds a number, halves away from zero: to an integer, or to a number of decimals.",
        Input = "number",
        Arguments =
        [
            new("digits", "integer", "Decimals, -18 to 15; below 0 rounds to tens, hundreds, ….", Optional: true, Default: 0L),
        ],
        Returns = "integer, or float with decimals",
        Errors = [FilterErrors.Input, FilterErrors.Argument, FilterErrors.Unreadable, ExpressionErrors.Overflow],
        Examples =
        [
            new("2.5 | round", "3"),
            new("-2.5 | round", "-3"),
            new("3.14159 | round 2", "3.14"),
            new("2.675 | round 2", "2.68"),
            new("1234 | round -2", "1200"),
            new("7 | round", "7"),
        ],
        GivesFresh = true,
    };

    /// <inheritdoc/>
    public object? Apply(object? value, object?[] arguments, FilterContext context)
    {
        var number = FilterInput.Number(value, Spec);
        var digits = Digits(arguments);
        return number is long whole ? Rounding.Round(whole, (int)digits, Spec) : Rounding.Round((double)number, (int)digits, Spec);
    }

    /// <inheritdoc/>
    public IFilter Prepare(object?[] constants, bool[] known)
    {
        if (known[0])
        {
            Digits(constants);
        }

        return this;
    }

    private long Digits(object?[] arguments)
    {
        var digits = FilterInput.IntegerArgument(arguments, 0, Spec);
        return digits is >= -18 and <= 15 ? digits : throw FilterInput.WrongArgument(digits, 0, Spec, "an integer from -18 to 15");
    }
}
