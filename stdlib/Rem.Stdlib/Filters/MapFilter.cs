using Rem.Filters;
using Rem.Inspection;
using Rem.Values;

namespace Rem.Stdlib.Filters;

/// <summary>Gives what a path leads to in each element; null where it is not there.</summary>
public sealed class MapFilter : ElementFilter
{
    /// <inheritdoc/>
    public override FilterSpec Spec { get; } = new("map")
    {
        Summary = "Gives what a path leads to in each element; null where it is not there.",
        Input = "list",
        Arguments =
        [
            new("path", "text", "A path into each element: `price`, `owner.name`."),
        ],
        Returns = "list",
        Errors = [FilterErrors.Input, FilterErrors.Argument],
        Examples =
        [
            new("[{n: 1}, {n: 2}, {}] | map 'n'", "[1, 2, null]"),
            new("[[1, 2], [3]] | map '-1'", "[2, 3]"),
        ],
    };

    /// <inheritdoc/>
    protected override object? Apply(object? value, DotPath? path, object?[] arguments, FilterContext context)
    {
        var list = FilterInput.List(value, Spec);
        var found = new RemList(list.Count);
        foreach (var item in list.AsSpan())
        {
            found.Add(Read(item, path));
        }

        return found;
    }
}
