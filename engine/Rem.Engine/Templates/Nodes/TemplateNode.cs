using Rem.Templates.Rendering;

namespace Rem.Templates.Nodes;

/// <summary>A piece of a parsed template. Immutable once the template is parsed, safe to use from several threads.</summary>
internal abstract class TemplateNode
{
    /// <summary>Writes what it comes to in a context.</summary>
    public abstract void Write(Frame frame, ref TemplateOutput output);
}
