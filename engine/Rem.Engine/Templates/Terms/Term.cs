using Rem.Errors;
using Rem.Templates.Rendering;

namespace Rem.Templates.Terms;

/// <summary>What a mark of a template reads: a path, a literal, `lookup`. Immutable, safe to use from several threads.</summary>
internal abstract class Term(Place place)
{
    /// <summary>Where it stands.</summary>
    public Place Place { get; } = place;

    /// <summary>The value, or <see cref="Missing.Value"/>.</summary>
    public abstract object? Read(Frame frame);

    /// <summary>The value of what must be there.</summary>
    public object? ReadThere(Frame frame)
    {
        var value = Read(frame);
        return ReferenceEquals(value, Missing.Value) ? throw NotThere(frame, Place) : value;
    }

    /// <summary>The error for a value that is not there, at the mark that wants it.</summary>
    public PlanException NotThere(Frame frame, Place mark)
    {
        var (name, hint) = Explain(frame);
        return new PlanException(TemplateErrors.Missing, mark.Span, $"the template writes '{name}', which is not there", hint);
    }

    /// <summary>What is missing, and how to mend it.</summary>
    private protected virtual (string Name, string? Hint) Explain(Frame frame) =>
        (Place.Text, char.IsLetter(Place.Text[0]) ? $"write `{{{{#if {Place.Text}}}}}…{{{{/if}}}}` where it may be missing" : null);
}
