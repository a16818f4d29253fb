using Rem.Templates.Rendering;
using Rem.Values;

namespace Rem.Templates.Terms;

/// <summary>Reads what stands below a value: keys of maps, elements of lists and their length. Nothing else of a value can be reached.</summary>
internal static class Member
{
    /// <summary>The value under a name, or <see cref="Missing.Value"/>.</summary>
    public static object? Of(object? value, in MemberName name)
    {
        if (value is RemMap map)
        {
            var at = map.IndexOf(name.Text);
            return at < 0 ? Missing.Value : map.ValueAt(at);
        }

        return value switch
        {
            RemList list when (uint)name.Index < (uint)list.Count => list[name.Index],
            RemList list when name.Text == "length" => Boxed.Of(list.Count),
            TemplateNames names => names.Find(name.Text),
            _ => Missing.Value,
        };
    }

    /// <summary>The names that could stand where one is missing.</summary>
    public static IEnumerable<string> Names(object? value) => value switch
    {
        RemMap map => map.Keys,
        RootNames root => [.. root.ToMap().Keys, .. RootNames.Fixed],
        TemplateNames names => names.ToMap().Keys,
        RemList => ["length"],
        _ => [],
    };
}
