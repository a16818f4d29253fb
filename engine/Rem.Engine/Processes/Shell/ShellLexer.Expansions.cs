namespace Rem.Processes.Shell;

internal sealed partial class ShellLexer
{
    private const string Special = "@*#?-$!0123456789";

    // How often, on average, each character may be read to see whether parentheses are arithmetic. Once is usual.
    private const int LookAhead = 8;

    private readonly Dictionary<(int From, int Limit), int> _arithmeticEnds = [];

    // Characters that were read to see whether parentheses are arithmetic.
    private long _lookedAhead;

    // Levels of backticks around what is read.
    private int _backticks;

    // At `$`.
    private void Dollar(Around around)
    {
        switch (Next())
        {
            case SlotMark:
                _at++;
                Refuse(TakeSlot(ShellPlace.Bare), ShellErrors.Place, "a value cannot stand directly behind a '$'", "a '$' that means itself is written '\\$' or '$$' inside single quotes");
                break;
            case '\'' when around == Around.Nothing:
                DollarQuote();
                break;
            case '(' when Next(2) == '(' && Arithmetic(3):
                break;
            case '(':
                _at += 2;
                Inside(_word);
                break;
            case '{':
                Braces(around);
                break;
            case '[' when _kind != ShellKind.Dash:
                _at += 2;
                Refused("inside `$[…]`; write `$((…))`", ']');
                break;
            case '$' or '!' or '?' or '#' or '@' or '*' or '-':
                _at += 2;
                break;
            default:
                Name();
                break;
        }
    }

    // `$name`; in zsh `$name[…]` is a subscript.
    private void Name()
    {
        _at++;
        var end = NameEnd(_at);
        var isName = end > _at;
        _at = end;
        if (isName && _kind == ShellKind.Zsh && Here == '[')
        {
            _at++;
            Refused("in a subscript, which the shell evaluates", ']');
        }
    }

    // `$'…'` has escapes in bash, ksh and zsh; for dash it is a dollar and a quoted text.
    private void DollarQuote()
    {
        _at++;
        if (_kind == ShellKind.Dash)
        {
            Single();
            return;
        }

        var outer = _refuse;
        if (_kind == ShellKind.Sh)
        {
            _refuse ??= "inside `$'…'`, which not every sh knows; choose a shell by a first line such as `#!/bin/bash -e`";
        }

        _at++;
        while (!IsEnd && Here != '\'')
        {
            if (Here == '\\' && _kind == ShellKind.Sh && Next() == '\'')
            {
                BeUnsure("not every sh reads `$'…\\'…'` alike");
            }

            if (Here == '\\')
            {
                Escape();
            }
            else if (Here == SlotMark)
            {
                TakeSlot(ShellPlace.DollarSingle);
            }
            else
            {
                _at++;
            }
        }

        _at = Math.Min(_at + 1, _limit);
        _refuse = outer;
    }

    // Reads up to a closing character, and refuses slots before it.
    private void Refused(string where, char close)
    {
        var outer = _refuse;
        _refuse ??= where;
        while (!IsEnd && Here != close)
        {
            QuotedPiece(Around.Double, ShellPlace.Double);
        }

        _at = Math.Min(_at + 1, _limit);
        _refuse = outer;
    }

    // At `((` or `$((`, `skip` characters long. False, and nothing read, when it is a command in two parentheses.
    private bool Arithmetic(int skip)
    {
        if (IsTooDeep())
        {
            return true;
        }

        var start = _at;
        _depth++;
        var end = ArithmeticEnd(start + skip);
        if (end >= 0 && _dry == 0)
        {
            _at = start + skip;
            ArithmeticBody();
        }

        _depth--;
        _at = end < 0 ? start : end + 2;
        return end >= 0;
    }

    // The offset of the `))` that closes, or -1: looked for by reading without taking anything down.
    private int ArithmeticEnd(int from)
    {
        if (_arithmeticEnds.TryGetValue((from, _limit), out var known))
        {
            return known;
        }

        if (IsTooFar())
        {
            return -1;
        }

        var (at, word, caseEnded) = (_at, _word, _caseEnded);
        _at = from;
        _word = null;
        _dry++;
        var end = ArithmeticBody() ? _at : -1;
        _dry--;
        _lookedAhead += _at - from;
        (_at, _word, _caseEnded) = (at, word, caseEnded);
        _ = IsTooFar();
        return _arithmeticEnds[(from, _limit)] = end;
    }

    // Reading ahead inside reading ahead ends here too: each of its levels would read the rest of the text again.
    private bool IsTooFar()
    {
        var isTooFar = _lookedAhead > LookAhead * (long)_text.Length;
        if (isTooFar)
        {
            BeUnsure("there are too many parentheses without an end");
        }

        return isTooFar;
    }

    // Reads up to the parenthesis that closes; true when there are two.
    private bool ArithmeticBody()
    {
        var depth = 0;
        while (!IsEnd)
        {
            switch (Here)
            {
                case SlotMark:
                    TakeSlot(ShellPlace.Arithmetic).Check = ShellCheck.Number;
                    break;
                case '(':
                    depth++;
                    _at++;
                    break;
                case ')' when depth > 0:
                    depth--;
                    _at++;
                    break;
                case ')':
                    return Next() == ')';
                case '"' or '\'':
                    QuotesInArithmetic();
                    break;
                default:
                    QuotedPiece(Around.Double, ShellPlace.Arithmetic);
                    break;
            }
        }

        return false;
    }

