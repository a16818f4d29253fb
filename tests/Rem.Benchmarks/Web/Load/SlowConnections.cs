using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Rem.Benchmarks.Web.Load;

/// <summary>Connections that send a header a byte at a time, from many addresses of this machine.</summary>
internal sealed class SlowConnections : IDisposable
{
    private const int Addresses = 40;
    private static readonly byte[] Start = Encoding.ASCII.GetBytes("GET /plain HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
    private readonly List<Socket> _sockets = [];

    /// <summary>Those that are open.</summary>
    public int Count => _sockets.Count;

    /// <summary>Opens so many, 2,000 a second at most.</summary>
    public async Task OpenAsync(int port, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(new IPAddress([127, 0, 1, (byte)(1 + (i % Addresses))]), 0));
            await socket.ConnectAsync(IPAddress.Loopback, port);
            socket.Send(Start);
            _sockets.Add(socket);
            if (i % 200 == 199)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
            }
        }
    }

    /// <summary>Sends a byte on each, until the token is cancelled; those that the server has closed are left.</summary>
    public async Task DripAsync(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            foreach (var socket in _sockets)
            {
                try
                {
                    socket.Send("x"u8);
                }
                catch (SocketException)
                {
                    // Closed.
                }
            }

            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, CancellationToken.None);
        }
    }

    /// <summary>How many the server has closed by now.</summary>
    public int Closed() => _sockets.Count(static socket => socket.Poll(0, SelectMode.SelectRead));

    public void Dispose()
    {
        foreach (var socket in _sockets)
        {
            socket.Dispose();
        }

        _sockets.Clear();
    }
}
