using Rem.Filters;
using Rem.Inspection;

namespace Rem.Stdlib.Filters;

/// <summary>Gives the largest of numbers or texts, or the element with the largest value at a path; of none it is null.</summary>
public sealed class MaxFilter : ElementFilter
{
    /// <inheritdoc/>
    public override FilterSpec Spec { get; } = new("max")
    {
        Summary = "Gives the largest of numbers or texts, or the element with the largest value at a path; of none it is null.",
        Input = "list",
        Arguments =
        [
            new("path", "text", "A path into each element: `price`, `owner.name`.", Optional: true),
        ],
        Returns = "any",
        Errors = [FilterErrors.Input, FilterErrors.Argument, FilterErrors.Element],
        Examples =
        [
            new("[2, 1, 3] | max", "3"),
            new("['b', 'a'] | max", @"""b"""),
            new("[{n: 2}, {n: 5}] | max 'n'", @"{""n"": 5}"),
            new("[] | max", "null"),
        ],
    };

    /// <inheritdoc/>
    protected override object? Apply(object? value, DotPath? path, object?[] arguments, FilterContext context)
    {
        var list = FilterInput.List(value, Spec);
        object? best = null;
        object? bestKey = null;
        foreach (var item in list.AsSpan())
        {
            var key = Read(item, path);
            if (key is not null && (bestKey is null || ValueOrder.Compare(key, bestKey, Spec) > 0))
            {
                best = item;
                bestKey = key;
            }
        }

        return best;
    }
}
