using Rem.Errors;
using Rem.Node.Local;
using Rem.Node.Resources;
using Rem.Settings;
using Rem.Shared;
using Rem.Shared.Pools;
using Rem.Storage;

namespace Rem.Cli.Running;

/// <summary>
/// The shared resources of a node's data folder: over the socket of the node while it runs, else the folder itself, which
/// then belongs to this process until it is disposed.
/// </summary>
/// <param name="shared">The resources.</param>
/// <param name="owner">What is closed at the end.</param>
/// <param name="isRunning">True when a node runs there.</param>
internal sealed class ResourceAccess(SharedResources shared, IAsyncDisposable? owner, bool isRunning) : IAsyncDisposable
{
    /// <summary>So often a folder is asked for that another process has: a node has it a moment before its socket, and a moment longer.</summary>
    public const int Looks = 20;

    /// <summary>The pause between two of them.</summary>
    public static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(50);

    /// <summary>The resources.</summary>
    public SharedResources Shared => shared;

    /// <summary>True when a node runs there.</summary>
    public bool IsRunning => isRunning;

    /// <summary>What else a process answers to whose folder it is: backups of it; nothing while a node runs there.</summary>
    public IReadOnlyList<LocalMethod> Methods { get; private init; } = [];

    /// <summary>
    /// Opens them. Throws <see cref="StorageErrors.Owned"/>, naming the process, when the folder belongs to one that serves
    /// no socket.
    /// </summary>
    /// <param name="folder">The data folder; one that is not there yet is made only with <paramref name="changes"/>.</param>
    /// <param name="name">What this process is called among the owners of locks.</param>
    /// <param name="changes">True when something is written.</param>
    /// <param name="settings">The pools, and the queues' settings for a folder that is opened; null where neither matters.</param>
    /// <param name="clock">The time.</param>
    /// <param name="cancel">Ends the attempt.</param>
    public static async Task<ResourceAccess> OpenAsync(string folder, string name, bool changes, RemSettings? settings, TimeProvider clock, CancellationToken cancel)
    {
        var pools = settings is null ? null : Parts.Pools(settings, clock);
        for (var look = 1; ; look++)
        {
            try
            {
                return await ConnectAsync(folder, name, pools, cancel);
            }
            catch (PlanException error) when (error.Finding.Code == LocalErrors.NoNode)
            {
                // Then the folder itself.
            }

            try
            {
                return await OpenFolderAsync(folder, changes, settings, pools, clock, cancel);
            }
            catch (PlanException error) when (error.Finding.Code == StorageErrors.Owned && look < Looks)
            {
                await Task.Delay(LookAgain, TimeProvider.System, cancel);
            }
        }
    }

    /// <summary>Those of a node that runs. Throws <see cref="LocalErrors.NoNode"/> where none does.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="name">What this process is called among the owners of locks.</param>
    /// <param name="pools">The pools, which are no part of the folder.</param>
    /// <param name="cancel">Ends the attempt.</param>
    public static async Task<ResourceAccess> ConnectAsync(string folder, string name, IPools? pools, CancellationToken cancel)
    {
        var remote = await RemoteResources.ConnectAsync(folder, name, TimeProvider.System, pools, cancel);
        return new ResourceAccess(SeriesOfFolder.Drawn(remote.Shared), remote, isRunning: true);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => owner?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static async Task<ResourceAccess> OpenFolderAsync(string folder, bool changes, RemSettings? settings, IPools? pools, TimeProvider clock, CancellationToken cancel)
    {
        if (!changes && !SqliteStore.Exists(folder))
        {
            return new ResourceAccess(SeriesOfFolder.InMemory(SharedResources.InMemory(clock, pools), clock), null, isRunning: false);
        }

        var store = SqliteStore.Open(folder, clock, pools);
        try
        {
            if (settings is not null)
            {
                await QueueConfiguration.ConfigureQueuesAsync(settings, store.Resources, cancel);
            }

            var series = SeriesOfFolder.With(store.Resources, store, folder, clock, null);
            return new ResourceAccess(series.Shared, series, isRunning: false) { Methods = StoreMethods.Of(store, series) };
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }
}
