using Rem.Binding;
using Rem.Tags;
using Rem.Values;

namespace Rem.Stdlib.Data;

/// <summary>Appends to a list.</summary>
public sealed class ListAddTag : ITag
{
    /// <inheritdoc/>
    public TagSpec Spec { get; } = new("list add <path>")
    {
        Area = "data",
        Summary = "Appends a value to the list at a path; where nothing is, a list is made.",
        Value = "any data; a list is appended as one element",
        Gives = "nothing under its key",
        Result = TagResult.Dropped,
        Errors = [Inspection.PathErrors.Write],
        Examples = [new TagExample("hosts: [a]\nlist add hosts: b\nlist add seen.today: {n: 1}", "{hosts: [a, b], seen: {today: [{n: 1}]}}")],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site) => new PathChange(site.Path("path"), site.Data(), static (path, scope, value) => path.Append(scope, Ownership.Share(value)));
}
