using Rem.Templates.Rendering;

namespace Rem.Templates.Terms;

/// <summary>A value that is written down.</summary>
internal sealed class LiteralTerm(Place place, object? value) : Term(place)
{
    /// <summary>The value.</summary>
    public object? Value => value;

    public override object? Read(Frame frame) => value;
}
