using Rem.Filters;
using Rem.Values;

namespace Rem.Stdlib.Filters;

/// <summary>Lists the values of a map, in their order.</summary>
public sealed class ValuesFilter : IFilter
{
    /// <inheritdoc/>
    public FilterSpec Spec { get; } = new("values")
    {
        Summary = "Lists the values of a map, in their order.",
        Input = "map",
        Returns = "list",
        Errors = [FilterErrors.Input],
        Examples =
        [
            new("{b: 1, a: 2} | values", "[1, 2]"),
        ],
    };

    /// <inheritdoc/>
    public object? Apply(object? value, object?[] arguments, FilterContext context)
    {
        var map = FilterInput.Map(value, Spec);
        var values = new RemList(map.Count);
        for (var i = 0; i < map.Count; i++)
        {
            values.Add(map.ValueAt(i));
        }

        return values;
    }
}
