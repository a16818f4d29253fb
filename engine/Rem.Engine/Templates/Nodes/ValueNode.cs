using Rem.Templates.Rendering;
using Rem.Templates.Terms;

namespace Rem.Templates.Nodes;

/// <summary>`{{name}}`, `{{{name}}}`, `{{&amp;name}}`.</summary>
internal sealed class ValueNode(Term term, bool isEscaped, Place mark) : TemplateNode
{
    public override void Write(Frame frame, ref TemplateOutput output)
    {
        var value = term.Read(frame);
        if (ReferenceEquals(value, Missing.Value))
        {
            throw term.NotThere(frame, mark);
        }

        ValueOutput.Write(value, isEscaped, ref output);
    }
}
