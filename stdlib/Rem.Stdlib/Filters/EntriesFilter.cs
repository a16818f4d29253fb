using Rem.Filters;
using Rem.Values;

namespace Rem.Stdlib.Filters;

/// <summary>Lists the entries of a map, in their order, each as a map with key and value.</summary>
public sealed class EntriesFilter : IFilter
{
    /// <inheritdoc/>
    public FilterSpec Spec { get; } = new("entries")
    {
        Summary = "Lists the entries of a map, in their order, each as a map with key and value.",
        Input = "map",
        Returns = "list of maps",
        Errors = [FilterErrors.Input],
        Examples =
        [
            new("{b: 1} | entries", @"[{""key"": ""b"", ""value"": 1}]"),
        ],
    };

    /// <inheritdoc/>
    public object? Apply(object? value, object?[] arguments, FilterContext context)
    {
        var map = FilterInput.Map(value, Spec);
        var entries = new RemList(map.Count);
        for (var i = 0; i < map.Count; i++)
        {
            var entry = new RemMap(2);
            entry.Set("key", map.KeyAt(i));
            entry.Set("value", map.ValueAt(i));
            entries.Add(entry);
        }

        return entries;
    }
}
