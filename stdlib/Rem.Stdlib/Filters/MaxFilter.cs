using Rem.Filters;

namespace Rem.Stdlib.Filters;

/// <summary>Gives the largest of numbers or texts, or the element with the largest value at a path; of none it is null.</summary>
public sealed class MaxFilter() : ExtremeFilter(1)
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
}
