namespace Rem.Processes.Shell;

internal sealed partial class ShellLexer
{
    private const string Special = "@*#?-$!0123456789";

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
