using Rem.Filters;
using Rem.Values;

namespace Rem.Stdlib.Filters;

/// <summary>Whether a text begins with another.</summary>
public sealed class StartsWithFilter : IFilter
{
    /// <inheritdoc/>
    public FilterSpec Spec { get; } = new("starts_with")
    {
        Summary = "Whether a text begins with another.",
        Input = "text",
        Arguments =
        [
            new("start", "text", "The beginning that is looked for."),
        ],
        Returns = "bool",
        Errors = [FilterErrors.Input, FilterErrors.Argument],
        Examples =
        [
            new("'web1' | starts_with 'web'", "true"),
            new("'web1' | starts_with 'Web'", "false"),
        ],
        GivesFresh = true,
    };

    /// <inheritdoc/>
    public object? Apply(object? value, object?[] arguments, FilterContext context) =>
        Boxed.Of(FilterInput.Text(value, Spec).StartsWith(FilterInput.TextArgument(arguments, 0, Spec), StringComparison.Ordinal));
}
