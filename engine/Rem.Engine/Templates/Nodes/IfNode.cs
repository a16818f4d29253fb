using Rem.Templates.Rendering;

namespace Rem.Templates.Nodes;

/// <summary>`{{#if}}`, `{{#unless}}` with their `{{else if}}`s and `{{else}}`.</summary>
internal sealed class IfNode(IfBranch[] branches, TemplateBody? otherwise) : TemplateNode
{
    public override void Write(Frame frame, ref TemplateOutput output)
    {
        foreach (var branch in branches)
        {
            if (branch.Holds(frame))
            {
                branch.Body.Write(frame, ref output);
                return;
            }
        }

        otherwise?.Write(frame, ref output);
    }
}
