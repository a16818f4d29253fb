namespace Rem.Processes.Shell;

internal sealed partial class ShellLexer
{
    // Behind `[[`: words are not split here, and some operators evaluate their operands.
    private void Conditional()
    {
        var words = new List<ShellWord>();
        while (!IsEnd)
        {
            SkipBlanks();
            if (IsEnd)
            {
                break;
            }

            if (Here is '\n' or '(' or ')' or '&' or '|' or ';' || (Here is '<' or '>' && Next() != '('))
            {
                _at++;
                continue;
            }

            if (Here == '#' && words.Count == 0)
            {
                Comment();
                continue;
            }

            var word = Word(startsCommand: false, ShellPlace.OneWord);
            if (word.Literal == "]]")
            {
                break;
            }

            words.Add(word);
        }

        CheckTest(words, 0);
    }

    private void CheckCommand(List<ShellWord> words)
    {
        var first = 0;
        while (first < words.Count && words[first].Literal is "command" or "builtin" or "exec" or "nohup" or "sudo" or "env")
        {
            first++;
        }

        if (first < words.Count && words[first].Literal is { } name)
        {
            ShellBuiltins.Check(this, name, words, first + 1);
        }
    }

    /// <summary>`test`, `[` and `[[`: numbers beside arithmetic operators, names behind `-v`.</summary>
    public void CheckTest(List<ShellWord> words, int first)
    {
        for (var i = first; i < words.Count; i++)
        {
            switch (words[i].Literal)
            {
                case "-eq" or "-ne" or "-lt" or "-le" or "-gt" or "-ge":
                    if (i > first)
                    {
                        Need(words[i - 1], ShellCheck.Number);
                    }

                    if (i + 1 < words.Count)
                    {
                        Need(words[i + 1], ShellCheck.Number);
                    }

                    break;
                case "-v" or "-R" when i + 1 < words.Count:
                    Need(words[i + 1], ShellCheck.Name);
                    break;
            }
        }
    }

    /// <summary>The values in a word must be of a kind.</summary>
    public static void Need(ShellWord word, ShellCheck check)
    {
        foreach (var slot in word.Slots)
        {
            slot.Check = check;
        }
    }

    /// <summary>Where the text of a word has its first `=`, when that comes before its first value.</summary>
    public bool HasNameBeforeValues(ShellWord word)
    {
        var at = _text.IndexOf('=', word.Start, word.End - word.Start);
        return word.Slots.Count == 0 || (at >= 0 && at < word.Slots[0].Offset);
    }

    /// <summary>Whether a word's own text holds something.</summary>
    public bool Holds(ShellWord word, string part) => _text.AsSpan(word.Start, word.End - word.Start).Contains(part, StringComparison.Ordinal);

    /// <summary>Whether a format of printf holds a conversion other than %s, %b, %q and %%.</summary>
    public bool HasNumericConversion(ShellWord format)
    {
        for (var i = format.Start; i + 1 < format.End; i++)
        {
            if (_text[i] != '%')
            {
                continue;
            }

            for (i++; i < format.End && (char.IsAsciiDigit(_text[i]) || _text[i] is '-' or '+' or ' ' or '#' or '.' or '\''); i++)
            {
            }

            if (i < format.End && _text[i] is not ('s' or 'b' or 'q' or '%' or '"'))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether printf evaluates its arguments as arithmetic.</summary>
    public bool PrintsArithmetic => _kind is ShellKind.Ksh or ShellKind.Zsh;

    /// <summary>A value in a word becomes program again.</summary>
    public void WarnReadAgain(ShellWord word, string by)
    {
        foreach (var slot in word.Slots)
        {
            if (!slot.Part.IsRaw && !slot.Part.IsQuoted)
            {
                _findings.Warning(ShellErrors.ReadAgain, slot.At, $"the value becomes part of a text that {by} reads as program", ShellErrors.ReadAgain.Fix);
            }
        }
    }

    /// <summary>Values in a word are refused.</summary>
    public void RefuseAll(ShellWord word, string where)
    {
        foreach (var slot in word.Slots)
        {
            Refuse(slot, ShellErrors.Place, $"a value cannot stand {where}");
        }
    }
}
