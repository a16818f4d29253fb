using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Connections;

namespace Rem.Web.Serving;

/// <summary>Counts open connections, in all and by address; one too many is closed before a byte of it is read.</summary>
internal sealed class Connections(IdleMemory memory)
{
    private readonly ConcurrentDictionary<IPAddress, int> _byAddress = new();
    private volatile IReadOnlyList<IPAddress> _proxies = [];
    private int _all;
    private long _refused;

    /// <summary>Open connections.</summary>
    public int Open => Volatile.Read(ref _all);

    /// <summary>Connections that were closed because there were too many.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    /// <summary>Proxies of sites: they stand for many clients, and only the number of all connections bounds theirs.</summary>
    public void Know(IReadOnlyList<IPAddress> proxies) => _proxies = proxies;

    /// <summary>The middleware of a listener.</summary>
    public ConnectionDelegate Guard(ConnectionDelegate next) => connection => CountAsync(connection, next);

    private async Task CountAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        var address = (connection.RemoteEndPoint as IPEndPoint)?.Address ?? IPAddress.None;
        var own = _byAddress.AddOrUpdate(address, 1, static (_, count) => count + 1);
        var all = Interlocked.Increment(ref _all);
        memory.Count(all);
        try
        {
            if ((own > ServingLimits.ConnectionsPerAddress && !Forwarded.Has(_proxies, address)) || all > ServingLimits.Connections)
            {
                Interlocked.Increment(ref _refused);
                connection.Abort(new ConnectionAbortedException("too many connections"));
                return;
            }

            await next(connection);
        }
        finally
        {
            memory.Count(Interlocked.Decrement(ref _all));
            if (_byAddress.AddOrUpdate(address, 0, static (_, count) => count - 1) == 0)
            {
                _byAddress.TryRemove(new KeyValuePair<IPAddress, int>(address, 0));
            }
        }
    }
}
