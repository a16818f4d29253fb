namespace Rem.Plans;

/// <summary>
/// A node of the bounded tree that a YAML text becomes: frozen, every node with its place. An alias is the
/// anchored node itself, so that it is bound at each use and reported at its anchor.
/// </summary>
public abstract class PlanNode(SourceSpan span)
{
    /// <summary>The node's own text, from its first to behind its last character (a block scalar from its `|` or `&gt;`).</summary>
    public SourceSpan Span { get; } = span;
}

/// <summary>How a scalar was written.</summary>
public enum ScalarStyle
{
    /// <summary>Without quotes: the core schema decides its type.</summary>
    Plain,

    /// <summary>Between single quotes: text.</summary>
    SingleQuoted,

    /// <summary>Between double quotes: text, with escapes.</summary>
    DoubleQuoted,

    /// <summary>Behind `|`: text.</summary>
    Literal,

    /// <summary>Behind `&gt;`: text, folded.</summary>
    Folded,
}

/// <summary>A scalar: its text, and the value that the YAML 1.2 core schema gives it.</summary>
public sealed class ScalarNode(SourceSpan span, string text, ScalarStyle style, object? value) : PlanNode(span)
{
    /// <summary>The text after YAML's own quoting and folding.</summary>
    public string Text { get; } = text;

    /// <summary>How it was written.</summary>
    public ScalarStyle Style { get; } = style;

    /// <summary>null, bool, long, double or string by the core schema.</summary>
    public object? Value { get; } = value;

    /// <summary>
    /// The place of a stretch of <see cref="Text"/> in the file. Exact where each character stands for itself;
    /// escapes, folds and indentation are stepped over.
    /// </summary>
    public SourceSpan Locate(int offset, int length) => ScalarPlaces.Locate(this, offset, length);
}

/// <summary>A sequence.</summary>
public sealed class ListNode(SourceSpan span, PlanNode[] items) : PlanNode(span)
{
    /// <summary>The items, in order.</summary>
    public IReadOnlyList<PlanNode> Items => items;
}

/// <summary>A key and what stands below it.</summary>
public readonly record struct MapEntry(ScalarNode Key, PlanNode Value);

/// <summary>A mapping: entries in the order in which they stand, merges (`&lt;&lt;`) already in place, keys unique.</summary>
public sealed class MapNode(SourceSpan span, MapEntry[] entries) : PlanNode(span)
{
    /// <summary>The entries, in order.</summary>
    public IReadOnlyList<MapEntry> Entries => entries;

    /// <summary>The same, read only by the way of each start: as a list, an array of structs is code to compile.</summary>
    internal MapEntry[] AllEntries => entries;

    /// <summary>The value under a key, or null.</summary>
    public PlanNode? Find(string key)
    {
        foreach (var entry in entries)
        {
            if (entry.Key.Text == key)
            {
                return entry.Value;
            }
        }

        return null;
    }
}

/// <summary>A comment: its text with the `#`, and its place. Kept for editors; binding ignores it but for traps.</summary>
public sealed record PlanComment(SourceSpan Span, bool IsInline);

/// <summary>A plan's text as a tree. <see cref="Root"/> is null for an empty text.</summary>
public sealed record PlanDocument(SourceFile File, PlanNode? Root, IReadOnlyList<PlanComment> Comments)
{
    /// <summary>The files that were included, each once, in the order in which they were read.</summary>
    public IReadOnlyList<SourceFile> Includes { get; init; } = [];
}
