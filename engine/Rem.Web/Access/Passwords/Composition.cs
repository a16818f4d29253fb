using System.Text;

namespace Rem.Web.Access;

/// <summary>
/// Text in Unicode's form C, so that a letter with its accent is the same password from every keyboard. The platform's
/// own does nothing here: REM runs without the cultures' data, and `Normalize` then gives back what it got.
/// </summary>
internal static class Composition
{
    // Below it nothing is taken apart or put together.
    private const char FirstMark = '\u0300';

    /// <summary>Well-formed text in form C.</summary>
    public static string Compose(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange(FirstMark, char.MaxValue) < 0)
        {
            return text;
        }

        var table = CompositionTable.Instance;
        var parts = new List<int>(text.Length * 2);
        foreach (var rune in text.EnumerateRunes())
        {
            TakeApart(table, rune.Value, parts);
        }

        Order(table, parts);
        PutTogether(table, parts);
        var composed = new StringBuilder(parts.Count);
        foreach (var part in parts)
        {
            composed.Append(new Rune(part));
        }

        return composed.ToString();
    }

    private static void TakeApart(CompositionTable table, int character, List<int> parts)
    {
        if (Hangul.TakeApart(character, parts))
        {
            return;
        }

        if (!table.TryParts(character, out var first, out var second))
        {
            parts.Add(character);
            return;
        }

        TakeApart(table, first, parts);
        if (second != 0)
        {
            parts.Add(second); // the table never takes a second part apart
        }
    }

    // Marks behind a letter stand in the order of their classes, those of one class as they were typed.
    private static void Order(CompositionTable table, List<int> parts)
    {
        for (var i = 1; i < parts.Count; i++)
        {
            var moved = parts[i];
            var kind = table.Class(moved);
            var at = i;
            while (kind != 0 && at > 0 && table.Class(parts[at - 1]) > kind)
            {
                parts[at] = parts[at - 1];
                at--;
            }

            parts[at] = moved;
        }
    }

    // A mark joins the last letter unless one of its class, or a letter, stands between them.
    private static void PutTogether(CompositionTable table, List<int> parts)
    {
        var starter = -1;
        var written = 0;
        var before = 0;
        for (var i = 0; i < parts.Count; i++)
        {
            var part = parts[i];
            var kind = table.Class(part);
            var isFree = starter >= 0 && (written == starter + 1 || (before != 0 && before < kind));
            if (isFree && Joined(table, parts[starter], part) is var whole && whole != 0)
            {
                parts[starter] = whole;
                continue;
            }

            if (kind == 0)
            {
                starter = written;
            }

            before = kind;
            parts[written++] = part;
        }

        parts.RemoveRange(written, parts.Count - written);
    }

    private static int Joined(CompositionTable table, int first, int second) =>
        Hangul.Join(first, second) is var syllable && syllable != 0 ? syllable : table.Join(first, second);
}
