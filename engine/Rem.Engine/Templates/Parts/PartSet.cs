using Rem.Errors;

namespace Rem.Templates.Parts;

/// <summary>A template and all parts from files that it reaches.</summary>
internal sealed class PartSet
{
    private readonly List<TemplatePart> _parts = [];

    private PartSet()
    {
    }

    /// <summary>Reads all of them. They may name each other in circles.</summary>
    public static PartSet Read(TemplatePart root, TemplateFiles files)
    {
        var set = new PartSet();
        var known = new HashSet<TemplatePart>(ReferenceEqualityComparer.Instance) { root };
        var todo = new Queue<TemplatePart>([root]);
        while (todo.TryDequeue(out var part))
        {
            part.Read(files);
            set._parts.Add(part);
            foreach (var named in part.Named)
            {
                if (known.Add(named))
                {
                    todo.Enqueue(named);
                }
            }
        }

        return set;
    }

    /// <summary>Reports what is wrong with any of them; true when something is.</summary>
    public bool Report(FindingList findings)
    {
        var own = new FindingList();
        var defined = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in _parts)
        {
            defined.UnionWith(part.Defined);
        }

        foreach (var part in _parts)
        {
            part.CheckNames(defined, own);
            Copy(part.Findings, own);
        }

        Copy(own, findings);
        return own.HasErrors;
    }

    private static void Copy(FindingList from, FindingList to)
    {
        foreach (var finding in from.Items)
        {
            to.Add(finding);
        }
    }
}
