using Rem.Plans;

namespace Rem.Binding;

/// <summary>The cache names of a plan: two different steps may not have one.</summary>
internal sealed class CacheNames(PlanBinder binder)
{
    private readonly Dictionary<string, MapNode> _steps = new(StringComparer.Ordinal);

    /// <summary>Notes a name. The same step bound twice (an alias, an action with its hidden one) is one step.</summary>
    public void Add(string name, ScalarNode at, MapNode step)
    {
        if (!_steps.TryAdd(name, step) && !ReferenceEquals(_steps[name], step))
        {
            binder.Findings.Error(Errors.RunErrors.CacheName, at.Span, $"the cache name '{name}' stands at another step too, at line {_steps[name].Span.Line}");
        }
    }
}
