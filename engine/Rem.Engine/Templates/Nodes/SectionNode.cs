using Rem.Templates.Rendering;
using Rem.Templates.Terms;
using Rem.Values;

namespace Rem.Templates.Nodes;

/// <summary>`{{#name}}…{{/name}}`: `each` for a list, `if` for `true`, `with` for what else is true.</summary>
internal sealed class SectionNode(Term term, TemplateBody? body, TemplateBody? otherwise) : TemplateNode
{
    public override void Write(Frame frame, ref TemplateOutput output)
    {
        var value = term.Read(frame);
        if (Missing.IsFalse(value))
        {
            otherwise?.Write(frame, ref output);
        }
        else if (body is not null)
        {
            WriteBody(value, body, frame, ref output);
        }
    }

    private static void WriteBody(object? value, TemplateBody body, Frame frame, ref TemplateOutput output)
    {
        if (value is RemList list)
        {
            Loop.Write(list, body, frame, ref output);
            return;
        }

        var context = value is true ? frame.Context : value;
        body.Write(new Frame(frame, context) { Outer = frame, Up = frame, IsSame = value is true, First = value }, ref output);
    }
}
