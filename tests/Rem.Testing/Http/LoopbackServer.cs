using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Rem.Testing.Http;

/// <summary>A request as the server of a test saw it.</summary>
/// <param name="Line">`GET /path HTTP/1.1`.</param>
/// <param name="Headers">The header lines, as they came.</param>
/// <param name="Body">The body.</param>
public sealed record SeenRequest(string Line, IReadOnlyList<string> Headers, string Body)
{
    /// <summary>The value of a header, or null.</summary>
    public string? Header(string name)
    {
        foreach (var line in Headers)
        {
            if (line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
            {
                return line[(name.Length + 1)..].Trim();
            }
        }

        return null;
    }
}

/// <summary>
/// A real HTTP server on a loopback port, whose answers are raw bytes, so that a test can also send what no server
/// should. One request a connection.
/// </summary>
public sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<SeenRequest, NetworkStream, CancellationToken, Task> _answer;
    private readonly List<SeenRequest> _seen = [];

    /// <summary>A server that answers each request with a text: status line, headers, blank line, body.</summary>
    public LoopbackServer(Func<SeenRequest, string> answer)
        : this(async (request, stream, cancel) => await stream.WriteAsync(Encoding.UTF8.GetBytes(answer(request)), cancel))
    {
    }

    /// <summary>A server whose answers are written by hand.</summary>
    public LoopbackServer(Func<SeenRequest, NetworkStream, CancellationToken, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = AcceptAsync();
    }

    /// <summary>Its port.</summary>
    public int Port { get; }

    /// <summary>`http://127.0.0.1:port`.</summary>
    public string Url => $"http://127.0.0.1:{Port}";

    /// <summary>The requests so far.</summary>
    public IReadOnlyList<SeenRequest> Seen
    {
        get
        {
            lock (_seen)
            {
                return _seen.ToArray();
            }
        }
    }

    /// <summary>An answer with a body, its length and further header lines.</summary>
    public static string Answer(string status, string body, params string[] headers)
    {
        var text = new StringBuilder($"HTTP/1.1 {status}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n");
        foreach (var header in headers)
        {
            text.Append(header).Append("\r\n");
        }

        return text.Append("\r\n").Append(body).ToString();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var stop = _stop.Token;
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(stop), stop);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The server was stopped.
        }
    }

    private async Task ServeAsync(TcpClient client, CancellationToken stop)
    {
        try
        {
            using (client)
            await using (var stream = client.GetStream())
            {
                var request = await ReadAsync(stream, stop);
                lock (_seen)
                {
                    _seen.Add(request);
                }

                await _answer(request, stream, stop);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The client went away, or the server was stopped.
        }
    }

    private static async Task<SeenRequest> ReadAsync(NetworkStream stream, CancellationToken stop)
    {
        var bytes = new List<byte>();
        var one = new byte[1];
        while (!EndsHead(bytes) && await stream.ReadAsync(one, stop) == 1)
        {
            bytes.Add(one[0]);
            if (!char.IsAsciiLetter((char)bytes[0]))
            {
                throw new IOException("not HTTP"); // a TLS hello, for example: closed at once, as servers do
            }
        }

        var lines = Encoding.Latin1.GetString(bytes.ToArray()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var head = new SeenRequest(lines.Length > 0 ? lines[0] : "", lines.Length > 0 ? lines[1..] : [], "");
        var body = new byte[int.TryParse(head.Header("content-length"), out var length) ? length : 0];
        await stream.ReadExactlyAsync(body, stop);
        return head with { Body = Encoding.UTF8.GetString(body) };
    }

    private static bool EndsHead(List<byte> bytes) =>
        bytes.Count >= 4 && bytes[^1] == '\n' && bytes[^2] == '\r' && bytes[^3] == '\n' && bytes[^4] == '\r';
}
