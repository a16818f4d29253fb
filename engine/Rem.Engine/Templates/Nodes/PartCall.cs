using System.Runtime.CompilerServices;
using Rem.Errors;
using Rem.Templates.Rendering;
using Rem.Templates.Terms;

namespace Rem.Templates.Nodes;

/// <summary>What a mark gives to the part that it calls, and how far parts may go.</summary>
/// <param name="Place">The mark.</param>
/// <param name="Context">The context that is given, or null for the one at hand.</param>
/// <param name="Names">Names that are given with it.</param>
/// <param name="Values">Their values; a name that is not there is not there in the part either.</param>
/// <param name="Indent">The blanks before a mark on a line of its own, or null.</param>
internal sealed record PartCall(Place Place, Term? Context, string[] Names, Term[] Values, byte[]? Indent)
{
    /// <summary>The context that the part sees.</summary>
    public object? Given(Frame frame)
    {
        var context = Context is null ? frame.Context : Context.ReadThere(frame);
        return Names.Length == 0 ? context : new PartNames(context, Names, Array.ConvertAll(Values, value => value.Read(frame)));
    }

    /// <summary>Writes the part's body.</summary>
    public void Write(TemplateBody body, Frame frame, ref TemplateOutput output)
    {
        output.Round();
        if (Indent is not null)
        {
            output.Indent(Indent);
        }

        body.Write(frame, ref output);
        if (Indent is not null)
        {
            output.Unindent();
        }
    }

    /// <summary>How many levels may be below the part; an error where there may be none.</summary>
    public int Below(Frame frame)
    {
        if (frame.PartsLeft == 0)
        {
            throw new PlanException(TemplateErrors.Failed, Place.Span, "parts of the template stand deeper inside each other than the limit (limit: nesting)", "look for a part that calls itself without an end");
        }

        return RuntimeHelpers.TryEnsureSufficientExecutionStack()
            ? frame.PartsLeft - 1
            : throw new PlanException(TemplateErrors.Failed, Place.Span, "parts and blocks of the template stand too deep inside each other for the stack", "look for a part that calls itself without an end");
    }
}
