namespace Rem.Plans;

/// <summary>
/// Finds the place of a stretch of a scalar's text in its file, by reading the scalar once more. Only errors
/// ask, so nothing of it is kept.
/// </summary>
internal static class ScalarPlaces
{
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

        var walk = Walk(node);
        if (walk is null)
        {
            return node.Span;
        }

        var start = walk.StartOf(offset);
        var end = length == 0 ? start : walk.EndOf(offset + length - 1);
        return new SourceSpan(node.Span.File, start, end - start);
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
}
