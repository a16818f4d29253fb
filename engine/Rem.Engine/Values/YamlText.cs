using System.Text;

namespace Rem.Values;

/// <summary>A value as YAML that reads back as the same value (half surrogate pairs, which have no bytes, become U+FFFD).</summary>
public static class YamlText
{
    /// <summary>Longest key that YAML lets stand before its `:` on the same line, with its quotes.</summary>
    private const int LongestKey = 1000;

    /// <summary>The value in block style, with a newline at the end.</summary>
    public static string Of(object? value)
    {
        var text = new StringBuilder();
        switch (value)
        {
            case RemMap { Count: > 0 } map:
                WriteMap(text, map, 0, isInline: false);
                break;
            case RemList { Count: > 0 } list:
                WriteList(text, list, 0, isInline: false);
                break;
            case string s:
                YamlScalar.WriteOneLine(text, s, isKey: false);
                text.Append('\n');
                break;
            default:
                text.Append(Simple(value)).Append('\n');
                break;
        }

        return text.ToString();
    }

    // isInline: the first entry stands behind the dash of a list's item.
    private static void WriteMap(StringBuilder text, RemMap map, int indent, bool isInline)
    {
        for (var i = 0; i < map.Count; i++)
        {
            if (i > 0 || !isInline)
            {
                Indent(text, indent);
            }

            WriteKey(text, map.KeyAt(i), indent);
            WriteBelow(text, map.ValueAt(i), indent);
        }
    }

    private static void WriteKey(StringBuilder text, string key, int indent)
    {
        var start = text.Length;
        YamlScalar.WriteOneLine(text, key, isKey: true);
        if (text.Length - start > LongestKey)
        {
            Indent(text.Insert(start, "? ").Append('\n'), indent);
        }

        text.Append(':');
    }

    private static void WriteList(StringBuilder text, RemList list, int indent, bool isInline)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (i > 0 || !isInline)
            {
                Indent(text, indent);
            }

            text.Append('-');
            WriteItem(text, list[i], indent);
        }
    }

    private static void WriteItem(StringBuilder text, object? value, int indent)
    {
        switch (value)
        {
            case RemMap { Count: > 0 } map:
                text.Append(' ');
                WriteMap(text, map, indent + 2, isInline: true);
                break;
            case RemList { Count: > 0 } list:
                text.Append(' ');
                WriteList(text, list, indent + 2, isInline: true);
                break;
            default:
                WriteBelow(text, value, indent);
                break;
        }
    }

    private static void WriteBelow(StringBuilder text, object? value, int indent)
    {
        switch (value)
        {
            case RemMap { Count: > 0 } map:
                text.Append('\n');
                WriteMap(text, map, indent + 2, isInline: false);
                break;
            case RemList { Count: > 0 } list:
                text.Append('\n');
                WriteList(text, list, indent + 2, isInline: false);
                break;
            case string s:
                text.Append(' ');
                YamlScalar.Write(text, s, indent + 2);
                break;
            default:
                text.Append(' ').Append(Simple(value)).Append('\n');
                break;
        }
    }

    private static string Simple(object? value) => value switch
    {
        null => "null",
        RemMap => "{}",
        RemList => "[]",
        _ => ValueText.Of(value),
    };

    // Not Append(' ', indent): its vector code is compiled at each start.
    private static void Indent(StringBuilder text, int indent)
    {
        for (var i = 0; i < indent; i++)
        {
            text.Append(' ');
        }
    }
}
