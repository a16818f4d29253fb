namespace Rem.Plans.Editing;

/// <summary>Where what stands in a YAML text: lines, blanks, colons and dashes around its nodes.</summary>
internal sealed class Layout(string text)
{
    /// <summary>True for a node in brackets or braces.</summary>
    public bool IsInBrackets(PlanNode node) => node.Span.Start < text.Length && text[node.Span.Start] is '{' or '[' && node is not ScalarNode;

    /// <summary>The first character of a place's line.</summary>
    public int LineStart(int at) => at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;

    /// <summary>Behind the last character of a place's line, before its line break.</summary>
    public int LineEnd(int at)
    {
        var end = text.IndexOf('\n', at);
        end = end < 0 ? text.Length : end;
        return end > at && text[end - 1] == '\r' ? end - 1 : end;
    }

    /// <summary>The first character of the next line; the end of the text where there is none.</summary>
    public int NextLine(int at)
    {
        var end = text.IndexOf('\n', at);
        return end < 0 ? text.Length : end + 1;
    }

    /// <summary>The characters before a place on its line.</summary>
    public int Column(int at) => at - LineStart(at);

    /// <summary>True when only blanks stand before a place on its line.</summary>
    public bool IsFirstOfLine(int at) => text.AsSpan(LineStart(at), Column(at)).IsWhiteSpace();

    /// <summary>Behind the colon of a key; behind the key where there is none.</summary>
    public int ColonEnd(ScalarNode key)
    {
        var at = Blanks(key.Span.End);
        return at < text.Length && text[at] == ':' ? at + 1 : key.Span.End;
    }

    /// <summary>Behind the blanks at a place.</summary>
    public int Blanks(int at)
    {
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }

        return at;
    }

    /// <summary>Behind the last character of an entry.</summary>
    public int End(MapEntry entry) => Math.Max(ColonEnd(entry.Key), entry.Value.Span.Length > 0 ? entry.Value.Span.End : 0);

    /// <summary>The dash of an item of a list in block style; -1 where it is not found.</summary>
    public int Dash(ListNode list, int item)
    {
        var first = list.Span.Start;
        if (item == 0)
        {
            return text[first] == '-' ? first : -1;
        }

        var column = Column(first);
        var before = list.Items[item - 1];
        var from = before.Span.Length > 0 ? before.Span.End : Dash(list, item - 1) + 1;
        for (var line = NextLine(from); line < text.Length; line = NextLine(line))
        {
            var at = Blanks(line);
            if (at < text.Length && text[at] == '-')
            {
                return at - line == column ? at : -1;
            }
        }

        return -1;
    }

    /// <summary>
    /// The line where an entry or item that stands on lines of its own begins: with the comments right above it that are
    /// indented as it is.
    /// </summary>
    public int FirstLine(int at)
    {
        var start = LineStart(at);
        var column = at - start;
        while (start > 0)
        {
            var above = LineStart(start - 1);
            var line = text.AsSpan(above, start - above);
            if (line.Length <= column || line[column] != '#' || !line[..column].IsWhiteSpace())
            {
                break;
            }

            start = above;
        }

        return start;
    }
}
