using Rem.Errors;
using Rem.Templates.Rendering;

namespace Rem.Templates.Nodes;

/// <summary>`{{> @partial-block}}`: the block that the part was called with; `{{#> @partial-block}}` has what stands there instead.</summary>
internal sealed class BlockPartNode(PartCall call, TemplateBody? otherwise) : TemplateNode
{
    public override void Write(Frame frame, ref TemplateOutput output)
    {
        if (frame.Block is { } block)
        {
            var context = call.Given(frame);
            call.Write(block.Body, Inner(frame, block, context), ref output);
        }
        else if (otherwise is not null)
        {
            otherwise.Write(new Frame(frame, frame.Context) { Outer = frame, Up = frame, IsSame = true }, ref output);
        }
        else
        {
            throw new PlanException(TemplateErrors.Failed, call.Place.Span, "the part was called without a block", "call it by `{{#> name}}…{{/name}}`, or give what stands there instead: `{{#> @partial-block}}…{{/@partial-block}}`");
        }
    }

    private Frame Inner(Frame frame, PartBlock block, object? context) => new(frame, context)
    {
        Outer = block.At,
        Up = block.At,
        IsSame = ReferenceEquals(block.At.Context, context),
        Block = block.Outer,
        PartsLeft = call.Below(frame),
    };
}
