using System.Text;
using Rem.Errors;
using Rem.Values;

namespace Rem.Inspection;

/// <summary>Reads paths. The fast walk says only whether a path is there; <see cref="MissingPath"/> says why not.</summary>
internal static class PathReader
{
    /// <summary>Reads a path; false when any part of it is not there, inner paths included.</summary>
    public static bool TryRead(DotPath path, INames names, out object? value)
    {
        var steps = path.StaticSteps;
        if (steps is not { Length: > 0 })
        {
            return TryRead(path, names, names, out value);
        }

        if (!TryFind(path, steps[0].Name, names, out value))
        {
            return false;
        }

        for (var i = 1; i < steps.Length; i++)
        {
            var isThere = value is RemMap map ? map.TryGetValue(steps[i].Name, out value) : TryStep(value, steps[i], out value);
            if (!isThere)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Reads a path in <paramref name="names"/>, its inner paths in <paramref name="top"/>.</summary>
    public static bool TryRead(DotPath path, INames names, INames top, out object? value)
    {
        var segments = path.Segments;
        if (segments.Length == 0)
        {
            value = names.ToMap();
            return true;
        }

        return TryFirst(path, segments[0], names, top, out value) && TrySteps(segments[1..], top, ref value);
    }

    /// <summary>Goes down from a value; false when a segment is not there.</summary>
    public static bool TrySteps(ReadOnlySpan<PathSegment> segments, INames top, ref object? value)
    {
        foreach (ref readonly var segment in segments)
        {
            if (segment.Inner is null)
            {
                if (!TryStep(value, segment.Step, out value))
                {
                    return false;
                }
            }
            else if (!TryResolve(segment, top, out var step) || !TryStep(value, step, out value))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Goes one step down; false when it is not there.</summary>
    public static bool TryStep(object? value, in PathStep step, out object? below)
    {
        switch (value)
        {
            case RemMap map:
                return map.TryGetValue(step.Name, out below);
            case RemList list:
                var index = step.Index < 0 ? step.Index + list.Count : step.Index;
                var isThere = step.IsIndex && index >= 0 && index < list.Count;
                below = isThere ? list[(int)index] : null;
                return isThere;
            case string text when step.IsIndex:
                below = CharacterAt(text, step.Index);
                return below is not null;
            default:
                below = null;
                return false;
        }
    }

    /// <summary>The step that a segment stands for. Throws REM1204 and REM1205 without a place.</summary>
    public static PathStep Resolve(PathSegment segment, INames top)
    {
        if (segment.Inner is null)
        {
            return segment.Step;
        }

        if (!TryRead(segment.Inner, top, out var value) && !segment.Inner.IsOptional)
        {
            throw MissingPath.Explain(segment.Inner, top, top);
        }

        return value switch
        {
            string word => PathStep.OfWord(word),
            long index => PathStep.OfIndex(index),
            _ => throw new PlanException(
                PathErrors.Segment,
                default,
                $"'{segment.Inner}' stands in the parentheses of a path and must be text or an integer, got {ValueText.ShowWithKind(value)}"),
        };
    }

    /// <summary>Looks the first name up: the fixed name where the place has one. Behind `pipe.` it is data always.</summary>
    public static bool TryFind(DotPath path, string name, INames names, out object? value) =>
        (path.IsFixed && names.TryFindFixed(name, out value)) || names.TryFind(name, out value);

    private static bool TryFirst(DotPath path, PathSegment first, INames names, INames top, out object? value)
    {
        if (first.Inner is null)
        {
            return TryFind(path, first.Step.Name, names, out value);
        }

        value = null;
        return TryResolve(first, top, out var step) && TryFind(path, step.Name, names, out value);
    }

    private static bool TryResolve(PathSegment segment, INames top, out PathStep step)
    {
        var isThere = TryRead(segment.Inner!, top, out var value);
        step = value switch
        {
            string word => PathStep.OfWord(word),
            long index => PathStep.OfIndex(index),
            _ => default,
        };
        return isThere && step.Name is not null;
    }

    // Characters are Unicode code points, as `length` counts them: half of a pair is no text.
    private static string? CharacterAt(string text, long index)
    {
        if (index < 0)
        {
            foreach (var _ in text.EnumerateRunes())
            {
                index++;
            }
        }

        foreach (var rune in text.EnumerateRunes())
        {
            if (index-- == 0)
            {
                return rune.ToString();
            }
        }

        return null;
    }
}
