using Rem.Filters;

namespace Rem.Stdlib.Filters;

/// <summary>Makes all letters capitals.</summary>
public sealed class UpperFilter : IFilter
{
    /// <inheritdoc/>
    public FilterSpec Spec { get; } = new("upper")
    {
        Summary = "Makes all letters capitals.",
        Input = "text",
        Returns = "text",
        Errors = [FilterErrors.Input],
        Examples =
        [
            new("'web1' | upper", @"""WEB1"""),
            new("'größe' | upper", @"""GRÖßE"""),
        ],
        GivesFresh = true,
    };

    /// <inheritdoc/>
    public object? Apply(object? value, object?[] arguments, FilterContext context) => FilterInput.Text(value, Spec).ToUpperInvariant();
}
