using Rem.Templates.Rendering;

namespace Rem.Templates.Terms;

/// <summary>`@root`: the names that the whole template is filled with, seen from anywhere.</summary>
internal sealed class RootTerm(Place place, MemberName[] names) : Term(place)
{
    public override object? Read(Frame frame)
    {
        object? value = frame.Root;
        foreach (ref readonly var name in names.AsSpan())
        {
            value = Member.Of(value, name);
        }

        return value;
    }
}
