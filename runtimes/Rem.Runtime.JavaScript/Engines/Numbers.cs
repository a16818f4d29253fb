namespace Rem.Runtime.JavaScript.Engines;

/// <summary>Conversions of numbers as JavaScript has them.</summary>
internal static class Numbers
{
    private const double TwoTo32 = 4294967296.0;
    private const int Most = 1024;

    private static readonly object[] _small = MakeSmall();

    /// <summary>Modulo 2^32, as a signed integer; 0 for what is no number.</summary>
    public static int ToInt32(double value)
    {
        if (value >= int.MinValue && value <= int.MaxValue)
        {
            return (int)value;
        }

        if (!double.IsFinite(value))
        {
            return 0;
        }

        var rest = Math.Truncate(value) % TwoTo32;
        return unchecked((int)(uint)(rest < 0 ? rest + TwoTo32 : rest));
    }

    /// <summary>A number as Jurassic holds it best: whole ones of 32 bits as an int, but not -0.</summary>
    public static object Box(double value) =>
        value == (int)value && (value != 0 || !double.IsNegative(value)) ? (int)value : value;

    /// <summary>A sum as Jurassic holds it; small ones, which counters are, without an object of their own.</summary>
    public static object Small(long value) => value is >= 0 and < Most ? _small[value] : value is >= int.MinValue and <= int.MaxValue ? (int)value : (double)value;

    /// <summary>As <see cref="Small(long)"/>; what is no whole number stays what it is.</summary>
    public static object Small(double value) => value > 0 && value < Most && value == (int)value ? _small[(int)value] : value;

    /// <summary>To a whole number; 0 for what is no number. Infinities stay.</summary>
    public static double ToInteger(double value) => double.IsNaN(value) ? 0 : Math.Truncate(value);

    /// <summary>`a ** b`: unlike .NET's, 1 to what is no finite number is no number.</summary>
    public static double Power(double a, double b) => double.IsNaN(b) || ((a == 1 || a == -1) && double.IsInfinity(b)) ? double.NaN : Math.Pow(a, b);

    private static object[] MakeSmall()
    {
        var made = new object[Most];
        for (var i = 0; i < made.Length; i++)
        {
            made[i] = i;
        }

        return made;
    }
}
