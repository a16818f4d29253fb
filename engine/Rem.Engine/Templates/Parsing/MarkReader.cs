namespace Rem.Templates.Parsing;

/// <summary>Reads one mark: its kind, its `~` and where it ends.</summary>
internal sealed class MarkReader(string text, int start, QuoteEnds quotes, TemplateReport report)
{
    private const string Else = "else";

    private MarkKind _kind;
    private int _content;
    private bool _isTriple;
    private bool _stripsBefore;

    /// <summary>The mark, or null for one that is not closed, which is reported; with the offset to go on from.</summary>
    public Mark? Read(out int next)
    {
        _content = start + 2;
        if (At(_content) == '~')
        {
            _stripsBefore = true;
            _content++;
        }

        if (At(_content) == '!')
        {
            return Comment(out next);
        }

        ReadSign();
        var end = End();
        if (end < 0)
        {
            next = Skip();
            return null;
        }

        next = end;
        return Close(end);
    }

    private void ReadSign()
    {
        var (kind, length) = At(_content) switch
        {
            '{' => (MarkKind.Unescaped, 1),
            '&' => (MarkKind.Unescaped, 1),
            '#' when At(_content + 1) == '>' => (MarkKind.PartBlock, 2),
            '#' when At(_content + 1) == '*' => (MarkKind.Inline, 2),
            '#' => (MarkKind.Open, 1),
            '^' => (MarkKind.OpenInverse, 1),
            '/' => (MarkKind.Close, 1),
            '>' => (MarkKind.Part, 1),
            _ => (MarkKind.Value, 0),
        };
        _isTriple = At(_content) == '{';
        _kind = kind;
        _content += length;
        if (kind == MarkKind.Value)
        {
            ReadElse();
        }
    }

    private void ReadElse()
    {
        var at = _content;
        while (char.IsWhiteSpace(At(at)))
        {
            at++;
        }

        var behind = at + Else.Length;
        if (string.CompareOrdinal(text, at, Else, 0, Else.Length) == 0 && (char.IsWhiteSpace(At(behind)) || At(behind) is '}' or '~'))
        {
            _kind = MarkKind.Else;
            _content = behind;
        }
    }

    // The offset behind the closing braces, or -1.
    private int End()
    {
        for (var i = _content; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"' or '\'' or '[':
                    i = Math.Max(i, quotes.Find(i)); // one without its end is reported when the mark is read
                    break;
                case '{' when At(i + 1) == '{':
                    return -1;
                case '}' when !_isTriple && At(i + 1) == '}':
                    return i + 2;
                case '}' when _isTriple:
                    var behind = At(i + 1) == '~' ? i + 2 : i + 1;
                    return At(behind) == '}' && At(behind + 1) == '}' ? behind + 2 : -1;
            }
        }

        return -1;
    }

    private Mark Close(int end)
    {
        var contentEnd = end - (_isTriple ? 3 : 2);
        var strips = false;
        if (_isTriple && text[contentEnd] == '~')
        {
            strips = true;
            contentEnd--;
        }
        else if (contentEnd > _content && text[contentEnd - 1] == '~')
        {
            strips = true;
            contentEnd--;
        }

        var isElse = _kind == MarkKind.OpenInverse && text.AsSpan(_content, contentEnd - _content).IsWhiteSpace();
        return new Mark(isElse ? MarkKind.Else : _kind, start, end)
        {
            ContentStart = _content,
            ContentEnd = contentEnd,
            StripsBefore = _stripsBefore,
            StripsBehind = strips,
        };
    }

    private Mark? Comment(out int next)
    {
        var end = CommentEnd(out var braces);
        if (end < 0)
        {
            report.Error(start, 2, $"the comment is not closed with '{braces}'");
            next = text.Length;
            return null;
        }

        next = end;
        return new Mark(MarkKind.Nothing, start, end) { StripsBefore = _stripsBefore, StripsBehind = text[end - 3] == '~' };
    }

    private int CommentEnd(out string braces)
    {
        var isLong = At(_content + 1) == '-' && At(_content + 2) == '-';
        braces = isLong ? "--}}" : "}}";
        if (!isLong)
        {
            var found = text.IndexOf(braces, _content + 1, StringComparison.Ordinal);
            return found < 0 ? -1 : found + braces.Length;
        }

        for (var i = text.IndexOf("--", _content + 1, StringComparison.Ordinal); i >= 0; i = text.IndexOf("--", i + 1, StringComparison.Ordinal))
        {
            var behind = At(i + 2) == '~' ? i + 3 : i + 2;
            if (At(behind) == '}' && At(behind + 1) == '}')
            {
                return behind + 2;
            }
        }

        return -1;
    }

    // Reports a mark without its end, and goes on with the next one.
    private int Skip()
    {
        var braces = _isTriple ? "}}}" : "}}";
        report.Error(start, _content - start, $"'{text[start.._content].TrimEnd()}' is not closed with '{braces}'", "write `\\{{` for two braces that are text");
        var mark = text.IndexOf("{{", _content, StringComparison.Ordinal);
        return mark < 0 ? text.Length : mark;
    }

    private char At(int offset) => offset < text.Length ? text[offset] : '\0';
}
