using Rem.Binding;
using Rem.Running;
using Rem.Tags;
using Rem.Values;

namespace Rem.Stdlib.Data;

/// <summary>Data that is taken as it stands.</summary>
public sealed class LiteralTag : ITag
{
    /// <inheritdoc/>
    public TagSpec Spec { get; } = new("literal")
    {
        Area = "data",
        Summary = "Merges the map below it as it stands: no tag acts in it and nothing is filled in.",
        Value = "a map",
        Shapes = ValueShapes.Map,
        Gives = "the map, merged",
        Examples = [new TagExample("literal:\n  if x: [1]\n  text: \"${{ x }}\"", "{if x: [1], text: \"${{ x }}\"}")],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site) => new Bound(Ownership.Share(DataBinder.Verbatim(site.Value)));

    private sealed class Bound(object? value) : BoundTag
    {
        public override ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel) => new(Completion.Gives(value));
    }
}
