namespace Rem.Plans;

/// <summary>
/// Finds the place of a stretch of a scalar's text in its file, by reading the scalar once more. Few ask, so it is not
/// kept in the scalar; but who asks may do so for each of thousands of places, so the last one is at hand for a while.
/// </summary>
internal static class ScalarPlaces
{
    [ThreadStatic]
    private static WeakReference<Reading>? _last;

    /// <summary>
    /// The place of <paramref name="length"/> characters from <paramref name="offset"/>. Both are cut to the
    /// text; no characters are a place without length. The whole node when its text cannot be followed.
    /// </summary>
    public static SourceSpan Locate(ScalarNode node, int offset, int length)
    {
        offset = Math.Clamp(offset, 0, node.Text.Length);
        length = Math.Clamp(length, 0, node.Text.Length - offset);
        if (node.Span.File is null)
        {
            return node.Span;
        }

        if (Known(node) is not { } walk)
        {
            return node.Span;
        }

        var start = walk.StartOf(offset);
        var end = length == 0 ? start : walk.EndOf(offset + length - 1);
        return new SourceSpan(node.Span.File, start, end - start);
    }

    private static ScalarWalk? Known(ScalarNode node)
    {
        if (_last is null || !_last.TryGetTarget(out var reading) || !ReferenceEquals(reading.Node, node))
        {
            reading = new Reading(node, Walk(node));
            _last = new WeakReference<Reading>(reading);
        }

        return reading.Walk;
    }

    private static ScalarWalk? Walk(ScalarNode node)
    {
        switch (node.Style)
        {
            case ScalarStyle.Plain:
                return Follow(FlowScalarWalk.Plain(node));
            case ScalarStyle.SingleQuoted:
                return Follow(FlowScalarWalk.SingleQuoted(node));
            case ScalarStyle.DoubleQuoted:
                return Follow(FlowScalarWalk.DoubleQuoted(node));
            default:
                return Block(node);
        }
    }

    // With an indentation indicator the text's indentation depends on the block around it, which a scalar does
    // not know: the right one is the one that gives the node's text.
    private static ScalarWalk? Block(ScalarNode node)
    {
        var block = new BlockScalarWalk(node);
        for (var indent = block.LargestIndent; indent >= block.SmallestIndent; indent--)
        {
            if (Follow(block.Read(indent)) is { } walk)
            {
                return walk;
            }
        }

        return null;
    }

    private static ScalarWalk? Follow(ScalarWalk walk) => walk.IsWhole ? walk : null;

    private sealed record Reading(ScalarNode Node, ScalarWalk? Walk);
}
