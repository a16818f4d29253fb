namespace Rem.Processes.Shell;

internal sealed partial class ShellLexer
{
    // The word that is being read, the innermost; null in a command's own text.
    private ShellWord? _word;

    // Here-documents of commands around the one that is being read, whose bodies have not begun.
    private int _pendingAround;

    private bool _caseEnded;

    // Reads a word. Its bare slots get the place, but for those of an assignment, which is one word.
    private ShellWord Word(bool startsCommand, ShellPlace place)
    {
        var outer = _word;
        var word = new ShellWord(_at) { End = _limit };
        if (IsTooDeep())
        {
            return word;
        }

        _depth++;
        _word = word;
        var plain = true;
        while (!IsEnd && !EndsWord())
        {
            plain &= WordPiece(word, startsCommand, place);
        }

        word.End = _at;
        word.Literal = plain ? _text[word.Start.._at] : null;
        Settle(word, startsCommand, place);
        _depth--;
        _word = outer;
        return word;
    }

    // Reads a piece of a word; false when it is more than literal characters.
    private bool WordPiece(ShellWord word, bool startsCommand, ShellPlace place)
    {
        switch (Here)
        {
            case SlotMark:
                word.Bare.Add(TakeSlot(place));
                return false;
            case '\\':
                Escape();
                return false;
            case '\'':
                Single();
                return false;
            case '"':
                Double();
                return false;
            case '$':
                Dollar(Around.Nothing);
                return false;
            case '`':
                Backticks(Around.Nothing);
                return false;
            case '<' or '>':
                _at += 2;
                Inside(word);
                return false;
            case '(':
                Parentheses(word, startsCommand, place);
                return false;
            default:
                _at++;
                return true;
        }
    }

    private void Inside(ShellWord? word)
    {
        if (word is not null)
        {
            word.RunsCommand = true;
        }

        var slots = _word;
        new CommandList(this).Read(Stop.Parenthesis);
        _word = slots;
    }

    private bool EndsWord() => Here switch
    {
        ' ' or '\t' or '\r' or '\n' or ';' or '&' or '|' or ')' => true,
        '<' or '>' => Next() != '(',
        '(' => !OpensInWord(),
        _ => false,
    };

    // `a=(…)`, `@(…)` and, in zsh, `=(…)` and glob qualifiers are parts of a word.
    private bool OpensInWord()
    {
        if (_word is not { } word || _at == word.Start)
        {
            return false;
        }

        var before = _text[_at - 1];
        return before == '=' || (!IsPosix && before is '?' or '*' or '+' or '@' or '!' && !(before == '!' && _at == word.Start + 1)) ||
            (_kind == ShellKind.Zsh && Next() != ')');
    }

    private void Parentheses(ShellWord word, bool startsCommand, ShellPlace place)
    {
        var isArray = _text[_at - 1] == '=' && _at - 1 > word.Start;
        _at++;
        if (_text[_at - 2] == '=' && !isArray)
        {
            Inside(word);
        }
        else if (isArray)
        {
            ArrayItems();
        }
        else
        {
            PatternList(word, startsCommand, place);
        }
    }

    private void ArrayItems()
    {
        while (!IsEnd && Here != ')')
        {
            switch (Here)
            {
                case ' ' or '\t' or '\r' or '\n':
                    _at++;
                    break;
                case '#':
                    Comment();
                    break;
                case ';' or '&' or '|' or '<' or '>' or '(':
                    _at++;
                    break;
                default:
                    Word(startsCommand: true, ShellPlace.Bare);
                    break;
            }
        }

        _at = Math.Min(_at + 1, _limit);
    }

    // Behind `@(`: words with `|` between them.
    private void PatternList(ShellWord word, bool startsCommand, ShellPlace place)
    {
        var depth = 1;
        while (!IsEnd && depth > 0)
        {
            switch (Here)
            {
                case '(' or ')':
                    depth += Here == '(' ? 1 : -1;
                    _at++;
                    break;
                case ' ' or '\t' or '\n' or '\r' or ';' or '&' or '|' or '<' or '>':
                    _at++;
                    break;
                default:
                    WordPiece(word, startsCommand, place);
                    break;
            }
        }
    }

    private void Settle(ShellWord word, bool startsCommand, ShellPlace place)
    {
        if (word.Slots.Count > 0 && startsCommand)
        {
            SettleAssignment(word);
        }

        if (_dry == 0 && place == ShellPlace.Bare && HoldsBare(word))
        {
            Words.Add(word);
        }
    }

    private static bool HoldsBare(ShellWord word)
    {
        foreach (var slot in word.Bare)
        {
            if (slot.Place == ShellPlace.Bare)
            {
                return true;
            }
        }

        return false;
    }
}
