using Rem.Errors;
using Rem.Plans;
using Rem.Tags;

namespace Rem.Binding;

/// <summary>The tags that a plan or a package defines, below `tags` at its root.</summary>
internal sealed class TagDefinitions(PlanBinder binder, TagOrigin origin)
{
    /// <summary>The key at the root that holds them, and so is neither data nor tag.</summary>
    public const string Key = "tags";

    private readonly List<PlanTag> _tags = [];

    /// <summary>Reads the definitions' patterns and shapes, so that the whole file knows them.</summary>
    public List<TagRow> Read(PlanNode node)
    {
        var rows = new List<TagRow>();
        if (node is not MapNode map)
        {
            binder.Findings.Error(BindErrors.Definition, node.Span, $"'tags' at the root of a plan takes a map of patterns, got {PlanShapes.Describe(node)}", "write '\\tags' if it is data");
            return rows;
        }

        foreach (var entry in map.Entries)
        {
            if (PlanTag.Read(binder, entry) is { } tag)
            {
                CheckTies(tag);
                _tags.Add(tag);
                rows.Add(TagRow.Of(tag, origin));
            }
        }

        return rows;
    }

    /// <summary>Binds the definitions, once all of them are known.</summary>
    public void Bind()
    {
        foreach (var tag in _tags)
        {
            tag.BindBody(binder);
        }
    }

    private void CheckTies(PlanTag tag)
    {
        foreach (var other in _tags)
        {
            if (SameWords(tag.Pattern, other.Pattern))
            {
                binder.Findings.Error(BindErrors.Tie, tag.At, $"the pattern '{tag.Pattern}' fits the same keys as '{other.Pattern}'", "change one of the two");
            }
        }
    }

    private static bool SameWords(TagPattern a, TagPattern b)
    {
        if (a.Words.Length != b.Words.Length)
        {
            return false;
        }

        for (var i = 0; i < a.Words.Length; i++)
        {
            var (x, y) = (a.Words[i], b.Words[i]);
            if (x.Kind != y.Kind || (x.Kind == PatternWordKind.Literal && x.Text != y.Text))
            {
                return false;
            }
        }

        return true;
    }
}
