using System.Globalization;
using Rem.Errors;
using Rem.Filters;
using Rem.Values;

namespace Rem.Stdlib.Filters;

/// <summary>
/// Writes a time by a strftime format: `%` with flags (`-` no padding, `_` blanks, `0` zeros, `^` capitals, `:` for
/// zones), a width, and a letter.
/// </summary>
internal sealed class DateText(DateTimeOffset time, TimeZoneInfo zone, FilterSpec spec, FilterContext context)
{
    private const int MaxWidth = 64;

    private readonly BoundedText _text = new(context);

    /// <summary>ISO 8601, to the second.</summary>
    public static string Iso(DateTimeOffset time) =>
        time.ToString(time.Offset == TimeSpan.Zero ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>The time in a format.</summary>
    public string Format(string format)
    {
        var at = 0;
        while (format.IndexOf('%', at) is var sign and >= 0)
        {
            _text.Append(format.AsSpan(at, sign - at));
            at = Directive(format, sign);
        }

        return _text.Append(format.AsSpan(at)).ToString();
    }

    private int Directive(string format, int sign)
    {
        var at = sign + 1;
        var flags = at;
        while (at < format.Length && "-_0^:#".Contains(format[at], StringComparison.Ordinal))
        {
            at++;
        }

        var flag = format[flags..at];
        var digits = at;
        while (at < format.Length && char.IsAsciiDigit(format[at]))
        {
            at++;
        }

        var width = at == digits ? 0 : at - digits > 2 ? MaxWidth + 1 : int.Parse(format.AsSpan(digits, at - digits), CultureInfo.InvariantCulture);
        if (at >= format.Length || width > MaxWidth || !TryWrite(format[at], flag, width))
        {
            throw new PlanException(
                FilterErrors.Argument,
                default,
                $"argument 'format' of filter '{spec.Name}' has {ValueText.Show(format[sign..Math.Min(at + 1, format.Length)])}, which is no part of a date",
                "a single % is written %%; %Y-%m-%d %H:%M:%S are the usual ones");
        }

        return at + 1;
    }

    private bool TryWrite(char letter, string flag, int width)
    {
        if (Number(letter) is var (number, digits, pad))
        {
            Pad(number.ToString(CultureInfo.InvariantCulture), flag, width, digits, pad);
            return true;
        }

        var text = Word(letter, flag, width);
        if (text is null)
        {
            return false;
        }

        Pad(flag.Contains('^', StringComparison.Ordinal) ? text.ToUpperInvariant() : text, flag, width, 0, ' ');
        return true;
    }

    private (long Number, int Digits, char Pad)? Number(char letter) => letter switch
    {
        'Y' => (time.Year, 1, '0'),
        'C' => (time.Year / 100, 2, '0'),
        'y' => (time.Year % 100, 2, '0'),
        'm' => (time.Month, 2, '0'),
        'd' => (time.Day, 2, '0'),
        'e' => (time.Day, 2, ' '),
        'j' => (time.DayOfYear, 3, '0'),
        'H' => (time.Hour, 2, '0'),
        'k' => (time.Hour, 2, ' '),
        'I' => (Twelve, 2, '0'),
        'l' => (Twelve, 2, ' '),
        'M' => (time.Minute, 2, '0'),
        'S' => (time.Second, 2, '0'),
        's' => (time.ToUnixTimeSeconds(), 1, '0'),
        'u' => (time.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)time.DayOfWeek, 1, '0'),
        'w' => ((int)time.DayOfWeek, 1, '0'),
        'G' => (ISOWeek.GetYear(time.DateTime), 4, '0'),
        'g' => (ISOWeek.GetYear(time.DateTime) % 100, 2, '0'),
        'V' => (ISOWeek.GetWeekOfYear(time.DateTime), 2, '0'),
        'U' => (Week((int)time.DayOfWeek), 2, '0'),
        'W' => (Week(((int)time.DayOfWeek + 6) % 7), 2, '0'),
        _ => null,
    };

    private int Twelve => time.Hour % 12 == 0 ? 12 : time.Hour % 12;

    // Days before the first Sunday (or Monday) of the year are in week 0.
    private int Week(int dayOfWeek) => (time.DayOfYear + 6 - dayOfWeek) / 7;

    private string? Word(char letter, string flag, int width) => letter switch
    {
        'B' => Invariant("MMMM"),
        'b' or 'h' => Invariant("MMM"),
        'A' => Invariant("dddd"),
        'a' => Invariant("ddd"),
        'p' => time.Hour < 12 ? "AM" : "PM",
        'P' => time.Hour < 12 ? "am" : "pm",
        'L' => Fraction(width == 0 ? 3 : width),
        'N' => Fraction(width == 0 ? 9 : width),
        'z' => flag.Contains(':', StringComparison.Ordinal) ? Invariant("zzz") : Invariant("zzz").Replace(":", "", StringComparison.Ordinal),
        'Z' => ZoneName(),
        'F' => Invariant("yyyy-MM-dd"),
        'T' or 'X' => Invariant("HH:mm:ss"),
        'R' => Invariant("HH:mm"),
        'D' or 'x' => Invariant("MM/dd/yy"),
        'r' => Invariant("hh:mm:ss tt"),
        'c' => Invariant("ddd MMM") + " " + time.Day.ToString(CultureInfo.InvariantCulture).PadLeft(2) + Invariant(" HH:mm:ss yyyy"),
        'n' => "\n",
        't' => "\t",
        '%' => "%",
        _ => null,
    };

    private string Invariant(string format) => time.ToString(format, CultureInfo.InvariantCulture);

    private string Fraction(int digits)
    {
        var ticks = (time.Ticks % TimeSpan.TicksPerSecond).ToString("0000000", CultureInfo.InvariantCulture);
        return digits <= ticks.Length ? ticks[..digits] : ticks.PadRight(digits, '0');
    }

    // Zones have no short names that mean the same everywhere, but for UTC.
    private string ZoneName() => zone.HasSameRules(TimeZoneInfo.Utc) ? "UTC" : Invariant("zzz");

    private void Pad(string text, string flag, int width, int digits, char pad)
    {
        if (flag.Contains('-', StringComparison.Ordinal))
        {
            _text.Append(text);
            return;
        }

        pad = flag.Contains('_', StringComparison.Ordinal) ? ' ' : flag.Contains('0', StringComparison.Ordinal) ? '0' : pad;
        _text.Append(text.PadLeft(width > 0 ? width : digits, pad));
    }
}
