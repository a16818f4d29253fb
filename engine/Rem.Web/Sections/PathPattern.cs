using System.Buffers;
using Rem.Binding;
using Rem.Values;

namespace Rem.Web.Sections;

/// <summary>
/// A path below a mount: words between slashes, `&lt;name&gt;` for one that is given, `&lt;name...&gt;` for the rest
/// (one word or more). No slash at either end; the empty one is the mount itself. Frozen.
/// </summary>
internal sealed class PathPattern
{
    private static readonly SearchValues<char> NotInWords = SearchValues.Create("<>?#%\\\0");
    private readonly Segment[] _segments;

    private PathPattern(string text, Segment[] segments, string[] captures)
    {
        Text = text;
        _segments = segments;
        Captures = captures;
    }

    /// <summary>As it is written, without slashes at the ends.</summary>
    public string Text { get; }

    /// <summary>The same for two patterns that match the same paths.</summary>
    public string Shape => string.Join('/', _segments.Select(static segment => segment.Capture is null ? segment.Text : segment.IsRest ? "<...>" : "<>"));

    /// <summary>The names of its captures, in order.</summary>
    public IReadOnlyList<string> Captures { get; }

    /// <summary>True when it is one path and no other.</summary>
    public bool IsLiteral => Captures.Count == 0;

    /// <summary>Reads a pattern; null and what is wrong with it when it is none. `index` and `/` are the mount itself.</summary>
    public static PathPattern? Read(string written, out string? problem)
    {
        problem = null;
        var text = written.StartsWith('/') ? written[1..] : written;
        text = text == "index" ? "" : text;
        if (text.Length == 0)
        {
            return new PathPattern("", [], []);
        }

        var parts = text.Split('/');
        var segments = new Segment[parts.Length];
        var captures = new List<string>();
        for (var i = 0; i < parts.Length && problem is null; i++)
        {
            problem = ReadSegment(parts[i], i == parts.Length - 1, captures, out segments[i]);
        }

        return problem is null ? new PathPattern(text, segments, [.. captures]) : null;
    }

    /// <summary>Matches the words of a path, already decoded; gives what its captures hold, or null.</summary>
    public RemMap? Match(ReadOnlySpan<string> words)
    {
        var isRest = _segments.Length > 0 && _segments[^1].IsRest;
        if (isRest ? words.Length < _segments.Length : words.Length != _segments.Length)
        {
            return null;
        }

        for (var i = 0; i < _segments.Length; i++)
        {
            if (words[i].Length == 0 || (_segments[i].Capture is null && _segments[i].Text != words[i]))
            {
                return null;
            }
        }

        var map = new RemMap(Captures.Count);
        for (var i = 0; i < _segments.Length; i++)
        {
            if (_segments[i].Capture is { } name)
            {
                map.Set(name, Given(_segments[i].IsRest ? string.Join('/', words[i..].ToArray()) : words[i]));
            }
        }

        return map;
    }

    /// <summary>Negative when this one is preferred to another that matches the same path: a word before a capture before the rest.</summary>
    public int CompareTo(PathPattern other)
    {
        for (var i = 0; i < _segments.Length && i < other._segments.Length; i++)
        {
            var byKind = _segments[i].Rank - other._segments[i].Rank;
            if (byKind != 0)
            {
                return byKind;
            }
        }

        return other._segments.Length - _segments.Length;
    }

    /// <inheritdoc/>
    public override string ToString() => "/" + Text;

    // The server leaves a slash within a word as it was sent, so that it does not part words: here it is one again.
    private static string Given(string words) => words.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    private static string? ReadSegment(string part, bool isLast, List<string> captures, out Segment segment)
    {
        segment = new Segment(part, null, false);
        if (part.Length == 0)
        {
            return "a word is missing between two slashes or behind the last";
        }

        if (part[0] != '<')
        {
            return part is "." or ".." ? $"'{part}' is no word of a path" : part.AsSpan().ContainsAny(NotInWords) ? $"'{part}' holds a character that a path cannot" : null;
        }

        var isRest = part.EndsWith("...>", StringComparison.Ordinal);
        var name = part[^1] == '>' && part.Length > (isRest ? 5 : 2) ? part[1..(isRest ? ^4 : ^1)] : "";
        if (!NameRules.IsName(name) || NameRules.IsReserved(name))
        {
            return $"'{part}' is no capture: a name of letters, digits, '_' and '-' that is no fixed name";
        }

        if (isRest && !isLast)
        {
            return $"'{part}' takes the rest and has to stand last";
        }

        if (captures.Contains(name))
        {
            return $"the capture '{name}' stands twice";
        }

        captures.Add(name);
        segment = new Segment(part, name, isRest);
        return null;
    }

    private readonly record struct Segment(string Text, string? Capture, bool IsRest)
    {
        public int Rank => Capture is null ? 0 : IsRest ? 2 : 1;
    }
}
