using System.Text;
using Rem.Errors;
using Rem.Expressions;
using Rem.Values;

namespace Rem.Inspection;

/// <summary>
/// A parsed path, `hosts.0.name`, `limits.(service.kind).warn`, `pipe."grade anna"?`. Immutable, safe to use from
/// several threads; printing and parsing it again gives the same path.
/// </summary>
public sealed class DotPath
{
    private readonly PathSegment[] _segments;
    private readonly PathStep[]? _steps;

    internal DotPath(PathSegment[] segments, bool isPlain, bool isFixed, bool isOptional)
    {
        _segments = segments;
        IsPlain = isPlain;
        IsFixed = isFixed;
        IsOptional = isOptional;
        _steps = Steps(segments);
    }

    /// <summary>The segments, the first name first; empty for `pipe` alone.</summary>
    public ReadOnlySpan<PathSegment> Segments => _segments;

    /// <summary>True when it begins with `pipe`: its first name is then data, never a fixed name.</summary>
    public bool IsPlain { get; }

    /// <summary>True when its first name is a fixed name of the place where it stands.</summary>
    public bool IsFixed { get; }

    /// <summary>True when it ends with `?`: null stands for what is not there.</summary>
    public bool IsOptional { get; }

    /// <summary>True when no part in parentheses has to be inspected first.</summary>
    public bool IsStatic => _steps is not null;

    /// <summary>Parses a path that stands alone. Throws <see cref="PlanException"/> (REM1203) with the place in the text.</summary>
    public static DotPath Parse(string text)
    {
        var findings = new FindingList();
        return Parse(text, PathUse.Read, ParseOptions.PathsOnly, ExpressionOrigin.OfText(text), findings)
            ?? throw new PlanException(findings.Items[0]);
    }

    /// <summary>
    /// Parses a path of a plan. What is wrong with it is added to <paramref name="findings"/> at its place, and the
    /// result is then null. A path to be written has a first name and no `?`.
    /// </summary>
    public static DotPath? Parse(string text, PathUse use, ParseOptions options, ExpressionOrigin origin, FindingList findings)
    {
        try
        {
            return PathParser.ParseAlone(text, use, options);
        }
        catch (SyntaxException error)
        {
            error.AddTo(findings, origin);
            return null;
        }
    }

    /// <summary>
    /// The steps, with every part in parentheses inspected from the top; the first step is the first name. Throws
    /// <see cref="PlanException"/> without a place when an inner path is not there (REM1204) or no segment (REM1205).
    /// A path without parentheses gives the same array each time: it is read, never written.
    /// </summary>
    public PathStep[] Resolve(INames names)
    {
        if (_steps is not null)
        {
            return _steps;
        }

        var steps = new PathStep[_segments.Length];
        for (var i = 0; i < steps.Length; i++)
        {
            steps[i] = PathReader.Resolve(_segments[i], names);
        }

        return steps;
    }

    /// <summary>
    /// Reads the path below a value of any kind: its first name is then a key or an index of that value. False, and
    /// null, when it is not there, or has parts in parentheses, which need names to be inspected in.
    /// </summary>
    public bool TryReadBelow(object? root, out object? value)
    {
        value = root;
        foreach (var step in _steps ?? [])
        {
            if (!PathReader.TryStep(value, step, out value))
            {
                value = null;
                return false;
            }
        }

        return _steps is { Length: > 0 };
    }

    /// <summary>As it is written.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(IsPlain ? "pipe" : "");
        AppendSegments(text, _segments, IsPlain);
        return text.Append(IsOptional ? "?" : "").ToString();
    }

    /// <summary>The steps of a path without parentheses, or null.</summary>
    internal PathStep[]? StaticSteps => _steps;

    internal static void AppendSegments(StringBuilder text, ReadOnlySpan<PathSegment> segments, bool dotFirst)
    {
        for (var i = 0; i < segments.Length; i++)
        {
            text.Append(i > 0 || dotFirst ? "." : "").Append(segments[i].ToString());
        }
    }

    private static PathStep[]? Steps(PathSegment[] segments)
    {
        var steps = new PathStep[segments.Length];
        for (var i = 0; i < steps.Length; i++)
        {
            if (segments[i].Inner is not null)
            {
                return null;
            }

            steps[i] = segments[i].Step;
        }

        return steps;
    }
}
