using Rem.Filters;

namespace Rem.Stdlib.Tests.Guards;

/// <summary>A filter that looks like another one and gives its input back.</summary>
internal sealed class IdleFilter(IFilter original) : IFilter
{
    // What `raw` does stands in its description; what comes back holds the input.
    public FilterSpec Spec { get; } = original.Spec with { IsRaw = false, GivesFresh = false };

    public object? Apply(object? value, object?[] arguments, FilterContext context) => value;
}
