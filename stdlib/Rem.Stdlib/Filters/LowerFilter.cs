using Rem.Filters;

namespace Rem.Stdlib.Filters;

/// <summary>Makes all letters small.</summary>
public sealed class LowerFilter : IFilter
{
    /// <inheritdoc/>
    public FilterSpec Spec { get; } = new("lower")
    {
        Summary = "Makes all letters small.",
        Input = "text",
        Returns = "text",
        Errors = [FilterErrors.Input],
        Examples =
        [
            new("'Web1' | lower", @"""web1"""),
        ],
        GivesFresh = true,
    };

    /// <inheritdoc/>
    public object? Apply(object? value, object?[] arguments, FilterContext context) => FilterInput.Text(value, Spec).ToLowerInvariant();
}
