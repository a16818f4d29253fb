using Rem.Filters;

namespace Rem.Stdlib.Filters;

/// <summary>Gives the smallest of numbers or texts, or the element with the smallest value at a path; of none it is null.</summary>
public sealed class MinFilter() : ExtremeFilter(-1)
{
    /// <inheritdoc/>
    public override FilterSpec Spec { get; } = new("min")
    {
        Summary = "Gives the smallest of numbers or texts, or the element with the smallest value at a path; of none it is null.",
        Input = "list",
        Arguments =
        [
            new("path", "text", "A path into each element: `price`, `owner.name`.", Optional: true),
        ],
        Returns = "any",
        Errors = [FilterErrors.Input, FilterErrors.Argument, FilterErrors.Element],
        Examples =
        [
            new("[2, 1, 3] | min", "1"),
            new("['b', 'a'] | min", @"""a"""),
            new("[{n: 2}, {n: 5}] | min 'n'", @"{""n"": 2}"),
            new("[] | min", "null"),
        ],
    };
}
