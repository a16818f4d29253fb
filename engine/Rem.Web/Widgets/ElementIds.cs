using System.Globalization;
using System.Text;

namespace Rem.Web.Widgets;

/// <summary>
/// Ids of the elements of one page. Those of an embedded page begin with its name: a box that is fetched again, or kept,
/// never has an id of what stands around it, however many elements it has meanwhile. Safe to use from several threads.
/// </summary>
/// <param name="start">What all of them begin with.</param>
internal sealed class ElementIds(string start)
{
    private int _count;

    /// <summary>What those of a page begin with that is embedded under a name, in a page whose own begin with something.</summary>
    public static string StartOf(string outer, string name)
    {
        // Any text may be a name; ids stand in selectors too.
        var start = new StringBuilder(outer).Append('p');
        foreach (var letter in name)
        {
            _ = char.IsAsciiLetterOrDigit(letter) ? start.Append(letter) : start.Append(CultureInfo.InvariantCulture, $"_{(int)letter:x4}");
        }

        return start.Append('-').ToString();
    }

    /// <summary>An id that no other element has.</summary>
    public string Next() => $"{start}w{Interlocked.Increment(ref _count)}";
}
