namespace Rem.Inspection;

/// <summary>
/// One segment of a path: a step that stands there, or a path in parentheses that is inspected first. A class, because
/// each list and span of a struct of our own is code to compile at the start.
/// </summary>
public sealed class PathSegment
{
    /// <summary>A segment that stands there.</summary>
    public PathSegment(PathStep step) => Step = step;

    /// <summary>A path in parentheses, whose value is the segment.</summary>
    public PathSegment(DotPath inner) => Inner = inner;

    /// <summary>The step, when <see cref="Inner"/> is null.</summary>
    public PathStep Step { get; }

    /// <summary>The path in parentheses, or null.</summary>
    public DotPath? Inner { get; }

    /// <inheritdoc/>
    public override string ToString() => Inner is null ? Step.ToString() : "(" + Inner + ")";
}
