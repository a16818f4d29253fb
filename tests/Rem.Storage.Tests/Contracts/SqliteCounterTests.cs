using Rem.Shared;
using Rem.Testing.Shared;

namespace Rem.Storage.Tests.Contracts;

public sealed class SqliteCounterTests : CounterContract, IAsyncLifetime
{
    private TempFolder _folder = null!;
    private SqliteStore _store = null!;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    // Called by the base class's constructor.
    protected override SharedResources Make(TimeProvider clock)
    {
        _folder = new TempFolder();
        _store = SqliteStore.Open(_folder.Path, clock);
        return _store.Resources;
    }
}
