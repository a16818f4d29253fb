using Rem.Filters;
using Rem.Values;

namespace Rem.Stdlib.Filters;

/// <summary>Whether a text ends with another.</summary>
public sealed class EndsWithFilter : IFilter
{
    /// <inheritdoc/>
    public FilterSpec Spec { get; } = new("ends_with")
    {
        Summary = "Whether a text ends with another.",
        Input = "text",
        Arguments =
        [
            new("end", "text", "The end that is looked for."),
        ],
        Returns = "bool",
        Errors = [FilterErrors.Input, FilterErrors.Argument],
        Examples =
        [
            new("'a.yaml' | ends_with '.yaml'", "true"),
            new("'a' | ends_with ''", "true"),
        ],
        GivesFresh = true,
    };

    /// <inheritdoc/>
    public object? Apply(object? value, object?[] arguments, FilterContext context) =>
        Boxed.Of(FilterInput.Text(value, Spec).EndsWith(FilterInput.TextArgument(arguments, 0, Spec), StringComparison.Ordinal));
}
