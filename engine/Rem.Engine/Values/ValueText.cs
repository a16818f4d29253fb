using System.Globalization;
using Rem.Errors;

namespace Rem.Values;

/// <summary>Values as text: for interpolation, as compact JSON, and cut short for messages.</summary>
public static class ValueText
{
    private const int ShowLength = 60;
    private const long JsonLength = 256 * 1024 * 1024;

    /// <summary>As interpolation writes it: text as it is, null as empty text, lists and maps as compact JSON.</summary>
    public static string Of(object? value) => value switch
    {
        null => "",
        string s => s,
        long n => n.ToString(CultureInfo.InvariantCulture),
        bool b => b ? "true" : "false",
        double d => Float(d),
        _ => Json(value),
    };

    /// <summary>
    /// Compact JSON; keys in their order, non-finite floats as text (`".inf"`), unpaired surrogates escaped. Throws
    /// <see cref="LimitException"/> when it would be longer than <paramref name="limit"/> characters (a small value
    /// whose parts stand in it a million times over), or is nested deeper than a thread's stack can follow.
    /// </summary>
    public static string Json(object? value, long limit = JsonLength)
    {
        var text = new JsonText(limit);
        return text.Write(value, 0)
            ? text.ToString()
            : throw new LimitException(LimitErrors.Text, default, $"a value would be longer as text than the limit of {limit} characters");
    }

    /// <summary>For messages: compact, texts in quotes, at most 60 characters. Runs no user code.</summary>
    public static string Show(object? value)
    {
        var shown = value is string s ? "'" + (s.Length <= ShowLength ? s : s[..ShowLength]) + "'" : Start(value);
        shown = shown.Replace("\n", "\\n", StringComparison.Ordinal);
        return shown.Length <= ShowLength ? shown : string.Concat(shown.AsSpan(0, ShowLength - 1), "…");
    }

    /// <summary>Kind and value for messages: `text 'two'`, `integer 5`, `null`.</summary>
    public static string ShowWithKind(object? value) =>
        value is null ? "null" : ValueKind.NameOf(value) + " " + Show(value);

    /// <summary>A float, shortest that reads back as the same, with `.0` where it is whole.</summary>
    public static string Float(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? ".nan" : value > 0 ? ".inf" : "-.inf";
        }

        var text = value.ToString("R", CultureInfo.InvariantCulture);
        if (text.Contains('E', StringComparison.Ordinal))
        {
            return text.Replace('E', 'e');
        }

        return text.Contains('.', StringComparison.Ordinal) ? text : text + ".0";
    }

    // Enough of a value to be cut: writing all of a large one for a message would be slow.
    private static string Start(object? value)
    {
        var text = new JsonText(ShowLength * 2);
        text.Write(value, 0);
        return text.ToString();
    }
}
