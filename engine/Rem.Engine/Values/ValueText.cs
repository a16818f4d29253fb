using System.Globalization;
using System.Text;

namespace Rem.Values;

/// <summary>Values as text: for interpolation, as compact JSON, and cut short for messages.</summary>
public static class ValueText
{
    private const int ShowLength = 60;

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

    /// <summary>Compact JSON; keys in their order, non-finite floats as text (`".inf"`), unpaired surrogates escaped.</summary>
    public static string Json(object? value)
    {
        var text = new StringBuilder();
        WriteJson(text, value);
        return text.ToString();
    }

    /// <summary>For messages: compact, texts in quotes, at most 60 characters. Runs no user code.</summary>
    public static string Show(object? value)
    {
        var shown = value is string s ? "'" + s + "'" : Json(value);
        shown = shown.ReplaceLineEndings("\\n");
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

    private static void WriteJson(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case string s:
                WriteJsonText(text, s);
                break;
            case double d when !double.IsFinite(d):
                WriteJsonText(text, Float(d));
                break;
            case RemList list:
                WriteJsonList(text, list);
                break;
            case RemMap map:
                WriteJsonMap(text, map);
                break;
            default:
                text.Append(Of(value));
                break;
        }
    }

    private static void WriteJsonList(StringBuilder text, RemList list)
    {
        text.Append('[');
        for (var i = 0; i < list.Count; i++)
        {
            if (i > 0)
            {
                text.Append(',');
            }

            WriteJson(text, list[i]);
        }

        text.Append(']');
    }

    private static void WriteJsonMap(StringBuilder text, RemMap map)
    {
        text.Append('{');
        for (var i = 0; i < map.Count; i++)
        {
            if (i > 0)
            {
                text.Append(',');
            }

            WriteJsonText(text, map.KeyAt(i));
            text.Append(':');
            WriteJson(text, map.ValueAt(i));
        }

        text.Append('}');
    }

    private static void WriteJsonText(StringBuilder text, string s)
    {
        text.Append('"');
        for (var i = 0; i < s.Length; i++)
        {
            var c = s[i];
            switch (c)
            {
                case '"': text.Append("\\\""); break;
                case '\\': text.Append("\\\\"); break;
                case '\n': text.Append("\\n"); break;
                case '\r': text.Append("\\r"); break;
                case '\t': text.Append("\\t"); break;
                default:
                    if (c < ' ' || c == '\x7f' || IsLoneSurrogate(s, i))
                    {
                        text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                    }
                    else
                    {
                        text.Append(c);
                    }

                    break;
            }
        }

        text.Append('"');
    }

    private static bool IsLoneSurrogate(string s, int i) =>
        char.IsHighSurrogate(s[i])
            ? i + 1 == s.Length || !char.IsLowSurrogate(s[i + 1])
            : char.IsLowSurrogate(s[i]) && (i == 0 || !char.IsHighSurrogate(s[i - 1]));
}
