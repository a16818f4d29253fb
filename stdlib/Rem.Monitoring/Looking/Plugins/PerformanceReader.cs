using System.Globalization;
using System.Text;

namespace Rem.Monitoring.Looking.Plugins;

/// <summary>
/// Reads performance data as the guidelines of monitoring plugins have it. What is none is left out, and what comes behind it
/// is read: a plugin that gets one value wrong keeps the others.
/// </summary>
internal static class PerformanceReader
{
    private const int Most = 200;
    private const int LongestLabel = 200;
    private const int LongestUnit = 20;

    /// <summary>The values, in their order; of two of one label the later one.</summary>
    public static List<PerformanceValue> Read(string text)
    {
        var (found, at) = (new List<PerformanceValue>(), 0);
        while (found.Count < Most && Skip(text, ref at))
        {
            var label = Label(text, ref at);
            var data = Word(text, ref at);
            if (label is { Length: > 0 and <= LongestLabel } && Value(label, data) is { } value)
            {
                found.RemoveAll(each => each.Label == label);
                found.Add(value);
            }
        }

        return found;
    }

    private static bool Skip(string text, ref int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at < text.Length;
    }

    // Up to the equals sign. In quotes it may hold anything, two quotes for one; without quotes no blanks.
    private static string? Label(string text, ref int at)
    {
        var label = new StringBuilder();
        if (text[at] == '\'')
        {
            for (at++; at < text.Length; at++)
            {
                if (text[at] != '\'')
                {
                    label.Append(text[at]);
                }
                else if (at + 1 < text.Length && text[at + 1] == '\'')
                {
                    label.Append(text[at++]);
                }
                else
                {
                    at++;
                    break;
                }
            }
        }
        else
        {
            for (; at < text.Length && text[at] != '=' && !char.IsWhiteSpace(text[at]); at++)
            {
                label.Append(text[at]);
            }
        }

        if (at >= text.Length || text[at] != '=')
        {
            return null;
        }

        at++;
        return label.ToString().Trim();
    }

    private static string Word(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && !char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return text[start..at];
    }

    private static PerformanceValue? Value(string label, string data)
    {
        var parts = data.Split(';');
        var end = 0;
        while (end < parts[0].Length && (char.IsAsciiDigit(parts[0][end]) || parts[0][end] is '.' or ',' or '-' or '+' || IsExponent(parts[0], end)))
        {
            end++;
        }

        var (number, unit) = (parts[0][..end].Replace(',', '.'), parts[0][end..]);
        var isUnknown = end == 0 && unit == "U";
        if (!isUnknown && !(double.TryParse(number, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var parsed) && double.IsFinite(parsed)))
        {
            return null;
        }

        return unit.Length > LongestUnit ? null : new PerformanceValue(label, isUnknown ? null : double.Parse(number, CultureInfo.InvariantCulture), isUnknown ? "" : unit)
        {
            Warning = Part(parts, 1),
            Critical = Part(parts, 2),
            Least = Part(parts, 3),
            Most = Part(parts, 4),
        };
    }

    // 1.5e-05, as printf writes small numbers; but 3exabytes has a unit.
    private static bool IsExponent(string text, int at) =>
        at > 0 && text[at] is 'e' or 'E' && at + 1 < text.Length && (char.IsAsciiDigit(text[at + 1]) || (text[at + 1] is '-' or '+' && at + 2 < text.Length && char.IsAsciiDigit(text[at + 2])));

    private static string Part(string[] parts, int index) => index < parts.Length ? parts[index] : "";
}
