namespace Rem.Processes.Shell;

internal sealed partial class ShellLexer
{
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
}
