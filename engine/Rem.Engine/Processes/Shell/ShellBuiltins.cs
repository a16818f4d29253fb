namespace Rem.Processes.Shell;

/// <summary>
/// The commands of shells that evaluate what they are given: as arithmetic, or as the name of a variable whose
/// subscript may run commands (`unset 'a[$(rm x)]'`). A value that they are given must be what they are meant for.
/// </summary>
internal static class ShellBuiltins
{
    /// <summary>Checks the words of a command behind its name.</summary>
    public static void Check(ShellLexer lexer, string name, List<ShellWord> words, int first)
    {
        switch (name)
        {
            case "let" or "exit" or "return" or "shift" or "break" or "continue":
                All(words, first, ShellCheck.Number);
                break;
            case "[" or "test":
                lexer.CheckTest(words, first);
                break;
            case "declare" or "typeset" or "local" or "export" or "readonly" or "integer" or "float":
                Declaration(lexer, name, words, first);
                break;
            case "unset":
                All(words, first, ShellCheck.Name);
                break;
            case "getopts":
                At(words, first + 1, ShellCheck.Name);
                break;
            case "read" or "mapfile" or "readarray":
                Reading(words, first);
                break;
            case "printf":
                Printf(lexer, words, first);
                break;
            case "eval" or "trap":
                ReadAgain(lexer, name, words, first);
                break;
            case "sh" or "dash" or "bash" or "ksh" or "zsh" or "su":
                OtherShell(lexer, name, words, first);
                break;
        }
    }

    private static void All(List<ShellWord> words, int first, ShellCheck check)
    {
        for (var i = first; i < words.Count; i++)
        {
            ShellLexer.Need(words[i], check);
        }
    }

    private static void At(List<ShellWord> words, int index, ShellCheck check)
    {
        if (index < words.Count)
        {
            ShellLexer.Need(words[index], check);
        }
    }

    private static void Declaration(ShellLexer lexer, string name, List<ShellWord> words, int first)
    {
        var isNumber = name is "integer" or "float";
        var isArray = false;
        for (var i = first; i < words.Count; i++)
        {
            if (words[i].Literal is ['-', ..] options && words[i].Slots.Count == 0)
            {
                isNumber |= options.AsSpan().ContainsAny('i', 'E', 'F');
                isArray |= options.AsSpan().ContainsAny('a', 'A');
            }
            else if (isArray && !lexer.Holds(words[i], "=("))
            {
                lexer.RefuseAll(words[i], "in the declaration of an array; write `name=( … )`");
            }
            else if (!lexer.HasNameBeforeValues(words[i]))
            {
                ShellLexer.Need(words[i], isNumber ? ShellCheck.Name : ShellCheck.NameOrAssignment);
            }
            else if (isNumber)
            {
                ShellLexer.Need(words[i], ShellCheck.Number);
            }
            else if (lexer.Holds(words[i], "["))
            {
                lexer.RefuseAll(words[i], "in a declaration with a subscript");
            }
        }
    }

    // The word behind an option such as `-p` is no name.
    private static void Reading(List<ShellWord> words, int first)
    {
        for (var i = first; i < words.Count; i++)
        {
            var option = i > first ? words[i - 1].Literal : null;
            if (option is not ['-', .., 'p' or 'd' or 'n' or 'N' or 't' or 'u' or 'i' or 'k' or 'O' or 's' or 'C' or 'c'])
            {
                ShellLexer.Need(words[i], ShellCheck.Name);
            }
        }
    }

    private static void Printf(ShellLexer lexer, List<ShellWord> words, int first)
    {
        if (first < words.Count && words[first].Literal == "-v")
        {
            At(words, first + 1, ShellCheck.Name);
            first += 2;
        }

        if (!lexer.PrintsArithmetic || first >= words.Count)
        {
            return;
        }

        if (words[first].Slots.Count > 0)
        {
            lexer.RefuseAll(words[first], "in the format of this shell's printf, whose numbers are evaluated");
            return;
        }

        if (lexer.HasNumericConversion(words[first]))
        {
            All(words, first + 1, ShellCheck.Number);
        }
    }

    private static void ReadAgain(ShellLexer lexer, string name, List<ShellWord> words, int first)
    {
        for (var i = first; i < words.Count; i++)
        {
            lexer.WarnReadAgain(words[i], $"'{name}'");
        }
    }

    private static void OtherShell(ShellLexer lexer, string name, List<ShellWord> words, int first)
    {
        for (var i = first; i + 1 < words.Count; i++)
        {
            if (words[i].Literal is ['-', not '-', ..] options && options.EndsWith('c'))
            {
                lexer.WarnReadAgain(words[i + 1], $"'{name} {options}'");
                return;
            }
        }
    }
}
