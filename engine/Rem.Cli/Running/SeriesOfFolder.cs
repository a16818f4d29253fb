using System.Runtime.CompilerServices;
using Rem.Errors;
using Rem.Shared;
using Rem.Shared.TimeSeries;
using Rem.Shared.TimeSeries.Graphs;
using Rem.TimeSeries.Graphs;
using Rem.TimeSeries.Stores;

namespace Rem.Cli.Running;

/// <summary>The time series of a data folder beside its other resources: opened at first use, and closed before them.</summary>
internal sealed class SeriesOfFolder : IAsyncDisposable
{
    private readonly IAsyncDisposable? _below;

    private SeriesOfFolder(SharedResources shared, IAsyncDisposable? below)
    {
        Shared = shared;
        _below = below;
    }

    /// <summary>The resources, with time series.</summary>
    public SharedResources Shared { get; }

    /// <summary>Resources of a folder with its time series.</summary>
    /// <param name="shared">The resources.</param>
    /// <param name="below">What closes them.</param>
    /// <param name="folder">The data folder.</param>
    /// <param name="clock">The time.</param>
    /// <param name="broken">Called once when the disk has failed.</param>
    public static SeriesOfFolder With(SharedResources shared, IAsyncDisposable? below, string folder, TimeProvider clock, Action<PlanException>? broken) =>
        new(shared.With(() => Open(Path.Combine(folder, "series"), clock, broken), Graphs), below);

    /// <summary>Resources in memory with time series in memory.</summary>
    public static SharedResources InMemory(SharedResources shared, TimeProvider clock) => shared.With(() => OpenInMemory(clock), Graphs);

    /// <summary>Resources with time series of their own, which are then drawn too.</summary>
    public static SharedResources Drawn(SharedResources shared) => shared.With(() => shared.TimeSeries, Graphs);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Shared.UsedTimeSeries is { } series)
        {
            await series.DisposeAsync();
        }

        if (_below is not null)
        {
            await _below.DisposeAsync();
        }
    }

    // By themselves: a plan without time series loads nothing of them.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ITimeSeries Open(string folder, TimeProvider clock, Action<PlanException>? broken) => TimeSeriesStore.Open(folder, clock, null, broken);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ITimeSeries OpenInMemory(TimeProvider clock) => TimeSeriesStore.InMemory(clock);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ISeriesGraphs Graphs() => SeriesGraphs.Instance;
}
