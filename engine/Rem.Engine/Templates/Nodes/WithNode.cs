using Rem.Templates.Rendering;
using Rem.Templates.Terms;

namespace Rem.Templates.Nodes;

/// <summary>`{{#with}}`: what stands in it sees a value as its context.</summary>
internal sealed class WithNode(Term context, TemplateBody? body, TemplateBody? otherwise) : TemplateNode
{
    public override void Write(Frame frame, ref TemplateOutput output)
    {
        var value = context.Read(frame);
        if (Missing.IsFalse(value))
        {
            otherwise?.Write(frame, ref output);
            return;
        }

        body?.Write(new Frame(frame, value) { Outer = frame, Up = frame, First = value }, ref output);
    }
}
