namespace Rem.Processes.Shell;

/// <summary>The program that runs a text: `/bin/sh -e`, or what its first line says.</summary>
/// <param name="Kind">Which shell it is.</param>
/// <param name="Arguments">The program and its own arguments.</param>
internal sealed record ShellChoice(ShellKind Kind, string[] Arguments)
{
    private static readonly char[] Blanks = [' ', '\t', '\r'];
    private static readonly ShellChoice Usual = new(ShellKind.Sh, ["/bin/sh", "-e"]);

    /// <summary>Reads the first line of a text.</summary>
    public static ShellChoice Of(string text)
    {
        if (!text.StartsWith("#!", StringComparison.Ordinal))
        {
            return Usual;
        }

        var end = text.IndexOf('\n', StringComparison.Ordinal);
        var line = (end < 0 ? text[2..] : text[2..end]).Trim(Blanks);
        var words = line.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
        {
            return Usual;
        }

        var kind = KindOf(words);
        if (kind != ShellKind.Other)
        {
            return new ShellChoice(kind, words);
        }

        // As the kernel reads it: the program, and all the rest as one argument.
        var rest = line[words[0].Length..].Trim(Blanks);
        return new ShellChoice(kind, rest.Length == 0 ? [words[0]] : [words[0], rest]);
    }

    private static ShellKind KindOf(string[] words)
    {
        var name = Path.GetFileName(words[0]);
        if (name == "env")
        {
            var at = words.Length > 1 && words[1] == "-S" ? 2 : 1;
            name = at < words.Length ? words[at] : name;
        }

        return name switch
        {
            "sh" => ShellKind.Sh,
            "dash" => ShellKind.Dash,
            "bash" => ShellKind.Bash,
            "ksh" => ShellKind.Ksh,
            "zsh" => ShellKind.Zsh,
            _ => ShellKind.Other,
        };
    }
}
