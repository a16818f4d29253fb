using Rem.Errors;
using Rem.Expressions;
using Rem.Filters;
using Rem.Values;

namespace Rem.Stdlib.Filters;

/// <summary>Adds numbers of a list. Null, and an element without the path, counts as nothing, as in Liquid.</summary>
internal static class Total
{
    /// <summary>The sum: an integer when all are, else a float.</summary>
    public static object Of(RemList list, Func<object?, object?> read, FilterSpec spec)
    {
        long whole = 0;
        var parts = 0.0;
        var hasFloat = false;
        for (var i = 0; i < list.Count; i++)
        {
            switch (read(list[i]))
            {
                case null:
                    break;
                case long number:
                    whole = Add(whole, number, spec);
                    break;
                case double number:
                    hasFloat = true;
                    parts += number;
                    break;
                case var other:
                    throw FilterInput.WrongElement(other, i, spec, "numbers");
            }
        }

        return hasFloat ? whole + parts : Boxed.Of(whole);
    }

    /// <summary>The average, or null when there is no number.</summary>
    public static object? Average(RemList list, Func<object?, object?> read, FilterSpec spec)
    {
        var total = 0.0;
        long count = 0;
        for (var i = 0; i < list.Count; i++)
        {
            var value = read(list[i]);
            count += value is null ? 0 : 1;
            total += value switch
            {
                null => 0,
                long number => number,
                double number => number,
                _ => throw FilterInput.WrongElement(value, i, spec, "numbers"),
            };
        }

        return count == 0 ? null : total / count;
    }

    private static long Add(long a, long b, FilterSpec spec)
    {
        try
        {
            return checked(a + b);
        }
        catch (OverflowException)
        {
            throw new PlanException(ExpressionErrors.Overflow, default, $"filter '{spec.Name}': {a} + {b} leaves the range of 64-bit integers");
        }
    }
}
