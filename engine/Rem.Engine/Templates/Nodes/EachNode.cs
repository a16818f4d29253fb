using Rem.Errors;
using Rem.Templates.Rendering;
using Rem.Templates.Terms;
using Rem.Values;

namespace Rem.Templates.Nodes;

/// <summary>`{{#each}}` over a list or a map.</summary>
internal sealed class EachNode(Term items, TemplateBody? body, TemplateBody? otherwise) : TemplateNode
{
    public override void Write(Frame frame, ref TemplateOutput output)
    {
        var value = items.Read(frame);
        switch (value is TemplateNames names ? names.ToMap() : value)
        {
            case RemList { Count: > 0 } list:
                WriteAll(list, frame, ref output);
                break;
            case RemMap { Count: > 0 } map:
                WriteAll(map, frame, ref output);
                break;
            default:
                WriteNone(value, frame, ref output);
                break;
        }
    }

    private void WriteAll(RemList list, Frame frame, ref TemplateOutput output)
    {
        if (body is not null)
        {
            Loop.Write(list, body, frame, ref output);
        }
    }

    private void WriteAll(RemMap map, Frame frame, ref TemplateOutput output)
    {
        if (body is not null)
        {
            Loop.Write(map, body, frame, ref output);
        }
    }

    private void WriteNone(object? value, Frame frame, ref TemplateOutput output)
    {
        if (!Missing.IsFalse(value))
        {
            throw new PlanException(TemplateErrors.Failed, items.Place.Span, $"'each' takes a list or a map, got {ValueText.ShowWithKind(value)}");
        }

        otherwise?.Write(frame, ref output);
    }
}
