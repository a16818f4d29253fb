namespace Rem.Processes.Shell;

internal sealed partial class ShellLexer
{
    private void Single()
    {
        _at++;
        while (!IsEnd && Here != '\'')
        {
            if (Here == SlotMark)
            {
                TakeSlot(ShellPlace.Single);
            }
            else
            {
                _at++;
            }
        }

        _at = Math.Min(_at + 1, _limit);
    }

    private void Double()
    {
        _at++;
        while (!IsEnd && Here != '"')
        {
            QuotedPiece(Around.Double, ShellPlace.Double);
        }

        _at = Math.Min(_at + 1, _limit);
    }

    // A piece of what stands inside `"…"` or a here-document.
    private void QuotedPiece(Around around, ShellPlace place)
    {
        switch (Here)
        {
            case SlotMark:
                TakeSlot(place);
                break;
            case '\\':
                Escape();
                break;
            case '$':
                Dollar(around);
                break;
            case '`':
                Backticks(around);
                break;
            default:
                _at++;
                break;
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

    /// <summary>What an expansion stands in.</summary>
    private enum Around
    {
        Nothing,
        Double,
        HereDocument,
    }
}
