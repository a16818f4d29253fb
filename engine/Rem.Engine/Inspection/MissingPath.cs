using System.Text;
using Rem.Errors;
using Rem.Values;

namespace Rem.Inspection;

/// <summary>Says what of a path is not there, what is, and which name is near. Only made when a path has failed.</summary>
internal static class MissingPath
{
    private const int NamesShown = 10;
    private const int LongestShown = 200;

    /// <summary>The error for a path that <see cref="PathReader.TryRead(DotPath, INames, out object?)"/> did not find.</summary>
    public static PlanException Explain(DotPath path, INames names, INames top)
    {
        try
        {
            return Walk(path, names, top);
        }
        catch (PlanException inner)
        {
            return inner; // a part in parentheses is what is missing
        }
    }

    /// <summary>The error for segments below a value; <paramref name="root"/> is how the value is written.</summary>
    public static PlanException Below(ReadOnlySpan<PathSegment> segments, string root, object? value, string whole, INames top)
    {
        try
        {
            return WalkBelow(segments, root, value, whole, top);
        }
        catch (PlanException inner)
        {
            return inner;
        }
    }

    private static PlanException Walk(DotPath path, INames names, INames top)
    {
        var first = PathReader.Resolve(path.Segments[0], top);
        var root = path.IsPlain ? "pipe." + first : first.ToString();
        if (!PathReader.TryFind(path, first.Name, names, out var value))
        {
            return FirstName(path, root, first.Name, names);
        }

        return MissingSecret(path, names, top) ?? WalkBelow(path.Segments[1..], root, value, path.ToString(), top);
    }

    private static PlanException? MissingSecret(DotPath path, INames names, INames top)
    {
        if (!path.IsFixed || path.Segments.Length < 2 || path.Segments[0].Step.Name != "secrets")
        {
            return null;
        }

        var name = PathReader.Resolve(path.Segments[1], top).Name;
        if (names.MissingSecret(name) is not { } missing || (names.TryFindFixed("secrets", out var secrets) && secrets is RemMap map && map.ContainsKey(name)))
        {
            return null;
        }

        var error = Error("secrets." + PathStep.OfName(name), missing.Why, null, path.ToString());
        return new PlanException(error.Finding with { Hint = missing.Fix });
    }

    private static PlanException WalkBelow(ReadOnlySpan<PathSegment> segments, string root, object? value, string whole, INames top)
    {
        var there = root;
        foreach (ref readonly var segment in segments)
        {
            var step = PathReader.Resolve(segment, top);
            var part = there + "." + step;
            if (!PathReader.TryStep(value, step, out var below))
            {
                return Error(part, $"'{Cut(there)}' {Has(value, step)}", Nearest(value, step.Name, there), whole);
            }

            value = below;
            there = part;
        }

        return Error(whole, $"'{there}' is there now", null, whole);
    }

    private static PlanException FirstName(DotPath path, string root, string name, INames names)
    {
        var map = names.ToMap();
        var has = map.Count == 0 ? "there are no names here" : "the names here are " + Names(map);
        var near = Suggestion.Nearest(name, map.Keys);
        var error = Error(root, has, near is null ? null : Place(path, near), path.ToString());
        return new PlanException(error.Finding with { Hint = path.IsPlain && names.TryFindFixed(name, out _) ? $"behind 'pipe.' stands data; the fixed name is '{name}' alone" : Hint(path, name, map, near) });
    }

    private static string Place(DotPath path, string name) =>
        (path.IsPlain ? "pipe." : PathWords.IsWord(name) && PathWords.StartsName(name, 0) ? "" : "pipe.") + PathStep.OfName(name);

    // `x-1` is one name; `status == up` is a text without its quotes.
    private static string? Hint(DotPath path, string name, RemMap map, string? near)
    {
        if (name.Length > LongestShown)
        {
            return null;
        }

        for (var i = name.IndexOf('-', StringComparison.Ordinal); i > 0; i = name.IndexOf('-', i + 1))
        {
            if (map.ContainsKey(name[..i]))
            {
                return $"names may hold '-', so '{name}' is one name; to subtract, put blanks around it: {name[..i]} - {name[(i + 1)..]}";
            }
        }

        return near is null && path.Segments.Length == 1 && !path.IsPlain
            ? $"if it is meant as text, it stands in quotes: '{name}'"
            : null;
    }

    private static PlanException Error(string part, string has, string? near, string whole)
    {
        var message = new StringBuilder($"'{Cut(part)}' is not there; {has}.");
        if (near is not null)
        {
            message.Append($" Did you mean '{near}'?");
        }

        message.Append($" Write '{Cut(whole)}?' if it may be missing.");
        return new PlanException(PathErrors.Missing, default, message.ToString());
    }

    // Kinds are named and values are not: what stands there may be a secret.
    private static string Has(object? value, in PathStep step) => value switch
    {
        null => "is null",
        RemMap { Count: 0 } => "is an empty map",
        RemMap map => "has " + Names(map),
        RemList list when step.IsIndex => list.Count == 0 ? "is an empty list" : $"is a list of {list.Count}, from 0 to {list.Count - 1}",
        RemList list => $"is a list of {list.Count}, whose elements have numbers, not names",
        string when step.IsIndex => "is a shorter text",
        _ => $"is {Article(value)}, which has no names",
    };

    private static string Article(object value) => value switch
    {
        string => "a text",
        long => "an integer",
        _ => "a " + ValueKind.NameOf(value),
    };

    private static string? Nearest(object? value, string name, string there)
    {
        var near = value is RemMap map ? Suggestion.Nearest(name, map.Keys) : null;
        return near is null ? null : there + "." + PathStep.OfWord(near);
    }

    private static string Cut(string path) =>
        path.Length <= LongestShown ? path : string.Concat(path.AsSpan(0, LongestShown - 1), "…");

    private static string Names(RemMap map)
    {
        var text = new StringBuilder();
        for (var i = 0; i < map.Count && i < NamesShown; i++)
        {
            text.Append(i > 0 ? ", " : "").Append(ValueText.Show(map.KeyAt(i)));
        }

        return map.Count > NamesShown ? text.Append($" and {map.Count - NamesShown} more").ToString() : text.ToString();
    }
}
