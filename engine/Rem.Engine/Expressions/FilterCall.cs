using Rem.Filters;

namespace Rem.Expressions;

/// <summary>One filter of a chain, with its arguments.</summary>
/// <param name="Filter">The filter, prepared with its constant arguments.</param>
/// <param name="Arguments">The arguments as written.</param>
/// <param name="Constants">All argument values, when every argument is constant; filters read them, never write.</param>
/// <param name="Start">The place of the filter's name.</param>
internal sealed record FilterCall(IFilter Filter, Expression[] Arguments, object?[]? Constants, int Start)
{
    /// <summary>The filter's description.</summary>
    public FilterSpec Spec { get; } = Filter.Spec;
}
