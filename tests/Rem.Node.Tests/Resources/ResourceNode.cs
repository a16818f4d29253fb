using Rem.Node.Local;
using Rem.Node.Resources;
using Rem.Running;
using Rem.Shared;
using Rem.TimeSeries.Stores;

namespace Rem.Node.Tests.Resources;

/// <summary>A node with nothing but shared resources in memory, on a socket of its own, and a client of it.</summary>
internal sealed class ResourceNode : IDisposable
{
    private readonly DataFolder _folder = new();
    private readonly List<RemoteResources> _clients = [];
    private LocalServer? _server;

    /// <summary>Resources on a clock; what goes over the socket is on the machine's.</summary>
    public ResourceNode(TimeProvider clock, SeriesOptions? series = null)
    {
        Served = SharedResources.InMemory(clock).With(() => TimeSeriesStore.InMemory(clock, series));
        Start();
    }

    /// <summary>What the node serves.</summary>
    public SharedResources Served { get; }

    /// <summary>The data folder.</summary>
    public string Folder => _folder.Path;

    public LocalServer Server => _server!;

    public MemoryLog Log { get; } = new();

    /// <summary>The resources as a client has them.</summary>
    public SharedResources Connect(string owner = "test")
    {
        var client = RemoteResources.ConnectAsync(_folder.Path, owner, TimeProvider.System, null, CancellationToken.None).GetAwaiter().GetResult();
        _clients.Add(client);
        return client.Shared;
    }

    /// <summary>Serves again, the same resources.</summary>
    public void Start(IEnumerable<LocalMethod>? methods = null) => _server = LocalServer.Start(_folder.Path, methods ?? ResourceMethods.Of(Served), Log, TimeProvider.System);

    /// <summary>The node goes away, its resources stay.</summary>
    public async Task StopAsync()
    {
        await _server!.DisposeAsync();
        _server = null;
    }

    public void Dispose()
    {
        foreach (var client in _clients)
        {
            client.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }

        _server?.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _folder.Dispose();
    }
}
