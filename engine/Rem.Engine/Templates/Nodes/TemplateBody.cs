using Rem.Templates.Rendering;

namespace Rem.Templates.Nodes;

/// <summary>What stands in a block, or in a whole template, with the parts that it defines.</summary>
/// <param name="nodes">What it writes.</param>
/// <param name="parts">Its `{{#*inline}}`s, which hold in all of it.</param>
/// <param name="hasFrame">Whether its block makes a frame for it.</param>
internal sealed class TemplateBody(TemplateNode[] nodes, InlinePart[] parts, bool hasFrame)
{
    /// <summary>The parts that it defines.</summary>
    public InlinePart[] Parts => parts;

    /// <summary>Writes it in a context.</summary>
    public void Write(Frame frame, ref TemplateOutput output)
    {
        if (parts.Length > 0)
        {
            WriteWithParts(frame, ref output);
            return;
        }

        foreach (var node in nodes)
        {
            node.Write(frame, ref output);
        }
    }

    /// <summary>Its parts on top of others, as a part sees them that is called with this body as its block.</summary>
    public PartScope? Scope(Frame frame, PartScope? outer) =>
        parts.Length == 0 ? outer : new PartScope(parts, new Frame(frame, frame.Context) { Outer = frame, Up = frame, IsSame = true }, frame, outer);

    private void WriteWithParts(Frame frame, ref TemplateOutput output)
    {
        var outer = frame.Parts;
        frame.Parts = new PartScope(parts, frame, hasFrame && frame.Up is not null ? frame.Up : frame, outer);
        foreach (var node in nodes)
        {
            node.Write(frame, ref output);
        }

        frame.Parts = outer;
    }
}
