using Rem.Cli.Commands;
using Rem.Errors;
using Rem.Plans;
using Rem.Values;

namespace Rem.Cli.Running;

/// <summary>
/// The command line as bytes. .NET puts U+FFFD in place of what is not UTF-8: two names would become one, which is no name
/// that anybody gave. So such a word is refused.
/// </summary>
internal static class WordBytes
{
    private const char Replacement = '\uFFFD';

    /// <summary>Null when all words are what was given; else the exit code, and the reason has been shown.</summary>
    public static int? Refuse(string[] words)
    {
        foreach (var word in words)
        {
            if (word.Contains(Replacement))
            {
                return RefuseAny(words);
            }
        }

        return null;
    }

    /// <summary>The first of the last so many parts of a `cmdline` that is not UTF-8, from 0; null when all are.</summary>
    public static int? FindBroken(ReadOnlySpan<byte> line, int count)
    {
        var parts = new List<Range>();
        var start = 0;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == 0)
            {
                parts.Add(start..i);
                start = i + 1;
            }
        }

        for (var i = Math.Max(0, parts.Count - count); i < parts.Count; i++)
        {
            if (!System.Text.Unicode.Utf8.IsValid(line[parts[i]]))
            {
                return i - (parts.Count - count);
            }
        }

        return null;
    }

    private static int? RefuseAny(string[] words)
    {
        var broken = FindHere(words);
        if (broken is not { } at)
        {
            return null;
        }

        Output.ErrorsAsData = Array.IndexOf(words, "--json") >= 0;
        var error = new PlanException(CommandLineErrors.Value, SourceSpan.None, $"word {at + 1} of the command line is not UTF-8: {ValueText.Show(words[at])}", "write names and values in UTF-8; see `locale`");
        return Failures.Show(error, Rem.Running.Secrets.None, ExitCode.Usage);
    }

    // Where the bytes cannot be seen, the sign itself is taken for what it mostly stands for.
    private static int? FindHere(string[] words)
    {
        try
        {
            return FindBroken(File.ReadAllBytes("/proc/self/cmdline"), words.Length);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Array.FindIndex(words, static word => word.Contains(Replacement));
        }
    }
}
