using Rem.Expressions;
using Rem.Filters;
using Rem.Inspection;

namespace Rem.Stdlib.Filters;

/// <summary>Adds the numbers of a list, or those at a path into its elements; nothing adds up to 0.</summary>
public sealed class SumFilter : ElementFilter
{
    /// <inheritdoc/>
    public override FilterSpec Spec { get; } = new("sum")
    {
        Summary = "Adds the numbers of a list, or those at a path into its elements; nothing adds up to 0.",
        Input = "list of numbers",
        Arguments =
        [
            new("path", "text", "A path into each element: `price`, `owner.name`.", Optional: true),
        ],
        Returns = "number",
        Errors = [FilterErrors.Input, FilterErrors.Argument, FilterErrors.Element, ExpressionErrors.Overflow],
        Examples =
        [
            new("[1, 2, 3] | sum", "6"),
            new("[1, 0.5] | sum", "1.5"),
            new("[{n: 2}, {n: 3}] | sum 'n'", "5"),
            new("[] | sum", "0"),
        ],
        GivesFresh = true,
    };

    /// <inheritdoc/>
    protected override object? Apply(object? value, DotPath? path, object?[] arguments, FilterContext context) =>
        Total.Of(FilterInput.List(value, Spec), item => Read(item, path), Spec);
}
