using System.Net;
using System.Net.Sockets;

namespace Rem.Testing.Http;

/// <summary>
/// A port for a server that is started later, or by another process: until it is given back, no other test gets it, in
/// whatever process of this machine. Where a server can choose its port itself, that is simpler.
/// </summary>
public sealed class FreePort : IDisposable
{
    // Below those that Linux gives to clients (32768 and on): one of these may be taken by any connection of any process.
    private const int Least = 10_000;
    private const int Most = 32_767;

    private readonly Socket _claim;

    private FreePort(Socket claim, int number)
    {
        _claim = claim;
        Number = number;
    }

    /// <summary>The port, from 10000 to 32767.</summary>
    public int Number { get; }

    /// <summary>Takes one on which nobody listens.</summary>
    public static FreePort Take()
    {
        // Tests of other processes begin elsewhere.
        for (var (i, first) = (0, Random.Shared.Next(Most - Least)); i <= Most - Least; i++)
        {
            if (Claim(Least + ((first + i) % (Most - Least + 1))) is { } port)
            {
                return port;
            }
        }

        throw new InvalidOperationException($"all ports from {Least} to {Most} are taken");
    }

    /// <inheritdoc/>
    public void Dispose() => _claim.Dispose();

    // The port of the same number for datagrams, which no server of tests wants, stands for it: the system gives it to one
    // process alone, and takes it back when that is killed.
    private static FreePort? Claim(int number)
    {
        var claim = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            claim.Bind(new IPEndPoint(IPAddress.Loopback, number));
            // Bound alone: a process that is being started has a copy for a moment, and one that listened would keep the port from its server.
            using var probe = new Socket(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp) { DualMode = true };
            probe.Bind(new IPEndPoint(IPAddress.IPv6Any, number));
            return new FreePort(claim, number);
        }
        catch (SocketException)
        {
            claim.Dispose();
            return null;
        }
    }
}
