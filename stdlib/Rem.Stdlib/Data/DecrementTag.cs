using Rem.Binding;
using Rem.Tags;

namespace Rem.Stdlib.Data;

/// <summary>Takes from a number.</summary>
public sealed class DecrementTag : ITag
{
    /// <inheritdoc/>
    public TagSpec Spec { get; } = new("decrement <path>")
    {
        Area = "data",
        Summary = "Takes from the number at a path; what is not there counts as 0.",
        Value = "the number to take away; 1 when nothing stands there",
        Shapes = ValueShapes.Scalar | ValueShapes.Nothing,
        Gives = "nothing under its key",
        Result = TagResult.Dropped,
        Errors = [IncrementTag.NotANumber, IncrementTag.Overflow],
        Examples = [new TagExample("n: 3\ndecrement n: 2\ndecrement left:", "{n: 1, left: -1}")],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site) => IncrementTag.Bind(site, -1);
}
