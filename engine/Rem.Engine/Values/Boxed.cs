namespace Rem.Values;

/// <summary>Small integers and bools as objects, made once: evaluation then allocates nothing for most results.</summary>
public static class Boxed
{
    private const long Lowest = -128;
    private const long Highest = 1023;

    private static readonly object[] Integers = MakeIntegers();

    /// <summary>The bool true.</summary>
    public static readonly object True = true;

    /// <summary>The bool false.</summary>
    public static readonly object False = false;

    /// <summary>An integer as an object.</summary>
    public static object Of(long value) => value is >= Lowest and <= Highest ? Integers[value - Lowest] : value;

    /// <summary>A bool as an object.</summary>
    public static object Of(bool value) => value ? True : False;

    private static object[] MakeIntegers()
    {
        var integers = new object[Highest - Lowest + 1];
        for (var i = 0; i < integers.Length; i++)
        {
            integers[i] = i + Lowest;
        }

        return integers;
    }
}
