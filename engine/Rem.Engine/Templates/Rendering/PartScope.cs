using Rem.Templates.Nodes;

namespace Rem.Templates.Rendering;

/// <summary>The parts that a stretch of a template defines (`{{#*inline}}`), with where it was reached; those around come after them.</summary>
/// <param name="parts">The parts.</param>
/// <param name="at">Where the names that a block gave are looked up.</param>
/// <param name="around">What `../` means in the parts: the context around the block that defines them.</param>
/// <param name="outer">The parts around, or null.</param>
internal sealed class PartScope(InlinePart[] parts, Frame at, Frame around, PartScope? outer)
{
    /// <summary>Where the names that a block gave are looked up.</summary>
    public Frame At => at;

    /// <summary>What `../` means in the parts.</summary>
    public Frame Around => around;

    /// <summary>The part of a name and the scope that defines it, or null.</summary>
    public static (InlinePart Part, PartScope Scope)? Find(PartScope? scope, string name)
    {
        for (; scope is not null; scope = scope.Next)
        {
            foreach (var part in scope.Parts)
            {
                if (part.Name == name)
                {
                    return (part, scope);
                }
            }
        }

        return null;
    }

    private PartScope? Next => outer;

    private InlinePart[] Parts => parts;
}
