using Rem.Templates.Rendering;
using Rem.Values;

namespace Rem.Templates.Terms;

/// <summary>`@partial-block` in `{{#if}}`: whether the part was called with a block.</summary>
internal sealed class BlockTerm(Place place) : Term(place)
{
    public override object? Read(Frame frame) => frame.Block is null ? Missing.Value : Boxed.True;
}
