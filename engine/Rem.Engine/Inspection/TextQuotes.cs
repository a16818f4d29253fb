using System.Globalization;
using System.Text;

namespace Rem.Inspection;

/// <summary>Texts as expressions and paths write them.</summary>
internal static class TextQuotes
{
    /// <summary>Between double quotes, with escapes.</summary>
    public static string Double(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            _ = c switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                _ when NeedsEscape(text, i) => quoted.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>Between single quotes where that can hold it, else between double quotes.</summary>
    public static string Shortest(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (NeedsEscape(text, i))
            {
                return Double(text);
            }
        }

        return "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";
    }

    private static bool NeedsEscape(string text, int at)
    {
        var c = text[at];
        if (char.IsSurrogate(c))
        {
            var isPair = char.IsHighSurrogate(c)
                ? at + 1 < text.Length && char.IsLowSurrogate(text[at + 1])
                : at > 0 && char.IsHighSurrogate(text[at - 1]);
            return !isPair;
        }

        return char.IsControl(c) || c is '\u2028' or '\u2029' or '\ufeff';
    }
}
