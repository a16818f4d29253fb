using Rem.Templates.Rendering;
using Rem.Values;

namespace Rem.Templates.Terms;

/// <summary>`lookup value name`: what stands below a value under a name that is a value itself.</summary>
internal sealed class LookupTerm(Place place, Term value, Term name) : Term(place)
{
    public override object? Read(Frame frame)
    {
        var from = value.Read(frame);
        var key = name.Read(frame);
        return key is string or long or bool or double ? Member.Of(from, new MemberName(ValueText.Of(key))) : Missing.Value;
    }
}
