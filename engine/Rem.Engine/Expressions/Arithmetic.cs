using Rem.Errors;
using Rem.Running;
using Rem.Values;

namespace Rem.Expressions;

/// <summary>The operators of sums and products. Errors have no place: the expression knows its operands.</summary>
internal static class Arithmetic
{
    private const int MaxItems = 10_000_000;

    /// <summary>Applies `+ - *`, `/` (always a float), `\` (which stands for `//`) or `%`.</summary>
    public static object? Apply(char sign, object? a, object? b, RemLimits limits) => (a, b) switch
    {
        (long x, long y) => Integers(sign, x, y),
        (double x, double y) => Floats(sign, x, y),
        (long x, double y) => Floats(sign, x, y),
        (double x, long y) => Floats(sign, x, y),
        (string x, string y) when sign == '+' => Join(x, y, limits),
        (RemList x, RemList y) when sign == '+' => Join(x, y),
        _ => throw Wrong(sign, a, b),
    };

    /// <summary>The operator as it is written.</summary>
    public static string Text(char sign) => sign == '\\' ? "//" : sign.ToString();

    private static object Integers(char sign, long x, long y)
    {
        try
        {
            return sign switch
            {
                '+' => Boxed.Of(checked(x + y)),
                '-' => Boxed.Of(checked(x - y)),
                '*' => Boxed.Of(checked(x * y)),
                _ when y == 0 => throw Zero(sign, x),
                '/' => (double)x / y,
                '\\' => Boxed.Of(Quotient(x, y)),
                _ => Boxed.Of(y == -1 ? 0 : Rest(x, y)),
            };
        }
        catch (OverflowException)
        {
            throw new PlanException(ExpressionErrors.Overflow, default, $"{x} {Text(sign)} {y} leaves the range of 64-bit integers");
        }
    }

    private static double Floats(char sign, double x, double y) => sign switch
    {
        '+' => x + y,
        '-' => x - y,
        '*' => x * y,
        _ when y == 0 => throw Zero(sign, x),
        '/' => x / y,
        '\\' => Math.Floor((x - Rest(x, y)) / y + 0.5),
        _ => Rest(x, y),
    };

    // Down, not towards zero: -7 // 2 is -4.
    private static long Quotient(long x, long y)
    {
        var quotient = checked(x / y);
        return x % y != 0 && x < 0 != y < 0 ? quotient - 1 : quotient;
    }

    // What is left has the sign of the divisor: -7 % 2 is 1.
    private static long Rest(long x, long y)
    {
        var rest = x % y;
        return rest != 0 && rest < 0 != y < 0 ? rest + y : rest;
    }

    private static double Rest(double x, double y)
    {
        var rest = x % y;
        return rest != 0 && rest < 0 != y < 0 ? rest + y : rest;
    }

    private static string Join(string x, string y, RemLimits limits)
    {
        if ((long)x.Length + y.Length > limits.TextResultBytes)
        {
            throw new LimitException(LimitErrors.Text, default, $"a text would be longer than the limit 'text' allows ({LimitErrors.Bytes(limits.TextResultBytes)})");
        }

        return string.Concat(x, y);
    }

    private static RemList Join(RemList x, RemList y)
    {
        if ((long)x.Count + y.Count > MaxItems)
        {
            throw new PlanException(ExpressionErrors.TooLong, default, $"a list would have more than {MaxItems} elements");
        }

        var joined = new RemList(x.Count + y.Count);
        foreach (var item in x.AsSpan())
        {
            joined.Add(item);
        }

        foreach (var item in y.AsSpan())
        {
            joined.Add(item);
        }

        return joined;
    }

    private static PlanException Zero(char sign, object x) =>
        new(ExpressionErrors.ZeroDivision, default, $"{ValueText.Of(x)} {Text(sign)} 0 divides by zero");

    private static PlanException Wrong(char sign, object? a, object? b)
    {
        var needs = sign == '+' ? "two numbers, two texts or two lists" : "two numbers";
        var hint = (a, b) switch
        {
            (string, long or double) or (long or double, string) when sign == '+' =>
                "a text becomes a number with `| number`, a number becomes text with `| text`",
            (string, _) or (_, string) => "a text becomes a number with `| number`",
            _ => null,
        };
        return new PlanException(
            ExpressionErrors.Kinds, default, $"'{Text(sign)}' needs {needs}, got {ValueText.ShowWithKind(a)} and {ValueText.ShowWithKind(b)}", hint);
    }
}
