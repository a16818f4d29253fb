using System.Text;
using Rem.Errors;
using Rem.Plans;
using Rem.Values;

namespace Rem.Shared.TimeSeries;

/// <summary>
/// What may be the name of a group: parts between slashes (`hosts/web1/cpu`), each of letters, digits and
/// `_ - . : @ + = % , ( ) #` and single blanks inside. None begins with a dot or dash, so that no name is a way out of a
/// folder or an option of a program.
/// </summary>
public static class SeriesNames
{
    private const int LongestPart = 80;
    private const int LongestSource = 19; // DS_NAM_SIZE less its end, rrd_format.h
    private const string Marks = "_-.:@+=%,()# ";

    /// <summary>Gives the name back, or throws <see cref="SharedErrors.Name"/>.</summary>
    public static string Check(string? name)
    {
        Names.Check("series group", name);
        foreach (var part in name!.Split('/'))
        {
            if (Fault(part) is { } fault)
            {
                throw new PlanException(SharedErrors.Name, SourceSpan.None, $"the name of a series group {fault}, got {ValueText.ShowWithKind(name)}", "use names such as hosts/web1/cpu");
            }
        }

        return name;
    }

    /// <summary>What keeps a text from being the name of a source; null for one that can be.</summary>
    public static string? SourceFault(string? name)
    {
        var isName = !string.IsNullOrEmpty(name) && name.Length <= LongestSource;
        foreach (var letter in isName ? name! : "")
        {
            isName &= char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-';
        }

        return isName ? null : $"a source's name has 1 to {LongestSource} letters, digits, '_' and '-' of ASCII, got {ValueText.Show(name)}";
    }

    private static string? Fault(string part)
    {
        if (part.Length == 0)
        {
            return "must not have an empty part between slashes";
        }

        if (Encoding.UTF8.GetByteCount(part) > LongestPart)
        {
            return $"may have parts of at most {LongestPart} bytes";
        }

        if (part[0] is '.' or '-' || part[0] == ' ' || part[^1] == ' ')
        {
            return "must have no part that begins with a dot, dash or blank, or ends with a blank";
        }

        foreach (var rune in part.EnumerateRunes())
        {
            if (!Rune.IsLetterOrDigit(rune) && !(rune.IsAscii && Marks.Contains((char)rune.Value)))
            {
                return $"may hold letters, digits, slashes and {Marks.TrimEnd()} only";
            }
        }

        return null;
    }
}
