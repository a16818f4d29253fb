using Rem.Binding;
using Rem.Tags;

namespace Rem.Stdlib.Data;

/// <summary>Takes a value out of a list.</summary>
public sealed class ListDelTag : ITag
{
    /// <inheritdoc/>
    public TagSpec Spec { get; } = new("list del <path>")
    {
        Area = "data",
        Summary = "Takes the first element that equals a value out of the list at a path; a value that is not in it changes nothing.",
        Value = "any data",
        Gives = "nothing under its key",
        Result = TagResult.Dropped,
        Errors = [Inspection.PathErrors.Write],
        Examples = [new TagExample("hosts: [a, b, a]\nlist del hosts: a", "{hosts: [b, a]}")],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site) => new PathChange(site.Path("path"), site.Data(), static (path, scope, value) => path.RemoveItem(scope, value));
}
