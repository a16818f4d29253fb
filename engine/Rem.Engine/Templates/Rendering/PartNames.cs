using Rem.Templates.Terms;
using Rem.Values;

namespace Rem.Templates.Rendering;

/// <summary>What a part sees that was given names (`{{> row item title="x"}}`): these before those of its context.</summary>
internal sealed class PartNames(object? context, string[] given, object?[] values) : TemplateNames
{
    public override object? Find(string name)
    {
        var index = Array.IndexOf(given, name);
        return index >= 0 ? values[index] : Member.Of(context, new MemberName(name));
    }

    private protected override RemMap MakeMap()
    {
        var map = context switch
        {
            RemMap own => own.Copy(),
            TemplateNames names => names.ToMap().Copy(),
            _ => new RemMap(given.Length),
        };
        for (var i = 0; i < given.Length; i++)
        {
            if (!ReferenceEquals(values[i], Missing.Value))
            {
                map.Set(given[i], Ownership.Share(values[i] is TemplateNames names ? names.ToMap() : values[i]));
            }
        }

        map.IsShared = true;
        return map;
    }
}
