using Rem.Filters;
using Rem.Inspection;

namespace Rem.Stdlib.Filters;

/// <summary>Sorts elements by a path into them; equal ones keep their order, those without it come last.</summary>
public sealed class SortByFilter : ElementFilter
{
    /// <inheritdoc/>
    public override FilterSpec Spec { get; } = new("sort_by")
    {
        Summary = "Sorts elements by a path into them; equal ones keep their order, those without it come last.",
        Input = "list",
        Arguments =
        [
            new("path", "text", "A path into each element: `price`, `owner.name`."),
        ],
        Returns = "list",
        Errors = [FilterErrors.Input, FilterErrors.Argument, FilterErrors.Element],
        Examples =
        [
            new("[{n: 2}, {}, {n: 1}] | sort_by 'n'", @"[{""n"": 1}, {""n"": 2}, {}]"),
            new("[{a: {b: 'y'}}, {a: {b: 'x'}}] | sort_by 'a.b'", @"[{""a"": {""b"": ""x""}}, {""a"": {""b"": ""y""}}]"),
        ],
    };

    /// <inheritdoc/>
    protected override object? Apply(object? value, DotPath? path, object?[] arguments, FilterContext context)
    {
        var list = FilterInput.List(value, Spec);
        var keys = new object?[list.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = Read(list[i], path);
        }

        return ValueOrder.Sort(list, keys, Spec);
    }
}
