using System.Numerics;
using Jurassic;
using Jurassic.Library;
using Rem.Runtime.JavaScript.Engines;
using Rem.Runtime.JavaScript.Lowering;

namespace Rem.Runtime.JavaScript.Library;

/// <summary>What `Math` and `Number` get wrong on this .NET.</summary>
internal static class NumberLibrary
{
    /// <summary>Puts it into an engine.</summary>
    public static void Add(JsEngine js)
    {
        var math = (ObjectInstance)js.Script.Global["Math"];
        js.Method(math, "imul", static (_, _, a) => unchecked(Int(a, 0) * Int(a, 1)), 2);
        js.Method(math, "clz32", static (_, _, a) => BitOperations.LeadingZeroCount(unchecked((uint)Int(a, 0))), 1);
        js.Method(math, "pow", static (_, _, a) => Numbers.Box(Numbers.Power(Number(a, 0), Number(a, 1))), 2);
        js.Method(math, "round", static (_, _, a) => Round(Number(a, 0)), 1);
        js.Method(math, "sign", static (_, _, a) => Number(a, 0) is var x && (double.IsNaN(x) || x == 0) ? x : (double)Math.Sign(Number(a, 0)), 1);
        js.Method(math, "min", static (_, _, a) => Most(a, isMost: false), 2);
        js.Method(math, "max", static (_, _, a) => Most(a, isMost: true), 2);
        js.Method(math, "hypot", static (_, _, a) => Hypotenuse(a), 2);
        js.Method(math, "trunc", static (_, _, a) => Numbers.Box(Math.Truncate(Number(a, 0))), 1);
    }

    private static double Number(object[] a, int index) => TypeConverter.ToNumber(JsValues.Arg(a, index));

    private static int Int(object[] a, int index) => Numbers.ToInt32(Number(a, index));

    // -0 is less than 0; what is no number makes all of it none.
    private static object Most(object[] a, bool isMost)
    {
        var most = isMost ? double.NegativeInfinity : double.PositiveInfinity;
        for (var i = 0; i < a.Length; i++)
        {
            most = isMost ? Math.Max(most, Number(a, i)) : Math.Min(most, Number(a, i));
        }

        return Numbers.Box(most);
    }

    // An infinite side wins over one that is no number.
    private static object Hypotenuse(object[] a)
    {
        double largest = 0, sum = 0, rest = 0;
        var isNumber = true;
        for (var i = 0; i < a.Length; i++)
        {
            var side = Math.Abs(Number(a, i));
            isNumber &= !double.IsNaN(side);
            largest = Math.Max(side, double.IsNaN(largest) ? 0 : largest);
        }

        for (var i = 0; i < a.Length; i++)
        {
            if (double.IsInfinity(Number(a, i)))
            {
                return double.PositiveInfinity;
            }
        }

        for (var i = 0; i < a.Length && isNumber && largest > 0; i++)
        {
            // What is lost in the sum is carried on.
            var part = Number(a, i) / largest;
            var square = (part * part) - rest;
            var next = sum + square;
            rest = next - sum - square;
            sum = next;
        }

        return isNumber ? Numbers.Box(Math.Sqrt(sum) * largest) : double.NaN;
    }

    // Halves go up, also below zero.
    private static object Round(double x)
    {
        if (Math.Abs(x) >= 4503599627370496 || double.IsNaN(x))
        {
            return x;
        }

        var down = Math.Floor(x);
        var rounded = x - down >= 0.5 ? down + 1 : down;
        return Numbers.Box(rounded == 0 && (x < 0 || double.IsNegative(x)) ? -0.0 : rounded);
    }
}
