using System.Globalization;
using System.Text;

namespace Rem.Processes.Shell;

internal sealed partial class ShellLexer
{
    private string _delimiter = "REM_END_";
    private int _rewritten;

    // At `<<`: reads up to behind the delimiter.
    private HereDocument HereDelimiter()
    {
        _at += 2;
        var strips = TakeIf("-");
        SkipBlanks();
        var start = _at;
        var delimiter = new StringBuilder();
        var isQuoted = false;
        while (!IsEnd && Here is not (' ' or '\t' or '\n' or '\r' or ';' or '&' or '|' or '<' or '>' or '(' or ')'))
        {
            isQuoted |= DelimiterPiece(delimiter);
        }

        return new HereDocument(delimiter.ToString(), isQuoted, strips, start, _at - start);
    }

    // True when the piece is quoted.
    private bool DelimiterPiece(StringBuilder delimiter)
    {
        var c = Here;
        switch (c)
        {
            case SlotMark:
                Refuse(TakeSlot(ShellPlace.Bare), ShellErrors.Place, "a value cannot stand in the delimiter of a here-document");
                return false;
            case '\\':
                _at++;
                Append(delimiter);
                return true;
            case '\'' or '"':
                _at++;
                while (!IsEnd && Here != c)
                {
                    if (c == '"' && Here == '\\' && Next() is '"' or '\\' or '$' or '`')
                    {
                        _at++;
                    }

                    Append(delimiter);
                }

                _at = Math.Min(_at + 1, _limit);
                return true;
            case '$' when Next() is '\'' or '"' or '(':
            case '`':
                BeUnsure("shells read this delimiter of a here-document differently");
                break;
        }

        Append(delimiter);
        return false;
    }

    private void Append(StringBuilder delimiter)
    {
        if (Here == SlotMark)
        {
            Refuse(TakeSlot(ShellPlace.Bare), ShellErrors.Place, "a value cannot stand in the delimiter of a here-document");
        }
        else if (!IsEnd)
        {
            delimiter.Append(Here);
            _at++;
        }
    }

    // At the start of a body: reads up to behind the line that ends it.
    private void HereBody(HereDocument document)
    {
        var (end, lineEnd) = BodyEnd(document);
        var limit = _limit;
        var refuse = _refuse;
        if (end == lineEnd && _commandDepth > 1)
        {
            _refuse ??= "in a here-document whose end is not on a line of its own";
        }

        _limit = end;
        var start = _at;
        if (document.IsQuoted)
        {
            LiteralBody();
            if (_dry == 0 && _text.IndexOf(SlotMark, start, end - start) >= 0)
            {
                Rewrite(document, start, end, lineEnd);
            }
        }
        else
        {
            while (!IsEnd)
            {
                QuotedPiece(Around.HereDocument, ShellPlace.Open);
            }
        }

        _limit = limit;
        _refuse = refuse;
        _at = Math.Min(lineEnd + 1, limit);
    }

    private void LiteralBody()
    {
        while (!IsEnd)
        {
            if (Here == SlotMark)
            {
                TakeSlot(ShellPlace.Open);
            }
            else
            {
                _at++;
            }
        }
    }

    // Where the body ends, and the line that ends it; both the same when there is none.
    private (int Body, int Line) BodyEnd(HereDocument document)
    {
        for (var line = _at; line < _limit;)
        {
            var end = _text.IndexOf('\n', line, _limit - line);
            end = end < 0 ? _limit : end;
            var text = _text.AsSpan(line, end - line);
            if ((document.StripsTabs ? text.TrimStart('\t') : text).SequenceEqual(document.Delimiter))
            {
                if (!document.IsQuoted && line >= 2 && EndsInBackslash(line - 1))
                {
                    BeUnsure("a backslash at the end of a line joins it with the end of the here-document in some shells");
                }

                return (line, end);
            }

            line = end + 1;
        }

        return (_limit, _limit);
    }

    private bool EndsInBackslash(int newLine)
    {
        var count = 0;
        while (newLine - 1 - count >= 0 && _text[newLine - 1 - count] == '\\')
        {
            count++;
        }

        return count % 2 == 1;
    }

    // A literal body has no place for a variable. So the document becomes one that is expanded, under a delimiter of
    // REM's own, and each character that would then be special gets a backslash: all else stays as it is written.
    private void Rewrite(HereDocument document, int start, int end, int lineEnd)
    {
        if (_backticks > 0)
        {
            for (var at = _text.IndexOf(SlotMark, start); at >= 0 && at < end; at = _text.IndexOf(SlotMark, at + 1))
            {
                Refuse(SlotAt(at), ShellErrors.Place, "a value cannot stand in a quoted here-document between backticks; write `$(…)`");
            }

            return;
        }

        var delimiter = FreshDelimiter();
        Edits.Add(new ShellEdit(document.Start, document.Length, delimiter));
        for (var i = start; i < end; i++)
        {
            if (_text[i] is '\\' or '$' or '`')
            {
                Edits.Add(new ShellEdit(i, 0, "\\"));
            }
        }

        if (lineEnd > end)
        {
            Edits.Add(new ShellEdit(end, lineEnd - end, delimiter));
        }
        else
        {
            Edits.Add(new ShellEdit(end, 0, (end > 0 && _text[end - 1] == '\n' ? "" : "\n") + delimiter));
        }
    }

    // The text holds the beginning nowhere, so none of them is in it.
    private string FreshDelimiter()
    {
        while (_rewritten == 0 && _text.Contains(_delimiter, StringComparison.Ordinal))
        {
            _delimiter += _delimiter;
        }

        return _delimiter + (++_rewritten).ToString(CultureInfo.InvariantCulture);
    }
}
