using System.Runtime.CompilerServices;
using Rem.Errors;

namespace Rem.Values;

/// <summary>What counts as true, what is equal, what comes first: section 1 of the plan language.</summary>
public static class Truth
{
    /// <summary>False: null, false, 0, 0.0, empty text, empty list, empty map. Everything else is true.</summary>
    public static bool Of(object? value) => value switch
    {
        null => false,
        bool b => b,
        long n => n != 0,
        double d => d != 0,
        string s => s.Length > 0,
        RemList list => list.Count > 0,
        RemMap map => map.Count > 0,
        _ => true,
    };

    /// <summary>True for null, "", [] and {}.</summary>
    public static bool IsEmpty(object? value) => value switch
    {
        null => true,
        string s => s.Length == 0,
        RemList list => list.Count == 0,
        RemMap map => map.Count == 0,
        _ => false,
    };

    /// <summary>Deep equality. 1 equals 1.0; text never equals a number; lists compare in order, maps without.</summary>
    public static new bool Equals(object? a, object? b)
    {
        if (ReferenceEquals(a, b))
        {
            return a is not double d || !double.IsNaN(d);
        }

        return a switch
        {
            long x => b is long y ? x == y : b is double z && EqualNumbers(x, z),
            string s => b is string t && s == t,
            double x => b is double y ? x == y : b is long z && EqualNumbers(z, x),
            bool p => b is bool q && p == q,
            RemList list => b is RemList other && list.Count == other.Count && EqualLists(list, other),
            RemMap map => b is RemMap other && map.Count == other.Count && EqualMaps(map, other),
            _ => false,
        };
    }

    /// <summary>
    /// Order of two numbers or two texts (ordinal): negative, 0 or positive. Null when the two have no order,
    /// NaN included.
    /// </summary>
    public static int? Compare(object? a, object? b) => (a, b) switch
    {
        (long x, long y) => x.CompareTo(y),
        (double x, double y) => double.IsNaN(x) || double.IsNaN(y) ? null : x.CompareTo(y),
        (long x, double y) => CompareNumbers(x, y),
        (double x, long y) => -CompareNumbers(y, x),
        (string s, string t) => string.CompareOrdinal(s, t),
        _ => null,
    };

    // A long above 2^53 has no exact double, so comparing as doubles would call different numbers equal.
    private static bool EqualNumbers(long x, double y) => CompareNumbers(x, y) == 0;

    private static int? CompareNumbers(long x, double y)
    {
        if (double.IsNaN(y))
        {
            return null;
        }

        if (y >= 9223372036854775808d)
        {
            return -1;
        }

        if (y < -9223372036854775808d)
        {
            return 1;
        }

        var whole = (long)Math.Truncate(y);
        return x != whole ? x.CompareTo(whole) : (0d).CompareTo(y - whole);
    }

    private static bool EqualLists(RemList a, RemList b)
    {
        CheckStack();
        for (var i = 0; i < a.Count; i++)
        {
            if (!Equals(a[i], b[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool EqualMaps(RemMap a, RemMap b)
    {
        CheckStack();
        for (var i = 0; i < a.Count; i++)
        {
            if (!b.TryGetValue(a.KeyAt(i), out var other) || !Equals(a.ValueAt(i), other))
            {
                return false;
            }
        }

        return true;
    }

    // A `while` can nest a value deeper than any stack.
    private static void CheckStack()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new LimitException(LimitErrors.Nesting, default, "values that are nested too deep for the stack cannot be compared");
        }
    }
}
