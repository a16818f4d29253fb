using Rem.Errors;
using Rem.Shared.TimeSeries;

namespace Rem.Web.Live.Series;

/// <summary>
/// Names of groups as an address holds them, in few letters: `checks/~http~ping~hosts/web1/~cpu`. Between two names stands
/// `~`, which no name holds; a part that ends with a slash stands in front of each name behind it, up to the next of its kind.
/// </summary>
internal static class GroupNames
{
    /// <summary>What stands between two names.</summary>
    public const char Mark = '~';

    /// <summary>The names, each once, in their order. What cannot be a name goes into the faults.</summary>
    public static IReadOnlyList<string> Read(string text, List<string> faults)
    {
        var names = new List<string>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        var folder = "";
        foreach (var part in text.Split(Mark))
        {
            if (part.EndsWith('/'))
            {
                folder = part == "/" ? "" : part;
            }
            else if (Checked(folder + part, faults) is { } name && known.Add(name))
            {
                names.Add(name);
            }
        }

        return names;
    }

    /// <summary>Names as an address holds them.</summary>
    public static string Write(IReadOnlyList<string> names)
    {
        var (parts, folder) = (new List<string>(names.Count), "");
        foreach (var name in names)
        {
            var own = name[..(name.LastIndexOf('/') + 1)];
            if (own != folder)
            {
                parts.Add(own.Length == 0 ? "/" : own);
                folder = own;
            }

            parts.Add(name[own.Length..]);
        }

        return string.Join(Mark, parts);
    }

    private static string? Checked(string name, List<string> faults)
    {
        try
        {
            return SeriesNames.Check(name);
        }
        catch (PlanException error)
        {
            faults.Add(error.Message);
            return null;
        }
    }
}
