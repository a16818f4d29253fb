using Rem.Filters;
using Rem.Inspection;
using Rem.Values;

namespace Rem.Stdlib.Filters;

/// <summary>Leaves out elements that equal an earlier one, or whose value at a path does.</summary>
public sealed class UniqueFilter : ElementFilter
{
    /// <inheritdoc/>
    public override FilterSpec Spec { get; } = new("unique")
    {
        Summary = "Leaves out elements that equal an earlier one, or whose value at a path does.",
        Input = "list",
        Arguments =
        [
            new("path", "text", "A path into each element: `price`, `owner.name`.", Optional: true),
        ],
        Returns = "list",
        Errors = [FilterErrors.Input, FilterErrors.Argument],
        Examples =
        [
            new("[1, 'a', 1.0, 'a'] | unique", @"[1, ""a""]"),
            new("[{n: 1, m: 1}, {n: 1, m: 2}] | unique 'n'", @"[{""n"": 1, ""m"": 1}]"),
        ],
    };

    /// <inheritdoc/>
    protected override object? Apply(object? value, DotPath? path, object?[] arguments, FilterContext context)
    {
        var list = FilterInput.List(value, Spec);
        var seen = new HashSet<object?>(ValueEquality.Instance);
        var unique = new RemList();
        foreach (var item in list.AsSpan())
        {
            if (seen.Add(Read(item, path)))
            {
                unique.Add(item);
            }
        }

        return unique;
    }
}
