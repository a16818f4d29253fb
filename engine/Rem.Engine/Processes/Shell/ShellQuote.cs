namespace Rem.Processes.Shell;

/// <summary>Makes texts words of a shell's program, for shells that REM does not start itself (ssh).</summary>
public static class ShellQuote
{
    /// <summary>One word in every POSIX shell, whatever the text: `it's` becomes `'it'\''s'`.</summary>
    public static string Word(string text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '-' or '.' or '/' or ':' or ',' or '+' or '@'))
            {
                return Quoted(text);
            }
        }

        return text.Length == 0 ? "''" : text;
    }

    private static string Quoted(string text) => "'" + text.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
