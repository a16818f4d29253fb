using Rem.Errors;
using Rem.Templates.Parts;
using Rem.Templates.Rendering;
using Rem.Templates.Terms;
using Rem.Values;

namespace Rem.Templates.Nodes;

/// <summary>`{{> name}}` and `{{#> name}}…{{/name}}`: a part that the template defines, or one from a file.</summary>
internal sealed class PartNode(PartCall call, string? name, Term? nameTerm, TemplateBody? block) : TemplateNode
{
    /// <summary>The files that a name may mean here; set when the template's names are resolved.</summary>
    public PartFiles? Files { get; set; }

    public override void Write(Frame frame, ref TemplateOutput output)
    {
        var wanted = name ?? Wanted(frame);
        if (PartScope.Find(frame.Parts, wanted) is { } found)
        {
            var context = call.Given(frame);
            var inner = Inner(frame, context, found.Scope);
            call.Write(found.Part.Body, inner, ref output);
        }
        else if (Files?.Find(wanted) is { Body: { } body })
        {
            call.Write(body, Inner(frame, call.Given(frame), null), ref output);
        }
        else if (block is not null)
        {
            block.Write(new Frame(frame, frame.Context) { Outer = frame, Up = frame, IsSame = true }, ref output);
        }
        else
        {
            throw NoPart(wanted);
        }
    }

    private Frame Inner(Frame frame, object? context, PartScope? scope) => new(frame, context)
    {
        Outer = scope?.At,
        Up = scope?.Around,
        IsSame = scope is not null && ReferenceEquals(scope.Around.Context, context),
        Block = block is null ? frame.Block : new PartBlock(block, frame),
        Parts = block is null ? frame.Parts : block.Scope(frame, frame.Parts),
        PartsLeft = call.Below(frame),
    };

    private string Wanted(Frame frame)
    {
        var value = nameTerm!.ReadThere(frame);
        return value is string text
            ? text
            : throw new PlanException(TemplateErrors.Failed, nameTerm.Place.Span, $"the name of a part is a text, got {ValueText.ShowWithKind(value)}");
    }

    private PlanException NoPart(string wanted) => new(
        TemplateErrors.Failed,
        call.Place.Span,
        $"there is no part '{ValueText.Show(wanted).Trim('\'')}' in reach",
        "a part whose name is worked out is one that the template defines, `{{#*inline \"name\"}}…{{/inline}}`, or a file that it also names as it is");
}
