using Rem.Filters;
using Rem.Inspection;

namespace Rem.Stdlib.Filters;

/// <summary>Sorts numbers or texts, or elements by a path into them; equal ones keep their order, null comes last.</summary>
public sealed class SortFilter : ElementFilter
{
    /// <inheritdoc/>
    public override FilterSpec Spec { get; } = new("sort")
    {
        Summary = "Sorts numbers or texts, or elements by a path into them; equal ones keep their order, null comes last.",
        Input = "list",
        Arguments =
        [
            new("path", "text", "A path into each element: `price`, `owner.name`.", Optional: true),
        ],
        Returns = "list",
        Errors = [FilterErrors.Input, FilterErrors.Argument, FilterErrors.Element],
        Examples =
        [
            new("[3, 1.5, 2] | sort", "[1.5, 2, 3]"),
            new("['b', 'B', 'a'] | sort", @"[""B"", ""a"", ""b""]"),
            new("[2, null, 1] | sort", "[1, 2, null]"),
            new("[{n: 2}, {n: 1}] | sort 'n'", @"[{""n"": 1}, {""n"": 2}]"),
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
