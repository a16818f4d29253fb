using Rem.Cases;
using Rem.Shared;
using Rem.Shared.Counters;
using Rem.Shared.Locks;
using Rem.Shared.Queues;
using Rem.Shared.State;

namespace Rem.Storage.Tests;

/// <summary>A store in a folder of its own that a test closes and opens again.</summary>
internal sealed class StoreBench : IDisposable
{
    private readonly TempFolder _folder = new();
    private SqliteStore? _store;

    public StoreBench() => _store = SqliteStore.Open(_folder.Path, Clock);

    public FakeClock Clock { get; } = new();

    public string Folder => _folder.Path;

    public string Database => _folder.Database;

    public SqliteStore Store => _store ?? throw new InvalidOperationException("the store is closed");

    public SharedResources Resources => Store.Resources;

    public IQueue Queue => Resources.Queues.Open("mail");

    public IState Bucket => Resources.States.Open("facts");

    public ICounter Counter => Resources.Counters.Open("hits");

    public ILock Lock => Resources.Locks.Open("deploy");

    public async Task CloseAsync()
    {
        if (_store is not null)
        {
            await _store.DisposeAsync();
            _store = null;
        }
    }

    public async Task ReopenAsync()
    {
        await CloseAsync();
        _store = SqliteStore.Open(_folder.Path, Clock);
    }

    public void Dispose()
    {
        CloseAsync().GetAwaiter().GetResult();
        _folder.Dispose();
    }
}
