using Rem.Filters;
using Rem.Inspection;
using Rem.Values;

namespace Rem.Stdlib.Filters;

/// <summary>Keeps the elements in which a path leads to a value; without one, to something that counts as true.</summary>
public sealed class WhereFilter : ElementFilter
{
    /// <inheritdoc/>
    public override FilterSpec Spec { get; } = new("where")
    {
        Summary = "Keeps the elements in which a path leads to a value; without one, to something that counts as true.",
        Input = "list",
        Arguments =
        [
            new("path", "text", "A path into each element: `price`, `owner.name`."),
            new("value", "any", "What stands at the path in the elements that are kept.", Remaining: true),
        ],
        Returns = "list",
        Errors = [FilterErrors.Input, FilterErrors.Argument],
        Examples =
        [
            new("[{n: 1}, {n: 2}] | where 'n', 2", @"[{""n"": 2}]"),
            new("[{up: true}, {up: false}, {}] | where 'up'", @"[{""up"": true}]"),
        ],
    };

    /// <inheritdoc/>
    protected override object? Apply(object? value, DotPath? path, object?[] arguments, FilterContext context)
    {
        var list = FilterInput.List(value, Spec);
        var kept = new RemList();
        foreach (var item in list.AsSpan())
        {
            var found = Read(item, path);
            if (arguments.Length > 1 ? Truth.Equals(found, arguments[1]) : Truth.Of(found))
            {
                kept.Add(item);
            }
        }

        return kept;
    }
}
