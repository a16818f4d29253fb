using System.Buffers;
using System.Text;

namespace Rem.Running;

/// <summary>
/// Finds secrets in texts, all of their forms at once. Frozen; safe to use from several threads. A text without secrets
/// costs one look over it.
/// </summary>
internal sealed class SecretSearch
{
    private const string Mask = "***";
    private const char Cut = '…';

    // What fewer characters at a cut give away is not worth the texts that begin like a secret by chance.
    private const int ShortestPiece = 3;

    // Messages cut what they show far before this.
    private const int LongestPiece = 200;

    // An encoded secret longer than two of these is found by any stretch of that length, and from there to both sides.
    private const int Stretch = 16;

    // Within what is longer, no other secret is looked for that might begin there: it would take the square of its length.
    private const int LongestWhole = 4096;

    private readonly SearchValues<string> _all;
    private readonly Dictionary<char, Pattern[]> _byFirst = [];
    private readonly string[] _forms;

    /// <summary>A search for some secrets.</summary>
    public SecretSearch(IEnumerable<string> secrets)
    {
        var forms = new HashSet<string>(StringComparer.Ordinal);
        var patterns = new Dictionary<string, Pattern>(StringComparer.Ordinal);
        foreach (var secret in secrets)
        {
            foreach (var form in SecretForms.Written(secret))
            {
                forms.Add(form);
                patterns.TryAdd(form, new Pattern(form, null, 0));
            }

            foreach (var form in SecretForms.Encoded(secret))
            {
                forms.Add(form);
                AddEncoded(form, patterns);
            }
        }

        _forms = [.. forms];
        _all = SearchValues.Create([.. patterns.Keys], StringComparison.Ordinal);
        foreach (var group in patterns.Values.GroupBy(static pattern => pattern.Text[0]))
        {
            _byFirst[group.Key] = [.. group.OrderByDescending(static pattern => pattern.Text.Length)];
        }
    }

    /// <summary>The text with `***` for every secret; the text itself when there is none.</summary>
    public string Hide(string text)
    {
        var at = text.AsSpan().IndexOfAny(_all);
        var cut = text.IndexOf(Cut);
        if (at < 0 && cut < 0)
        {
            return text;
        }

        var found = new List<(int Start, int End)>();
        for (; at >= 0; at = Next(text, found[^1].End))
        {
            AddFound(text, at, found);
        }

        for (; cut >= 0; cut = text.IndexOf(Cut, cut + 1))
        {
            if (PieceBefore(text, cut) is > 0 and var length)
            {
                found.Add((cut - length, cut));
            }
        }

        return found.Count == 0 ? text : Without(text, found);
    }

    private int Next(string text, int from)
    {
        var next = text.AsSpan(from).IndexOfAny(_all);
        return next < 0 ? -1 : from + next;
    }

    // The secret at a place, and those that begin in it and go on behind it.
    private void AddFound(string text, int at, List<(int Start, int End)> found)
    {
        var (start, end) = Found(text, at);
        for (var inside = at + 1; inside < end && end - at <= LongestWhole; inside++)
        {
            end = Math.Max(end, Found(text, inside).End);
        }

        found.Add((start, end));
    }

    private static string Without(string text, List<(int Start, int End)> found)
    {
        found.Sort();
        var hidden = new StringBuilder(text.Length);
        var done = 0;
        for (var i = 0; i < found.Count; i++)
        {
            var (start, end) = found[i];
            for (; i + 1 < found.Count && found[i + 1].Start < end; i++)
            {
                end = Math.Max(end, found[i + 1].End);
            }

            hidden.Append(text, done, start - done).Append(Mask);
            done = end;
        }

        return hidden.Append(text, done, text.Length - done).ToString();
    }

    private static void AddEncoded(string form, Dictionary<string, Pattern> patterns)
    {
        if (form.Length < 2 * Stretch)
        {
            patterns.TryAdd(form, new Pattern(form, null, 0));
            return;
        }

        for (var at = 0; at + Stretch <= form.Length; at += Stretch)
        {
            patterns.TryAdd(form.Substring(at, Stretch), new Pattern(form.Substring(at, Stretch), form, at));
        }
    }

    // The stretch of the text that the longest secret at a place covers; empty without one.
    private (int Start, int End) Found(string text, int at)
    {
        if (_byFirst.TryGetValue(text[at], out var patterns))
        {
            foreach (var pattern in patterns)
            {
                if (text.AsSpan(at).StartsWith(pattern.Text))
                {
                    return pattern.Whole is null ? (at, at + pattern.Text.Length) : Extended(text, at, pattern.Whole, pattern.At);
                }
            }
        }

        return (at, at);
    }

    private static (int Start, int End) Extended(string text, int at, string whole, int from)
    {
        var start = at;
        for (var i = from; start > 0 && i > 0; i--)
        {
            var before = start - NewlineBefore(text, start);
            if (before == 0 || text[before - 1] != whole[i - 1])
            {
                break;
            }

            start = before - 1;
        }

        var end = at;
        while (from < whole.Length && end < text.Length)
        {
            var next = end + NewlineLength(text, end);
            if (next == text.Length || text[next] != whole[from])
            {
                break;
            }

            end = next + 1;
            from++;
        }

        return (start, end);
    }

    // Also one that JSON or a message wrote as `\n`.
    private static int NewlineLength(string text, int at) => text[at] switch
    {
        '\n' => 1,
        '\r' => at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1,
        '\\' => text.AsSpan(at).StartsWith("\\r\\n") ? 4 : text.AsSpan(at).StartsWith("\\n") ? 2 : 0,
        _ => 0,
    };

    private static int NewlineBefore(string text, int end)
    {
        var before = text.AsSpan(0, end);
        return before[^1] is not ('\n' or '\r' or 'n') ? 0
            : before.EndsWith("\\r\\n") ? 4
            : before.EndsWith("\r\n") || before.EndsWith("\\n") ? 2
            : before[^1] == 'n' ? 0 : 1;
    }

    // How much of a secret stands before the cut.
    private int PieceBefore(string text, int cut)
    {
        if (cut < ShortestPiece)
        {
            return 0;
        }

        var longest = 0;
        var last = text[cut - 1];
        var before = text.AsSpan(0, cut);
        foreach (var form in _forms)
        {
            for (var length = Math.Min(Math.Min(form.Length, cut), LongestPiece); length >= ShortestPiece && length > longest; length--)
            {
                if (form[length - 1] == last && before.EndsWith(form.AsSpan(0, length)))
                {
                    longest = length;
                }
            }
        }

        return longest;
    }

    /// <summary>A text to look for.</summary>
    /// <param name="Text">The text.</param>
    /// <param name="Whole">The form that it is a stretch of, or null when it is whole.</param>
    /// <param name="At">Where in that form it begins.</param>
    private sealed record Pattern(string Text, string? Whole, int At);
}
