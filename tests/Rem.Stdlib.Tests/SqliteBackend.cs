using Rem.Cases;
using Rem.Cli;
using Rem.Cli.Running;
using Rem.Running;
using Rem.Shared;
using Rem.Storage;

namespace Rem.Stdlib.Tests;

/// <summary>Runs a case with its shared resources, time series too, in an SQLite data folder of its own.</summary>
internal sealed class SqliteBackend : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rem-cases-").FullName;
    private readonly List<SeriesOfFolder> _stores = [];

    /// <summary>The runner.</summary>
    public CaseRunner Runner => new(folder =>
    {
        var options = Parts.OfCase(folder);
        return options with { Resources = clock => Open(options, clock) };
    });

    /// <summary>How many stores plans have opened.</summary>
    public int Stores => _stores.Count;

    public async ValueTask DisposeAsync()
    {
        foreach (var store in _stores)
        {
            await store.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    // The pools, and the settings of queues, are those of the case's rem.yaml.
    private SharedResources Open(RemOptions options, TimeProvider clock)
    {
        var memory = options.Resources(clock);
        var folder = Path.Combine(_folder, $"data{_stores.Count}");
        var store = SqliteStore.Open(folder, clock, memory.Pools);
        var series = SeriesOfFolder.With(store.Resources, store, folder, clock, null);
        _stores.Add(series);
        foreach (var name in memory.Queues.ListAsync(default).AsTask().GetAwaiter().GetResult())
        {
            store.Resources.Queues.Open(name).ConfigureAsync(memory.Queues.Open(name).Settings, default).AsTask().GetAwaiter().GetResult();
        }

        return series.Shared;
    }
}
