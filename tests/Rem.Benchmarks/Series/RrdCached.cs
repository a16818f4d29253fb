using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace Rem.Benchmarks.Series;

/// <summary>An rrdcached of Debian's package, which keeps updates in memory and writes them out when it is told to.</summary>
internal sealed class RrdCached : IDisposable
{
    private readonly Process _process;
    private readonly StreamReader _reader;
    private readonly StreamWriter _writer;

    public RrdCached(string folder)
    {
        var socket = Path.Combine(folder, "rrdcached.sock");
        _process = Process.Start("rrdcached", ["-g", "-l", "unix:" + socket, "-p", Path.Combine(folder, "rrdcached.pid"), "-b", folder, "-w", "3600", "-f", "7200", "-t", "2"]);
        var client = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        var since = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                client.Connect(new UnixDomainSocketEndPoint(socket));
                break;
            }
            catch (SocketException) when (since.Elapsed < TimeSpan.FromSeconds(10))
            {
                Thread.Yield();
            }
        }

        var stream = new NetworkStream(client, ownsSocket: true);
        (_reader, _writer) = (new StreamReader(stream), new StreamWriter(stream) { NewLine = "\n" });
    }

    /// <summary>Gives it updates, which it takes into memory.</summary>
    public void Take(IEnumerable<string> updates)
    {
        Ask("BATCH");
        foreach (var update in updates)
        {
            _writer.WriteLine(update);
        }

        var errors = Ask(".");
        if (errors > 0)
        {
            throw new InvalidOperationException($"rrdcached refused {errors} updates");
        }
    }

    /// <summary>Lets it write all out, and ends when it has.</summary>
    public void WriteOut(long updates)
    {
        var goal = Written() + updates;
        Ask("FLUSHALL");
        while (Written() < goal)
        {
            Thread.Yield();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _writer.Dispose();
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    // Values that are in the files: each is an update, however many of them were written at once.
    private long Written()
    {
        var written = 0L;
        _writer.WriteLine("STATS");
        _writer.Flush();
        for (var left = int.Parse(_reader.ReadLine()!.Split(' ')[0], CultureInfo.InvariantCulture); left > 0; left--)
        {
            var words = _reader.ReadLine()!.Split(": ");
            written = words[0] == "DataSetsWritten" ? long.Parse(words[1], CultureInfo.InvariantCulture) : written;
        }

        return written;
    }

    private int Ask(string command)
    {
        _writer.WriteLine(command);
        _writer.Flush();
        return int.Parse(_reader.ReadLine()!.Split(' ')[0], CultureInfo.InvariantCulture);
    }
}
