using System.Globalization;
using Rem.Values;

namespace Rem.Rpc;

/// <summary>The scalars of XML-RPC as values of the plan language, and floats as XML-RPC writes them.</summary>
internal static class XmlRpcScalar
{
    private static readonly string[] Times = ["yyyyMMdd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss", "yyyyMMdd'T'HHmmss"];

    /// <summary>
    /// Reads the text in an element of a type. A time becomes text as filters read it (`2026-11-20T09:30:00`), bytes
    /// become base 64 without blanks: the plan language has neither. False, and what was expected, when it does not fit.
    /// </summary>
    public static bool TryRead(string type, string text, out object? value, out string expected)
    {
        (value, expected) = type switch
        {
            "string" => (text, ""),
            "int" or "i4" or "i8" => (Integer(text.Trim()), $"an integer of 64 bits in <{type}>"),
            "boolean" => (text.Trim() switch { "1" => Boxed.True, "0" => Boxed.False, _ => null }, "0 or 1 in <boolean>"),
            "double" => (Float(text.Trim()), "a number in <double>"),
            "dateTime.iso8601" => (Time(text.Trim()), "a time such as 20261120T09:30:00 in <dateTime.iso8601>"),
            "base64" => (Bytes(text), "base 64 in <base64>"),
            _ => ((object?)null, "string, int, i4, i8, boolean, double, dateTime.iso8601, base64, array, struct or nil in <value>"),
        };
        return value is not null;
    }

    /// <summary>A finite float with its digits written out: XML-RPC knows no exponents.</summary>
    public static string Decimal(double number)
    {
        var text = ValueText.Float(number);
        var at = text.IndexOf('e', StringComparison.Ordinal);
        if (at < 0)
        {
            return text;
        }

        var sign = text[0] == '-' ? "-" : "";
        var digits = text[sign.Length..at];
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? digits.Length : point;
        digits = digits.Replace(".", "", StringComparison.Ordinal);
        var places = whole + int.Parse(text.AsSpan(at + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return places <= 0 ? sign + "0." + new string('0', -places) + digits
            : places >= digits.Length ? sign + digits + new string('0', places - digits.Length) + ".0"
            : sign + digits[..places] + "." + digits[places..];
    }

    private static object? Integer(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? Boxed.Of(number) : null;

    private static object? Float(string text) => text.ToLowerInvariant() switch
    {
        "inf" or "+inf" or "infinity" => double.PositiveInfinity,
        "-inf" or "-infinity" => double.NegativeInfinity,
        "nan" => double.NaN,
        _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null,
    };

    private static string? Time(string text) =>
        DateTime.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture)
            : null;

    private static string? Bytes(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var count) ? Convert.ToBase64String(bytes, 0, count) : null;
    }
}
