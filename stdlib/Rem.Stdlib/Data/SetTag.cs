using Rem.Binding;
using Rem.Running;
using Rem.Tags;
using Rem.Values;

namespace Rem.Stdlib.Data;

/// <summary>Writes a name or path.</summary>
public sealed class SetTag : ITag
{
    /// <inheritdoc/>
    public TagSpec Spec { get; } = new("set <path>")
    {
        Area = "data",
        Summary = "Writes a value where a read of the path finds its first name; a name found nowhere is made in the block at hand.",
        Value = "any data",
        Gives = "nothing under its key",
        Result = TagResult.Dropped,
        Errors = [Inspection.PathErrors.Write],
        Examples = [new TagExample("a: 1\nset a: 2\nset b.c: 3", "{a: 2, b: {c: 3}}")],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site) => new PathChange(site.Path("path"), site.Data(), static (path, scope, value) => path.Set(scope, Ownership.Share(value)));
}
