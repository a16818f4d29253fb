using System.Runtime.CompilerServices;
using Rem.Errors;
using Rem.Shared;
using Rem.Shared.TimeSeries;
using Rem.Shared.TimeSeries.Graphs;
using Rem.Storage;
using Rem.Storage.Backups;
using Rem.TimeSeries.Graphs;
using Rem.TimeSeries.Stores;

namespace Rem.Cli.Running;

/// <summary>The time series of a data folder beside its other resources: opened at first use, and closed before them.</summary>
internal sealed class SeriesOfFolder : IAsyncDisposable
{
    private const string Name = "series";
    private const string DatabaseName = "series/series.db";
    private readonly IAsyncDisposable? _below;
    private readonly string _folder;

    private SeriesOfFolder(SharedResources shared, IAsyncDisposable? below, string folder)
    {
        Shared = shared;
        _below = below;
        _folder = folder;
    }

    /// <summary>The resources, with time series.</summary>
    public SharedResources Shared { get; }

    /// <summary>Resources of a folder with its time series.</summary>
    /// <param name="shared">The resources.</param>
    /// <param name="below">What closes them.</param>
    /// <param name="folder">The data folder.</param>
    /// <param name="clock">The time.</param>
    /// <param name="broken">Called once when the disk has failed.</param>
    /// <param name="warn">Is told what was found damaged when they are opened.</param>
    public static SeriesOfFolder With(SharedResources shared, IAsyncDisposable? below, string folder, TimeProvider clock, Action<PlanException>? broken, Action<string>? warn = null) =>
        new(shared.With(() => Open(Path.Combine(folder, Name), clock, broken, warn), Graphs), below, folder);

    /// <summary>Resources in memory with time series in memory.</summary>
    public static SharedResources InMemory(SharedResources shared, TimeProvider clock) => shared.With(() => OpenInMemory(clock), Graphs);

    /// <summary>Resources with time series of their own, which are then drawn too.</summary>
    public static SharedResources Drawn(SharedResources shared) => shared.With(() => shared.TimeSeries, Graphs);

    /// <summary>The database as it goes with a backup. What nobody has made is not made by it.</summary>
    public CompanionDatabase ForBackup() => new(DatabaseName, IsThere() ? (path, cancel) => Kept().CopyAsync(path, cancel) : null);

    /// <summary>Looks through all series, by way of a copy that is thrown away; null when there are none. What keeps them from being opened is damage too.</summary>
    public async Task<SeriesReport?> VerifyAsync(CancellationToken cancel)
    {
        if (!IsThere())
        {
            return null;
        }

        var copy = Path.Combine(_folder, Name, "series.db.verify");
        try
        {
            await Kept().CopyAsync(copy, cancel);
            return TimeSeriesStore.Verify(copy);
        }
        catch (PlanException error) when (error.Finding.Code == StorageErrors.Damaged)
        {
            return new SeriesReport(0, [error.Message]);
        }
        finally
        {
            File.Delete(copy);
        }
    }

    /// <summary>Looks through the series that a backup holds; null when it holds none.</summary>
    public static SeriesReport? Verify(VerifyReport backup, string path)
    {
        foreach (var (name, isThere) in backup.Companions)
        {
            if (name == DatabaseName && isThere)
            {
                return TimeSeriesStore.Verify(path);
            }
        }

        return null;
    }

    private bool IsThere() => TimeSeriesStore.IsThere(Path.Combine(_folder, Name));

    private IKeptSeries Kept() => (IKeptSeries)Shared.TimeSeries;

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
    private static IKeptSeries Open(string folder, TimeProvider clock, Action<PlanException>? broken, Action<string>? warn)
    {
        var series = TimeSeriesStore.Open(folder, clock, null, broken);
        foreach (var damage in warn is null ? [] : series.Damages)
        {
            warn!(damage);
        }

        return series;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ITimeSeries OpenInMemory(TimeProvider clock) => TimeSeriesStore.InMemory(clock);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ISeriesGraphs Graphs() => SeriesGraphs.Instance;
}
