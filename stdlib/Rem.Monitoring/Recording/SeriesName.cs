using System.Globalization;
using System.Text;
using Rem.Errors;
using Rem.Shared.TimeSeries;

namespace Rem.Monitoring.Recording;

/// <summary>
/// Names in time series for those of checks and values: the same for the same name after every start. What cannot stand in one
/// is replaced, and a hash makes it one of its own.
/// </summary>
internal static class SeriesName
{
    /// <summary>What the groups of all checks begin with.</summary>
    public const string Prefix = "checks/";

    private const int LongestSource = 19;
    private const int LongestGroupPart = 60;

    /// <summary>The group of a check.</summary>
    public static string OfCheck(string check)
    {
        var name = Prefix + check;
        try
        {
            return SeriesNames.Check(name);
        }
        catch (PlanException)
        {
            return Prefix + Plain(check, LongestGroupPart).TrimStart('-') + "_" + Hash(check);
        }
    }

    /// <summary>The source of a value: `modes.user` is `modes-user`. A name that is too long, or taken by another value, gets a hash.</summary>
    public static string OfValue(string path, Func<string, bool> isTaken)
    {
        var plain = Plain(path, int.MaxValue);
        return plain.Length is > 0 and <= LongestSource && !isTaken(plain) ? plain : Cut(plain, LongestSource - 9) + "_" + Hash(path);
    }

    private static string Plain(string text, int most)
    {
        var plain = new StringBuilder(Math.Min(text.Length, 32));
        for (var i = 0; i < text.Length && plain.Length < most; i++)
        {
            plain.Append(char.IsAsciiLetterOrDigit(text[i]) || text[i] is '_' or '-' ? text[i] : text[i] == '.' ? '-' : '_');
        }

        return plain.ToString();
    }

    private static string Cut(string text, int length) => text.Length > length ? text[..length] : text;

    // FNV-1a, 32 bit (Fowler, Noll, Vo).
    private static string Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var part in Encoding.UTF8.GetBytes(text))
        {
            hash = (hash ^ part) * 16777619u;
        }

        return hash.ToString("x8", CultureInfo.InvariantCulture);
    }
}
