using Rem.Templates.Rendering;
using Rem.Values;

namespace Rem.Templates.Terms;

/// <summary>`@index`, `@key`, `@first`, `@last`, also of a loop around (`@../index`).</summary>
internal sealed class LoopTerm(Place place, LoopFact fact, int up) : Term(place)
{
    public override object? Read(Frame frame)
    {
        var loop = frame.Loop;
        for (var i = 0; i < up && loop is not null; i++)
        {
            loop = loop.Outer;
        }

        if (loop is null)
        {
            return Missing.Value;
        }

        return fact switch
        {
            LoopFact.Index => Boxed.Of(loop.Index),
            LoopFact.Key => loop.Key ?? Boxed.Of(loop.Index),
            LoopFact.First => Boxed.Of(loop.Index == 0),
            _ => Boxed.Of(loop.Index == loop.Count - 1),
        };
    }

    private protected override (string Name, string? Hint) Explain(Frame frame) => (Place.Text, "it is there inside of `{{#each}}` only");
}
