using Rem.Shared.Counters;
using Rem.Shared.Journals;
using Rem.Shared.Locks;
using Rem.Shared.Pools;
using Rem.Shared.Queues;
using Rem.Shared.State;

namespace Rem.Shared;

/// <summary>
/// All shared resources that a run reaches. One set is shared by every run of a process; a case of a test has its
/// own. Resources are made at first use and found by name.
/// </summary>
public sealed class SharedResources
{
    /// <summary>The queues.</summary>
    public required IQueues Queues { get; init; }

    /// <summary>The locks.</summary>
    public required ILocks Locks { get; init; }

    /// <summary>The buckets of state.</summary>
    public required IStates States { get; init; }

    /// <summary>The counters.</summary>
    public required ICounters Counters { get; init; }

    /// <summary>The connection pools.</summary>
    public required IPools Pools { get; init; }

    /// <summary>
    /// Ones in memory, on a clock: fresh, or those of a journal, in which they are written down. The pools are those
    /// that the operator described.
    /// </summary>
    public static SharedResources InMemory(TimeProvider clock, IPools? pools = null, ISharedJournal? journal = null)
    {
        var locks = new MemoryLocks(clock, journal);
        return new SharedResources
        {
            Locks = locks,
            Queues = new MemoryQueues(clock, locks, journal),
            States = new MemoryStates(clock, locks, journal),
            Counters = new MemoryCounters(clock, locks, journal),
            Pools = pools ?? NoPools.Instance,
        };
    }
}
