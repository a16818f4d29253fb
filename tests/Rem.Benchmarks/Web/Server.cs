using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Rem.Benchmarks.Web;

/// <summary>A server in a process of its own on the first core, ended with the benchmark.</summary>
internal sealed class Server : IDisposable
{
    private readonly Process _process;

    private Server(Process process, int port)
    {
        _process = process;
        Port = port;
    }

    /// <summary>Where it listens on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>What it has written to its standard error so far.</summary>
    public List<string> Said { get; } = [];

    /// <summary>A port that nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Starts a command and waits until it listens.</summary>
    public static Server Start(int port, string folder, params string[] command)
    {
        var start = new ProcessStartInfo("taskset", ["-c", "0", .. command]) { WorkingDirectory = folder, RedirectStandardError = true, RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        var server = new Server(process, port);
        process.ErrorDataReceived += (_, line) => server.Hear(line.Data);
        process.OutputDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        for (var i = 0; i < 4000; i++)
        {
            if (Listens(port))
            {
                return server;
            }

            Thread.CurrentThread.Join(5);
        }

        server.Dispose();
        throw new InvalidOperationException($"{string.Join(' ', command)} does not listen on {port}: {string.Join('\n', server.Said)}");
    }

    /// <summary>The first line that holds a text, once it has been said.</summary>
    public string Line(string text)
    {
        for (var i = 0; i < 4000; i++)
        {
            lock (Said)
            {
                if (Said.Find(line => line.Contains(text, StringComparison.Ordinal)) is { } line)
                {
                    return line;
                }
            }

            Thread.CurrentThread.Join(5);
        }

        throw new InvalidOperationException($"the server never said '{text}'");
    }

    /// <summary>Processor time that it has taken.</summary>
    public TimeSpan Processor()
    {
        _process.Refresh();
        return _process.TotalProcessorTime;
    }

    /// <summary>Bytes of memory that it holds.</summary>
    public long Memory()
    {
        var line = File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{_process.Id}/status")).First(static line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private static bool Listens(int port)
    {
        try
        {
            using var client = new TcpClient("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private void Hear(string? line)
    {
        if (line is not null)
        {
            lock (Said)
            {
                Said.Add(line);
            }
        }
    }
}
