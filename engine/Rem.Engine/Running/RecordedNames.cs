using Rem.Filters;
using Rem.Values;

namespace Rem.Running;

/// <summary>Names that keep track of which of them were read.</summary>
internal sealed class RecordedNames(Scope scope) : INames
{
    public RemMap Names { get; } = new();

    public RemMap Fixed { get; } = new();

    public FilterContext Filters => scope.Filters;

    public bool TryFind(string name, out object? value)
    {
        var found = scope.TryFind(name, out value);
        if (found)
        {
            Names.Set(name, Ownership.Share(value));
        }

        return found;
    }

    public bool TryFindFixed(string name, out object? value)
    {
        var found = scope.TryFindFixed(name, out value);
        if (found)
        {
            Fixed.Set(name, Ownership.Share(value));
        }

        return found;
    }

    public RemMap ToMap()
    {
        var map = scope.ToMap();
        Names.Merge(map);
        return map;
    }
}
