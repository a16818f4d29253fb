using System.Globalization;

namespace Rem.TimeSeries.Graphs.Axes;

/// <summary>A unit, and how its numbers are written.</summary>
internal sealed class GraphUnit
{
    private const double Minute = 60, Hour = 3600, Day = 86_400;
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
            UnitKind.Binary => Prefixed(magnitude, 1024, _binary),
            UnitKind.Seconds or UnitKind.Si when magnitude is > 0 and < 1 => Small(magnitude),
            _ => Prefixed(magnitude, 1000, _large),
        };
    }

    /// <summary>The scale of an axis up to a magnitude with a step: of minutes and hours the one whose number the step is.</summary>
    public UnitScale Scale(double magnitude, double step) => Kind != UnitKind.Seconds || step < 1 ? Scale(magnitude)
        : step % Day == 0 ? new(Day, " d")
        : step % Hour == 0 ? new(Hour, " h")
        : step % Minute == 0 ? new(Minute, " min") : new(1, " s");

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

    private UnitScale Prefixed(double magnitude, double factor, string[] prefixes)
    {
        // 999.95 is written as 1000, which is 1 k.
        var (at, divisor) = (0, 1.0);
        while (at < prefixes.Length - 1 && magnitude / divisor >= factor * 0.99995)
        {
            (at, divisor) = (at + 1, divisor * factor);
        }

        return new(divisor, Suffix(prefixes[at]));
    }

    private UnitScale Small(double magnitude)
    {
        var (at, divisor) = (0, 1.0);
        while (at < _small.Length - 1 && magnitude / divisor < 0.99995)
        {
            (at, divisor) = (at + 1, divisor / 1000);
        }

        return new(divisor, Suffix(_small[at]));
    }

    private string Suffix(string prefix) => (prefix.Length, _name.Length) switch
    {
        (0, 0) => "",
        (0, _) => " " + _name,
        _ => " " + prefix + _between + _name,
    };
}
