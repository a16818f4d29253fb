namespace Rem.Plans;

/// <summary>Finds the place of a stretch of a scalar's text in its file.</summary>
internal static class ScalarPlaces
{
    // The loader's work replaces this first form, which is exact for plain and quoted scalars without escapes.
    public static SourceSpan Locate(ScalarNode node, int offset, int length)
    {
        var quote = node.Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted ? 1 : 0;
        return new SourceSpan(node.Span.File, node.Span.Start + quote + offset, length);
    }
}
