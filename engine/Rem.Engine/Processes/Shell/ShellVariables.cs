using System.Collections;
using System.Globalization;
using System.Text;
using Rem.Errors;
using Rem.Values;

namespace Rem.Processes.Shell;

/// <summary>The variables of one run that carry values: `REM_1`, `REM_2`, …, under names that nobody else uses.</summary>
internal sealed class ShellVariables
{
    // MAX_ARG_STRLEN of Linux, 32 pages: name, `=`, value and end.
    private const int Longest = 131072;

    private const string Prefix = "REM_";

    private static readonly UTF8Encoding Strict = new(false, true);

    private static readonly List<string> Inherited = InheritedNames();

    private readonly List<KeyValuePair<string, string?>> _all;
    private readonly string _prefix;
    private int _count;

    /// <summary>Variables beside those that the step sets itself.</summary>
    public ShellVariables(ShellProgram program, IReadOnlyList<KeyValuePair<string, string?>> given)
    {
        _all = [.. given];
        _prefix = Prefix;
        for (var round = 'A'; IsTaken(program, given); round++)
        {
            _prefix = Prefix + round + "_";
        }
    }

    /// <summary>What was given, and what was added.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> All => _all;

    /// <summary>Puts a text into a variable and gives its name. A text that none can hold is an error at the slot.</summary>
    public string Add(ShellSlot slot, string text)
    {
        var name = _prefix + (++_count).ToString(CultureInfo.InvariantCulture);
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            throw new PlanException(ProcessErrors.Nul, slot.At, $"the value {ValueText.Show(text)} holds a NUL character, which no environment variable can", "send the data through `stdin:`");
        }

        var size = Size(slot, text) + name.Length + 2;
        if (size > Longest)
        {
            throw new PlanException(ProcessErrors.TooLong, slot.At, $"the value {ValueText.Show(text)} has {size - name.Length - 2} bytes, an environment variable holds at most {Longest - name.Length - 2}", "send the data through `stdin:`");
        }

        _all.Add(new(name, text));
        return name;
    }

    private static List<string> InheritedNames()
    {
        var names = new List<string>();
        foreach (DictionaryEntry entry in Environment.GetEnvironmentVariables())
        {
            if (entry.Key is string name && name.StartsWith(Prefix, StringComparison.Ordinal))
            {
                names.Add(name);
            }
        }

        return names;
    }

    private static int Size(ShellSlot slot, string text)
    {
        try
        {
            return Strict.GetByteCount(text);
        }
        catch (EncoderFallbackException)
        {
            throw new PlanException(ProcessErrors.NotText, slot.At, $"the value {ValueText.Show(text)} holds half a surrogate pair, which has no bytes");
        }
    }

    private bool IsTaken(ShellProgram program, IReadOnlyList<KeyValuePair<string, string?>> given)
    {
        foreach (var (name, _) in given)
        {
            if (IsOurs(name))
            {
                return true;
            }
        }

        foreach (var name in Inherited)
        {
            if (IsOurs(name))
            {
                return true;
            }
        }

        foreach (var piece in program.Pieces)
        {
            if (piece.Text is { } text && Mentions(text))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsOurs(string name) =>
        name.StartsWith(_prefix, StringComparison.Ordinal) && name.Length > _prefix.Length && char.IsAsciiDigit(name[_prefix.Length]);

    private bool Mentions(string text)
    {
        for (var at = text.IndexOf(_prefix, StringComparison.Ordinal); at >= 0; at = text.IndexOf(_prefix, at + 1, StringComparison.Ordinal))
        {
            if (at + _prefix.Length < text.Length && char.IsAsciiDigit(text[at + _prefix.Length]))
            {
                return true;
            }
        }

        return false;
    }
}
