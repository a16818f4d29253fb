using Rem.Errors;
using Rem.Templates.Rendering;

namespace Rem.Templates.Terms;

/// <summary>`name`, `a.b`, `this`, `../name`: names below the context, or below one around it.</summary>
internal sealed class PathTerm(Place place, int up, MemberName[] names) : Term(place)
{
    public override object? Read(Frame frame)
    {
        var context = Context(frame);
        if (context is null)
        {
            return Missing.Value;
        }

        var value = context.Context;
        foreach (ref readonly var name in names.AsSpan())
        {
            value = Member.Of(value, name);
        }

        return value;
    }

    private protected override (string Name, string? Hint) Explain(Frame frame)
    {
        if (Context(frame) is not { } context)
        {
            return (Place.Text, "nothing stands around this context: a part from a file sees what it is given, `{{> part name=name}}`");
        }

        if (context.Context is RootNames root && names is [{ Text: "secrets" }, var secret, ..] && root.MissingSecret(secret.Text) is { } why)
        {
            return (Place.Text, $"{why.Why}; {why.Fix}");
        }

        return Nearest(context.Context) is { } near ? (Place.Text, $"did you mean '{near}'?") : base.Explain(frame);
    }

    private Frame? Context(Frame frame)
    {
        var context = frame;
        for (var i = 0; i < up && context is not null; i++)
        {
            context = context.Around;
        }

        return context;
    }

    // The nearest to the first name that is not there.
    private string? Nearest(object? value)
    {
        foreach (ref readonly var name in names.AsSpan())
        {
            var next = Member.Of(value, name);
            if (ReferenceEquals(next, Missing.Value))
            {
                return Suggestion.Nearest(name.Text, Member.Names(value));
            }

            value = next;
        }

        return null;
    }
}
