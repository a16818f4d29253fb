namespace Rem.Processes.Shell;

internal sealed partial class ShellLexer
{
    // How often, on average, each character may be read to see whether parentheses are arithmetic. Once is usual.
    private const int LookAhead = 8;

    private readonly Dictionary<(int From, int Limit), int> _arithmeticEnds = [];

    // Characters that were read to see whether parentheses are arithmetic.
    private long _lookedAhead;

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
}
