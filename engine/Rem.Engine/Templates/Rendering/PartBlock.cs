using Rem.Templates.Nodes;

namespace Rem.Templates.Rendering;

/// <summary>The block that a part was called with, `{{> @partial-block}}`: its text, and where it was called.</summary>
internal sealed class PartBlock(TemplateBody body, Frame at)
{
    /// <summary>What stands in the block.</summary>
    public TemplateBody Body => body;

    /// <summary>Where the part was called.</summary>
    public Frame At => at;

    /// <summary>The block of the part around, which is the one inside of this block.</summary>
    public PartBlock? Outer { get; } = at.Block;
}
