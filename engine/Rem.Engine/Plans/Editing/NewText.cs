using System.Buffers;
using System.Text;
using Rem.Values;

namespace Rem.Plans.Editing;

/// <summary>Values as people write them into plans: small maps and lists of scalars on one line, the rest in block style.</summary>
internal static class NewText
{
    private const int LongestLine = 72;

    // What is plain in block style may end here within brackets.
    private static readonly SearchValues<char> Ends = SearchValues.Create(",[]{}:");

    /// <summary>A value behind a key's colon or an item's dash: what stands on the line, and the lines below.</summary>
    /// <param name="value">The value.</param>
    /// <param name="indent">The blanks before the key or dash.</param>
    /// <param name="blocks">Maps that are to be in block style however small they are.</param>
    public static (string Line, string Below) Behind(object? value, int indent, IReadOnlySet<RemMap> blocks)
    {
        switch (value)
        {
            case RemMap { Count: > 0 } or RemList { Count: > 0 } when !IsIn(blocks, value) && OnOneLine(value, indent) is { } line:
                return (line, "");
            case RemMap { Count: > 0 } map:
                return ("", Entries(map, indent + 2, blocks));
            case RemList { Count: > 0 } list:
                return ("", Items(list, indent + 2, blocks));
            case string text:
                var written = new StringBuilder();
                YamlScalar.Write(written, text, indent + 2);
                var shown = written.ToString(0, written.Length - 1 + (written[^1] == '\n' ? 0 : 1));
                var end = shown.IndexOf('\n', StringComparison.Ordinal);
                return end < 0 ? (shown, "") : (shown[..end], shown[end..]);
            default:
                return (InBrackets(value), "");
        }
    }

    /// <summary>The entries of a map as lines, each with a line break before it.</summary>
    public static string Entries(RemMap map, int indent, IReadOnlySet<RemMap> blocks)
    {
        var text = new StringBuilder();
        for (var i = 0; i < map.Count; i++)
        {
            text.Append('\n').Append(' ', indent).Append(Entry(map.KeyAt(i), map.ValueAt(i), indent, blocks));
        }

        return text.ToString();
    }

    /// <summary>The items of a list as lines, each with a line break before it.</summary>
    public static string Items(RemList list, int indent, IReadOnlySet<RemMap> blocks)
    {
        var text = new StringBuilder();
        foreach (var item in list.AsSpan())
        {
            text.Append('\n').Append(' ', indent).Append(Item(item, indent, blocks));
        }

        return text.ToString();
    }

    /// <summary>An entry of a map in block style, from its key.</summary>
    public static string Entry(string key, object? value, int indent, IReadOnlySet<RemMap> blocks)
    {
        var (line, below) = Behind(value, indent, blocks);
        return $"{Key(key)}:{(line.Length > 0 ? " " : "")}{line}{below}";
    }

    /// <summary>An item of a list in block style, from its dash.</summary>
    public static string Item(object? value, int indent, IReadOnlySet<RemMap> blocks)
    {
        var (line, below) = Behind(value, indent, blocks);
        return line.Length > 0 ? $"- {line}{below}" : $"- {below.AsSpan(indent + 3)}";
    }

    /// <summary>A key.</summary>
    public static string Key(string key)
    {
        var text = new StringBuilder();
        YamlScalar.WriteOneLine(text, key, isKey: true);
        return text.ToString();
    }

    /// <summary>A key within brackets.</summary>
    public static string KeyInBrackets(string key) => Quoted(key, Key(key));

    /// <summary>A value within brackets, or that stands for itself on one line.</summary>
    public static string InBrackets(object? value) => value switch
    {
        null => "null",
        RemMap map => "{" + string.Join(", ", Enumerable.Range(0, map.Count).Select(i => $"{KeyInBrackets(map.KeyAt(i))}: {InBrackets(map.ValueAt(i))}")) + "}",
        RemList list => "[" + string.Join(", ", list.Select(InBrackets)) + "]",
        string text => Quoted(text, OneLine(text)),
        _ => ValueText.Of(value),
    };

    private static string OneLine(string text)
    {
        var written = new StringBuilder();
        YamlScalar.WriteOneLine(written, text, isKey: false);
        return written.ToString();
    }

    private static string Quoted(string text, string written) =>
        written == text && text.AsSpan().ContainsAny(Ends) ? $"'{text.Replace("'", "''", StringComparison.Ordinal)}'" : written;

    // Neither it nor what stands in it.
    private static bool IsIn(IReadOnlySet<RemMap> blocks, object? value) => blocks.Count > 0 && value switch
    {
        RemMap map => blocks.Contains(map) || Enumerable.Range(0, map.Count).Any(i => IsIn(blocks, map.ValueAt(i))),
        RemList list => list.Any(each => IsIn(blocks, each)),
        _ => false,
    };

    private static string? OnOneLine(object? value, int indent)
    {
        var inner = value is RemMap map ? Enumerable.Range(0, map.Count).Select(map.ValueAt) : (RemList)value!;
        if (inner.Any(static each => each is RemMap { Count: > 0 } or RemList { Count: > 0 } || (each is string text && text.Contains('\n', StringComparison.Ordinal))))
        {
            return null;
        }

        var line = InBrackets(value);
        return line.Length + indent <= LongestLine ? line : null;
    }
}
