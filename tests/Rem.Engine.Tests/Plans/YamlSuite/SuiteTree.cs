using System.Text;
using Rem.Plans;

namespace Rem.Engine.Tests.Plans.YamlSuite;

/// <summary>Writes trees as the suite writes events, without what REM's tree does not keep: anchors, tags, marks.</summary>
internal static class SuiteTree
{
    public static string Of(PlanNode? node)
    {
        var text = new StringBuilder();
        Write(text, node);
        return text.ToString();
    }

    /// <summary>The suite's events in the same form: aliases are what they name.</summary>
    public static string Normal(string tree)
    {
        var lines = new List<string>();
        var anchors = new Dictionary<string, (int From, int To)>();
        var open = new Stack<(string? Anchor, int From)>();
        foreach (var line in tree.Split('\n'))
        {
            Add(line.TrimStart(' '), lines, anchors, open);
        }

        return string.Concat(lines);
    }

    private static void Add(string line, List<string> lines, Dictionary<string, (int From, int To)> anchors, Stack<(string? Anchor, int From)> open)
    {
        if (line.StartsWith("=ALI *", StringComparison.Ordinal))
        {
            var (from, to) = anchors[line[6..]];
            lines.AddRange(lines.GetRange(from, to - from));
        }
        else if (line.StartsWith("+MAP", StringComparison.Ordinal) || line.StartsWith("+SEQ", StringComparison.Ordinal))
        {
            open.Push((Anchor(line), lines.Count));
            lines.Add(line[..4] + "\n");
        }
        else if (line is "-MAP" or "-SEQ")
        {
            lines.Add(line + "\n");
            var (anchor, from) = open.Pop();
            if (anchor is not null)
            {
                anchors[anchor] = (from, lines.Count);
            }
        }
        else if (line.StartsWith("=VAL", StringComparison.Ordinal))
        {
            var content = line[4..].TrimStart(' ');
            while (content.Length > 0 && content[0] is '&' or '<')
            {
                var end = content[0] == '<' ? content.IndexOf('>', StringComparison.Ordinal) + 1 : content.IndexOf(' ', StringComparison.Ordinal);
                content = content[end..].TrimStart(' ');
            }

            if (Anchor(line) is { } anchor)
            {
                anchors[anchor] = (lines.Count, lines.Count + 1);
            }

            lines.Add("=VAL " + content + "\n");
        }
    }

    private static string? Anchor(string line)
    {
        foreach (var word in line.Split(' '))
        {
            if (word.StartsWith('&'))
            {
                return word[1..];
            }

            if (word.Length > 0 && word[0] is ':' or '\'' or '"' or '|' or '>')
            {
                return null;
            }
        }

        return null;
    }

    private static void Write(StringBuilder text, PlanNode? node)
    {
        switch (node)
        {
            case ScalarNode scalar:
                text.Append("=VAL ").Append(Mark(scalar.Style)).Append(Escape(scalar.Text)).Append('\n');
                break;
            case ListNode list:
                text.Append("+SEQ\n");
                foreach (var item in list.Items)
                {
                    Write(text, item);
                }

                text.Append("-SEQ\n");
                break;
            case MapNode map:
                text.Append("+MAP\n");
                foreach (var entry in map.Entries)
                {
                    Write(text, entry.Key);
                    Write(text, entry.Value);
                }

                text.Append("-MAP\n");
                break;
        }
    }

    private static char Mark(ScalarStyle style) => style switch
    {
        ScalarStyle.SingleQuoted => '\'',
        ScalarStyle.DoubleQuoted => '"',
        ScalarStyle.Literal => '|',
        ScalarStyle.Folded => '>',
        _ => ':',
    };

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\").Replace("\n", "\\n").Replace("\t", "\\t").Replace("\r", "\\r").Replace("\b", "\\b").Replace("\0", "\\0");
}
