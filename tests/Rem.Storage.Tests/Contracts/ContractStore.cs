using Rem.Shared;

namespace Rem.Storage.Tests.Contracts;

/// <summary>A store for one test of a contract.</summary>
internal sealed class ContractStore : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly SqliteStore _store;

    public ContractStore(TimeProvider clock) => _store = SqliteStore.Open(_folder.Path, clock);

    public SharedResources Resources => _store.Resources;

    public void Dispose()
    {
        _store.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _folder.Dispose();
    }
}
