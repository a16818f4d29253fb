using Rem.Filters;
using Rem.Inspection;

namespace Rem.Stdlib.Filters;

/// <summary>Averages the numbers of a list, or those at a path into its elements; of none it is null.</summary>
public sealed class AvgFilter : ElementFilter
{
    /// <inheritdoc/>
    public override FilterSpec Spec { get; } = new("avg")
    {
        Summary = "Averages the numbers of a list, or those at a path into its elements; of none it is null.",
        Input = "list of numbers",
        Arguments =
        [
            new("path", "text", "A path into each element: `price`, `owner.name`.", Optional: true),
        ],
        Returns = "float or null",
        Errors = [FilterErrors.Input, FilterErrors.Argument, FilterErrors.Element],
        Examples =
        [
            new("[1, 2] | avg", "1.5"),
            new("[{n: 2}, {n: 4}] | avg 'n'", "3.0"),
            new("[] | avg", "null"),
        ],
        GivesFresh = true,
    };

    /// <inheritdoc/>
    protected override object? Apply(object? value, DotPath? path, object?[] arguments, FilterContext context)
    {
        var list = FilterInput.List(value, Spec);
        return Total.Average(list, item => Read(item, path), Spec);
    }
}
