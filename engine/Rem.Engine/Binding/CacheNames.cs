using Rem.Errors;
using Rem.Plans;

namespace Rem.Binding;

/// <summary>The cache names of a plan and all plans that it calls: two different steps may not have one.</summary>
internal sealed class CacheNames
{
    private readonly Dictionary<string, MapNode> _steps = new(StringComparer.Ordinal);

    /// <summary>Notes a name. The same step bound twice (an alias, an action with its hidden one) is one step.</summary>
    public void Add(string name, ScalarNode at, MapNode step, FindingList findings)
    {
        MapNode? other;
        lock (_steps)
        {
            if (_steps.TryAdd(name, step))
            {
                return;
            }

            other = _steps[name];
        }

        if (!ReferenceEquals(other, step))
        {
            findings.Error(RunErrors.CacheName, at.Span, $"the cache name '{name}' stands at another step too, at {Place(other.Span, at.Span)}");
        }
    }

    private static string Place(SourceSpan other, SourceSpan at) =>
        ReferenceEquals(other.File, at.File) ? $"line {other.Line}" : other.ToString();
}
