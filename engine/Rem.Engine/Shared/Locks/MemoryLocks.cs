using Rem.Errors;
using Rem.Plans;
using Rem.Shared.Journals;

namespace Rem.Shared.Locks;

/// <summary>
/// Locks in memory. They live as long as the process; tokens rise over all locks together, with a journal also over
/// restarts: what was granted before one is stale after it.
/// </summary>
public sealed class MemoryLocks : ILocks, IFences
{
    private readonly MemoryTable<MemoryLock> _locks;
    private readonly TokenSource _tokens;

    /// <summary>Locks on a clock.</summary>
    public MemoryLocks(TimeProvider clock, ISharedJournal? journal = null)
    {
        _tokens = new TokenSource(journal);
        _locks = new MemoryTable<MemoryLock>("lock", name => new MemoryLock(name, clock, _tokens));
    }

    /// <inheritdoc/>
    public ILock Open(string name) => _locks.Open(name);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<LockInfo>> ListAsync(CancellationToken cancel)
    {
        var held = new List<LockInfo>();
        foreach (var name in _locks.List())
        {
            if (_locks.Open(name).Look() is { } info)
            {
                held.Add(info);
            }
        }

        return new ValueTask<IReadOnlyList<LockInfo>>(held);
    }

    /// <inheritdoc/>
    public void Check(IReadOnlyList<Fence> fences)
    {
        for (var i = 0; i < fences.Count; i++)
        {
            var (name, token) = fences[i];
            if (!_locks.TryFind(name, out var found) || found!.LastToken != token)
            {
                throw new PlanException(SharedErrors.StaleFence, SourceSpan.None, $"nothing was written: lock '{name}' has been granted to somebody else since (token {token})");
            }
        }
    }
}
