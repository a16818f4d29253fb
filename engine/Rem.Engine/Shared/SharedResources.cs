using Rem.Errors;
using Rem.Plans;
using Rem.Shared.Counters;
using Rem.Shared.Journals;
using Rem.Shared.Locks;
using Rem.Shared.Pools;
using Rem.Shared.Queues;
using Rem.Shared.State;
using Rem.Shared.TimeSeries;
using Rem.Shared.TimeSeries.Graphs;

namespace Rem.Shared;

/// <summary>
/// All shared resources that a run reaches. One set is shared by every run of a process; a case of a test has its
/// own. Resources are made at first use and found by name.
/// </summary>
public sealed class SharedResources
{
    private readonly Lock _gate = new();
    private Func<ITimeSeries>? _opensSeries;
    private Func<ISeriesGraphs>? _opensGraphs;
    private ITimeSeries? _series;

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

    /// <summary>The time series, opened at first use. Throws <see cref="TimeSeries.SeriesErrors.None"/> where there are none.</summary>
    public ITimeSeries TimeSeries
    {
        get
        {
            // One that could not be opened is tried again.
            lock (_gate)
            {
                return _series ??= _opensSeries?.Invoke() ?? throw new PlanException(SeriesErrors.None, SourceSpan.None, "there are no time series here", SeriesErrors.None.Fix);
            }
        }
    }

    /// <summary>What draws the time series. Throws <see cref="TimeSeries.SeriesErrors.None"/> where nothing does.</summary>
    public ISeriesGraphs SeriesGraphs => _opensGraphs?.Invoke() ?? throw new PlanException(SeriesErrors.None, SourceSpan.None, "there are no graphs of time series here", SeriesErrors.None.Fix);

    /// <summary>The time series when somebody has used them, else null.</summary>
    public ITimeSeries? UsedTimeSeries
    {
        get
        {
            lock (_gate)
            {
                return _series;
            }
        }
    }

    /// <summary>The same with time series, which are opened at first use, and with what draws them.</summary>
    public SharedResources With(Func<ITimeSeries> series, Func<ISeriesGraphs>? graphs = null) => new()
    {
        Queues = Queues,
        Locks = Locks,
        States = States,
        Counters = Counters,
        Pools = Pools,
        _opensSeries = series,
        _opensGraphs = graphs,
    };

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
