using Rem.Templates.Rendering;
using Rem.Templates.Terms;

namespace Rem.Templates.Nodes;

/// <summary>A condition and what it leads to.</summary>
/// <param name="Condition">What is looked at; a name that is not there is false.</param>
/// <param name="IsUnless">Whether it leads on where the condition is false.</param>
/// <param name="IncludeZero">`includeZero`: whether 0 is true; null for no.</param>
/// <param name="Body">What it leads to.</param>
internal sealed record IfBranch(Term Condition, bool IsUnless, Term? IncludeZero, TemplateBody Body)
{
    /// <summary>Whether it is taken.</summary>
    public bool Holds(Frame frame)
    {
        var value = Condition.Read(frame);
        var isTrue = !Missing.IsFalse(value) || (IncludeZero is not null && value is (0L or 0d) && !Missing.IsFalse(IncludeZero.Read(frame)));
        return isTrue != IsUnless;
    }
}
