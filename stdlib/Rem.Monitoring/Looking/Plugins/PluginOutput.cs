using System.Text;
using System.Text.RegularExpressions;
using Rem.Monitoring.Hosting;

namespace Rem.Monitoring.Looking.Plugins;

/// <summary>What a plugin printed: a line for people, more lines of text, and performance data behind `|`.</summary>
/// <param name="Text">The text, cleaned: the first line, then the long one.</param>
/// <param name="Performance">The performance data, as it stands.</param>
internal sealed partial record PluginOutput(string Text, string Performance)
{
    /// <summary>Reads it: `TEXT | DATA`, then `LONG TEXT | DATA`, and each line behind the second `|` is data.</summary>
    public static PluginOutput Read(string output)
    {
        var (text, data, isData) = (new StringBuilder(), new StringBuilder(), false);
        var lines = output.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var bar = isData ? -1 : lines[i].IndexOf('|', StringComparison.Ordinal);
            if (isData)
            {
                data.Append(lines[i]).Append(' ');
                continue;
            }

            text.Append(bar < 0 ? lines[i] : lines[i][..bar].TrimEnd()).Append('\n');
            if (bar >= 0)
            {
                data.Append(lines[i], bar + 1, lines[i].Length - bar - 1).Append(' ');
                isData = i > 0;
            }
        }

        return new PluginOutput(CheckText.Clean(Tags().Replace(text.ToString(), "")).Trim(), data.ToString());
    }

    // `urlize` and some others print links; names in angle brackets stay.
    [GeneratedRegex("</?(?:a|abbr|b|big|blockquote|body|br|center|code|div|em|font|h[1-6]|head|hr|html|i|iframe|img|input|li|link|meta|object|ol|p|pre|script|small|span|strong|style|sub|sup|svg|table|tbody|td|th|thead|tr|tt|u|ul)(?:[\\s/][^<>]{0,2000})?>", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Tags();
}
