namespace Rem.Processes.Shell;

internal sealed partial class ShellLexer
{
    private void SettleAssignment(ShellWord word)
    {
        var first = word.Slots[0].Offset;
        var name = NameEnd(word.Start);
        if (name > word.Start && name < first && _text[name] == '[')
        {
            var close = _text.IndexOf(']', name, word.End - name);
            foreach (var slot in word.Slots)
            {
                if (close < 0 || slot.Offset < close)
                {
                    Refuse(slot, ShellErrors.Place, "a value cannot stand in a subscript, which shells evaluate");
                }
            }
        }

        if (IsAssignment(word))
        {
            foreach (var slot in word.Bare)
            {
                slot.Place = slot.Place == ShellPlace.Bare ? ShellPlace.OneWord : slot.Place;
            }
        }
    }

    // NAME=, NAME+= or NAME[…]= before any value.
    private bool IsAssignment(ShellWord word)
    {
        var at = NameEnd(word.Start);
        if (at == word.Start || at >= word.End)
        {
            return false;
        }

        if (_text[at] == '[')
        {
            at = _text.IndexOf(']', at, word.End - at) + 1;
            if (at == 0 || at >= word.End)
            {
                return false;
            }
        }

        at += _text[at] == '+' ? 1 : 0;
        return at < word.End && _text[at] == '=';
    }

    private int NameEnd(int at)
    {
        var start = at;
        while (at < _limit && (char.IsAsciiLetter(_text[at]) || _text[at] == '_' || (at > start && char.IsAsciiDigit(_text[at]))))
        {
            at++;
        }

        return at;
    }
}
