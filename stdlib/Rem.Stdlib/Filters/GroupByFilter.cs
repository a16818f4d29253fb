using Rem.Filters;
using Rem.Inspection;
using Rem.Values;

namespace Rem.Stdlib.Filters;

/// <summary>Groups elements by what a path leads to: a list of maps with name and items, in the order in which the names first come.</summary>
public sealed class GroupByFilter : ElementFilter
{
    /// <inheritdoc/>
    public override FilterSpec Spec { get; } = new("group_by")
    {
        Summary = "Groups elements by what a path leads to: a list of maps with name and items, in the order in which the names first come.",
        Input = "list",
        Arguments =
        [
            new("path", "text", "A path into each element: `price`, `owner.name`."),
        ],
        Returns = "list of maps",
        Errors = [FilterErrors.Input, FilterErrors.Argument],
        Examples =
        [
            new("[{k: 'a', n: 1}, {k: 'b'}, {k: 'a', n: 2}] | group_by 'k'", @"[{""name"": ""a"", ""items"": [{""k"": ""a"", ""n"": 1}, {""k"": ""a"", ""n"": 2}]}, {""name"": ""b"", ""items"": [{""k"": ""b""}]}]"),
        ],
    };

    /// <inheritdoc/>
    protected override object? Apply(object? value, DotPath? path, object?[] arguments, FilterContext context)
    {
        var list = FilterInput.List(value, Spec);
        var groups = new RemList();
        var known = new Dictionary<object, RemList>(ValueEquality.Instance);
        foreach (var item in list.AsSpan())
        {
            var name = Read(item, path);
            if (!known.TryGetValue(name ?? None, out var items))
            {
                known[name ?? None] = items = new RemList();
                groups.Add(Group(name, items));
            }

            items.Add(item);
        }

        return groups;
    }

    private static readonly object None = new();

    private static RemMap Group(object? name, RemList items)
    {
        var group = new RemMap(2);
        group.Set("name", name);
        group.Set("items", items);
        return group;
    }
}
