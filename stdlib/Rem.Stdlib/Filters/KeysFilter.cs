using Rem.Filters;
using Rem.Values;

namespace Rem.Stdlib.Filters;

/// <summary>Lists the keys of a map, in their order.</summary>
public sealed class KeysFilter : IFilter
{
    /// <inheritdoc/>
    public FilterSpec Spec { get; } = new("keys")
    {
        Summary = "Lists the keys of a map, in their order.",
        Input = "map",
        Returns = "list of texts",
        Errors = [FilterErrors.Input],
        Examples =
        [
            new("{b: 1, a: 2} | keys", @"[""b"", ""a""]"),
            new("{} | keys", "[]"),
        ],
        GivesFresh = true,
    };

    /// <inheritdoc/>
    public object? Apply(object? value, object?[] arguments, FilterContext context)
    {
        var map = FilterInput.Map(value, Spec);
        var keys = new RemList(map.Count);
        for (var i = 0; i < map.Count; i++)
        {
            keys.Add(map.KeyAt(i));
        }

        return keys;
    }
}