    private void QuotesInArithmetic()
    {
        var outer = _refuse;
        _refuse ??= "inside quotes in arithmetic; write it without them";
        if (Here == '"')
        {
            Double();
        }
        else
        {
            Single();
        }

        _refuse = outer;
    }

    // The shell cuts out what stands between backticks before it reads it, and takes backslashes away; so does this.
    private void Backticks(Around around)
    {
        var start = ++_at;
        var end = start;
        var escapes = false;
        while (end < _limit && _text[end] != '`')
        {
            if (_text[end] == '\\' && end + 1 < _limit)
            {
                escapes |= _text[end + 1] is '`' or '\\' or '$' or SlotMark || (_text[end + 1] == '"' && around != Around.Nothing);
                end++;
            }

            end++;
        }

        var (limit, refuse) = (_limit, _refuse);
        _limit = Math.Min(end, limit);
        if (escapes)
        {
            _refuse ??= "between backticks with backslashes; write `$(…)`";
        }

        _backticks++;
        if (_word is not null)
        {
            _word.RunsCommand = true;
        }

        while (!IsEnd)
        {
            new CommandList(this).Read(Stop.End);
        }

        _backticks--;
        _limit = limit;
        _refuse = refuse;
        _at = Math.Min(end + 1, limit);
    }

    // At `${`.
    private void Braces(Around around)
    {
        if (IsTooDeep())
        {
            return;
        }

        _depth++;
        _at += 2;
        if (Here is ' ' or '\t' or '\n' or '|')
        {
            BeUnsure("`${ …}` runs a command in some shells only");
        }

        if (Here is '#' or '!' && Next() != '}')
        {
            _at++;
        }

        BraceName();
        if (Here == '}')
        {
            _at++;
        }
        else
        {
            BraceWord(around, BraceOperator());
        }

        _depth--;
    }

    private void BraceName()
    {
        var end = NameEnd(_at);
        if (end == _at && !IsEnd && Special.Contains(Here, StringComparison.Ordinal))
        {
            end++;
            while (end < _limit && char.IsAsciiDigit(_text[end]) && char.IsAsciiDigit(_text[end - 1]))
            {
                end++;
            }
        }

        _at = end;
        if (Here == '[')
        {
            _at++;
            Refused("in a subscript, which the shell evaluates", ']');
        }
    }

    private BraceUse BraceOperator()
    {
        if (Here == ':' && Next() is '-' or '=' or '?' or '+')
        {
            _at += 2;
            return BraceUse.Alternative;
        }

        switch (Here)
        {
            case '-' or '=' or '?' or '+':
                _at++;
                return BraceUse.Alternative;
            case '#' or '%':
                _at += Next() == Here ? 2 : 1;
                return BraceUse.Pattern;
            default:
                return BraceUse.Other;
        }
    }

    // What stands behind the operator of `${name…}`, up to behind its `}`.
    private void BraceWord(Around around, BraceUse use)
    {
        var outer = _refuse;
        if (use == BraceUse.Other)
        {
            _refuse ??= "in this part of `${…}`; give it to a variable first";
        }
        else if (use == BraceUse.Alternative && around == Around.Nothing && _kind == ShellKind.Ksh)
        {
            _refuse ??= "in `${…}` outside quotes, where ksh drops an empty one; write `\"${…}\"`";
        }
        else if (use == BraceUse.Pattern && around == Around.HereDocument)
        {
            _refuse ??= "in a pattern inside a here-document; give the result to a variable first";
        }

        while (!IsEnd && Here != '}')
        {
            switch (Here)
            {
                case SlotMark:
                    TakeSlot(around == Around.Nothing || use == BraceUse.Pattern ? ShellPlace.OneWord : ShellPlace.Open);
                    break;
                case '\'' when around == Around.Nothing:
                    Single();
                    break;
                case '"' when around == Around.Nothing || (around == Around.Double && use == BraceUse.Pattern):
                    Double();
                    break;
                case '\'' or '"':
                    DoubtfulQuote(around);
                    break;
                default:
                    QuotedPiece(around, ShellPlace.Open);
                    break;
            }
        }

        _at = Math.Min(_at + 1, _limit);
        _refuse = outer;
    }

    // Quotes inside "${…}": some shells take them as quotes, others as characters. Where both read the same to their
    // end, what follows is certain again.
    private void DoubtfulQuote(Around around)
    {
        var quote = Here;
        if (around == Around.HereDocument && quote == '"')
        {
            BeUnsure("quotes inside `${…}` in a here-document mean different things to different shells");
        }

        var end = _text.IndexOfAny([quote, '}', '\\', '$', '`', '"', '\''], _at + 1);
        if (end < 0 || end >= _limit || _text[end] != quote)
        {
            BeUnsure("quotes inside `\"${…}\"` mean different things to different shells");
            _at++;
            return;
        }

        var outer = _refuse;
        _refuse ??= "inside quotes inside `\"${…}\"`";
        while (_at <= end)
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

        _refuse = outer;
    }

    /// <summary>What stands behind the name in `${name…}`.</summary>
    private enum BraceUse
    {
        /// <summary>`:-` and its like: another value.</summary>
        Alternative,

        /// <summary>`#` and `%`: a pattern.</summary>
        Pattern,

        /// <summary>Anything else.</summary>
        Other,
    }
}
