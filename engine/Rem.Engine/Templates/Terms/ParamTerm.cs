using Rem.Templates.Rendering;

namespace Rem.Templates.Terms;

/// <summary>A name that a block gave: `{{#each hosts as |host i|}}`.</summary>
internal sealed class ParamTerm(Place place, int levels, int index, MemberName[] names) : Term(place)
{
    public override object? Read(Frame frame)
    {
        var giver = frame;
        for (var i = 0; i < levels; i++)
        {
            giver = giver.Outer!;
        }

        var value = index == 0 ? giver.First : giver.Second;
        foreach (ref readonly var name in names.AsSpan())
        {
            value = Member.Of(value, name);
        }

        return value;
    }
}
