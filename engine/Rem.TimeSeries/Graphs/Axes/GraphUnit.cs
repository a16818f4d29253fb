using System.Globalization;

namespace Rem.TimeSeries.Graphs.Axes;

/// <summary>A unit, and how its numbers are written.</summary>
internal sealed class GraphUnit
{
    private const double Minute = 60, Hour = 3600, Day = 86_400;
    private const int MostDecimals = 3, MostScaled = 10_000;
    private static readonly string[] _large = ["", "k", "M", "G", "T", "P", "E", "Z", "Y"];
    private static readonly string[] _small = ["", "m", "µ", "n", "p"];
    private static readonly string[] _binary = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei", "Zi", "Yi"];
    private static readonly string[] _symbols = ["V", "A", "W", "J", "Hz", "F", "Ω", "m", "g", "N", "Pa", "Wh", "VA"];
    private readonly string _name;
    private readonly string _between;

    private GraphUnit(UnitKind kind, string name, bool isSymbol)
    {
        Kind = kind;
        _name = name;
        _between = isSymbol || name.Length == 0 ? "" : " "; // kW, but k requests/s
    }

    /// <summary>How its numbers are made short.</summary>
    public UnitKind Kind { get; }

    /// <summary>What the unit is called in a sentence; empty for none.</summary>
    public string Name => Kind == UnitKind.Seconds ? "seconds" : Kind == UnitKind.Percent ? "percent" : _name;

    /// <summary>The unit of a text, which may be any.</summary>
    public static GraphUnit Of(string text) => text.Trim() switch
    {
        "%" or "percent" => new(UnitKind.Percent, "%", true),
        "s" or "seconds" => new(UnitKind.Seconds, "s", true),
        "B" or "bytes" => new(UnitKind.Binary, "B", true),
        "B/s" or "bytes/s" => new(UnitKind.Binary, "B/s", true),
        "bit" or "bits" => new(UnitKind.Large, "bit", true),
        "bit/s" or "bits/s" => new(UnitKind.Large, "bit/s", true),
        var other => Array.IndexOf(_symbols, other) >= 0 ? new(UnitKind.Si, other, true) : new(UnitKind.Large, other, false),
    };

    /// <summary>The scale in which a magnitude is short.</summary>
    public UnitScale Scale(double magnitude)
    {
        magnitude = Math.Abs(magnitude);
        return Kind switch
        {
            UnitKind.Percent => new(1, " %"),
            UnitKind.Seconds when magnitude >= 2 * Day => new(Day, " d"),
            UnitKind.Seconds when magnitude >= 2 * Hour => new(Hour, " h"),
            UnitKind.Seconds when magnitude >= 2 * Minute => new(Minute, " min"),
            UnitKind.Seconds when magnitude >= 1 || magnitude == 0 => new(1, " s"),
            _ => Prefixed(Power(magnitude)),
        };
    }

    /// <summary>The scale of an axis up to a magnitude with a step: one in which the step is a short number, however large what it stands at.</summary>
    public UnitScale Scale(double magnitude, double step)
    {
        if (Kind == UnitKind.Seconds && magnitude >= 1)
        {
            return step % Day == 0 ? new(Day, " d")
                : step % Hour == 0 ? new(Hour, " h")
                : step % Minute == 0 ? new(Minute, " min") : new(1, " s");
        }

        if (Kind == UnitKind.Percent)
        {
            return Scale(magnitude);
        }

        var power = Power(magnitude);
        while (power > (HasSmall ? 1 - _small.Length : 0) && IsLong(magnitude, step, power))
        {
            power--;
        }

        return Prefixed(power);
    }

    /// <summary>A value with three or four digits and its unit; `–` for an unknown one.</summary>
    public string Write(double value)
    {
        if (!double.IsFinite(value))
        {
            return "–";
        }

        var scale = Scale(Math.Abs(value) is var size && size < 1e-15 ? 0 : size);
        return Digits(value / scale.Divisor) + scale.Suffix;
    }

    private static string Digits(double number) => Math.Abs(number) switch
    {
        0 => "0",
        >= 1e5 => number.ToString("0.###e+0", CultureInfo.InvariantCulture),
        >= 99.95 => number.ToString("0", CultureInfo.InvariantCulture),
        >= 9.995 => number.ToString("0.#", CultureInfo.InvariantCulture),
        >= 0.9995 => number.ToString("0.##", CultureInfo.InvariantCulture),
        >= 0.001 => number.ToString("0.####", CultureInfo.InvariantCulture),
        _ => number.ToString("0.##e+0", CultureInfo.InvariantCulture),
    };

    // 1795249.530 k says less than 1795249530.
    private bool IsLong(double magnitude, double step, int power)
    {
        var divisor = Prefixed(power).Divisor;
        var decimals = UnitScale.Decimals(step / divisor);
        return decimals > MostDecimals || (decimals > 0 && power > 0 && magnitude / divisor >= MostScaled);
    }

    private double Factor => Kind == UnitKind.Binary ? 1024 : 1000;

    private bool HasSmall => Kind is UnitKind.Seconds or UnitKind.Si;

    // Which power of the factor makes a magnitude short: 999.95 is written as 1000, which is 1 k.
    private int Power(double magnitude)
    {
        var (power, divisor) = (0, 1.0);
        if (HasSmall && magnitude is > 0 and < 1)
        {
            while (power > 1 - _small.Length && magnitude / divisor < 0.99995)
            {
                (power, divisor) = (power - 1, divisor / Factor);
            }

            return power;
        }

        while (power < _large.Length - 1 && magnitude / divisor >= Factor * 0.99995)
        {
            (power, divisor) = (power + 1, divisor * Factor);
        }

        return power;
    }

    private UnitScale Prefixed(int power) =>
        new(Math.Pow(Factor, power), Suffix(power < 0 ? _small[-power] : Kind == UnitKind.Binary ? _binary[power] : _large[power]));

    private string Suffix(string prefix) => (prefix.Length, _name.Length) switch
    {
        (0, 0) => "",
        (0, _) => " " + _name,
        _ => " " + prefix + _between + _name,
    };
}
