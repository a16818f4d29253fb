using Rem.Errors;
using Rem.Plans;

namespace Rem.Shared.Pools;

/// <summary>The pools that the operator described; each is made when it is first used.</summary>
public sealed class PoolTable : IPools
{
    private readonly Dictionary<string, Lazy<IPool>> _pools = new(StringComparer.Ordinal);

    /// <summary>A table of descriptions. Throws <see cref="PoolErrors.Options"/> for one that is wrong or named twice.</summary>
    public PoolTable(IEnumerable<PoolOptions> descriptions, IReadOnlyList<IPoolKind> kinds, TimeProvider clock)
    {
        foreach (var description in descriptions)
        {
            Names.Check("pool", description.Name);
            var kind = Find(kinds, description);
            if (!_pools.TryAdd(description.Name, new Lazy<IPool>(() => kind.Create(description, clock))))
            {
                throw new PlanException(PoolErrors.Options, SourceSpan.None, $"pool '{description.Name}' is described twice");
            }
        }
    }

    /// <inheritdoc/>
    public IPool Open(string name)
    {
        if (_pools.TryGetValue(name, out var pool))
        {
            return pool.Value;
        }

        throw PoolErrors.NoPool(name, _pools.Keys);
    }

    private static IPoolKind Find(IReadOnlyList<IPoolKind> kinds, PoolOptions description)
    {
        foreach (var kind in kinds)
        {
            if (kind.Kind == description.Kind)
            {
                return kind;
            }
        }

        throw new PlanException(PoolErrors.Options, SourceSpan.None, $"pool '{description.Name}' has the kind '{description.Kind}', which this REM has no backend for");
    }
}
