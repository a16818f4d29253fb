namespace Rem.Templates.Parsing;

/// <summary>
/// Takes blanks out of the text: those next to a `~`, and the line of a mark that stands alone on it. Whether a mark is
/// alone is judged by the text as it was written.
/// </summary>
internal sealed class OwnLines
{
    private readonly List<Mark> _marks;
    private readonly string[] _texts; // the text before each mark, and behind the last

    private OwnLines(List<Mark> marks, string tail)
    {
        _marks = marks;
        _texts = new string[marks.Count + 1];
        for (var i = 0; i < marks.Count; i++)
        {
            _texts[i] = marks[i].Before;
        }

        _texts[^1] = tail;
    }

    /// <summary>Does it, and gives the text behind the last mark.</summary>
    public static string Take(List<Mark> marks, string tail)
    {
        var lines = new OwnLines(marks, tail);
        var owns = lines.FindOwners();
        for (var i = 0; i < lines._texts.Length; i++)
        {
            lines.Trim(i, owns);
        }

        return lines._texts[^1];
    }

    private bool[] FindOwners()
    {
        var owns = new bool[_marks.Count];
        for (var i = 0; i < owns.Length; i++)
        {
            owns[i] = _marks[i].MayOwnLine && IsLineStart(i) && IsLineEnd(i + 1);
        }

        return owns;
    }

    private bool IsLineStart(int index)
    {
        var text = _texts[index].AsSpan();
        var rest = text.TrimEnd();
        return text[rest.Length..].Contains('\n') || (index == 0 && rest.IsEmpty);
    }

    private bool IsLineEnd(int index)
    {
        var text = _texts[index].AsSpan();
        var blanks = text[..^text.TrimStart().Length];
        return blanks.Contains('\n') || (index == _marks.Count && blanks.Length == text.Length);
    }

    private void Trim(int index, bool[] owns)
    {
        var text = _texts[index].AsSpan();
        if (index > 0)
        {
            text = _marks[index - 1].StripsBehind ? text.TrimStart() : owns[index - 1] ? BehindLine(text) : text;
        }

        if (index < _marks.Count)
        {
            var mark = _marks[index];
            var rest = mark.StripsBefore ? text.TrimEnd() : owns[index] ? text.TrimEnd(" \t") : text;
            mark.Indent = mark.Kind == MarkKind.Part && owns[index] && !mark.StripsBefore ? text[rest.Length..].ToString() : "";
            mark.Before = rest.ToString();
            text = rest;
        }

        _texts[index] = text.ToString();
    }

    private static ReadOnlySpan<char> BehindLine(ReadOnlySpan<char> text)
    {
        text = text.TrimStart(" \t");
        return text.StartsWith("\r\n") ? text[2..] : text.StartsWith("\n") ? text[1..] : text;
    }
}
