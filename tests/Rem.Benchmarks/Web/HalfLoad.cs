using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using Rem.Benchmarks.Workers;

namespace Rem.Benchmarks.Web;

/// <summary>How long answers take at half of what the server can do: asked at a fixed pace, so that a slow answer does not slow the asking.</summary>
internal static partial class HalfLoad
{
    private const int Clients = 8;
    private const int Seconds = 8;

    public static void Measure(Measure measure, RemSite site)
    {
        var rate = Wrk.Rate(site.Port, "/table", 3, null, site.Header) / 2;
        var request = Encoding.ASCII.GetBytes($"GET /table HTTP/1.1\r\nHost: localhost\r\n{site.Header}\r\n\r\n");
        var times = new List<double>[Clients];
        var threads = new Thread[Clients];
        for (var i = 0; i < Clients; i++)
        {
            var own = times[i] = [];
            threads[i] = new Thread(() => Ask(site.Port, request, rate / Clients, own));
            threads[i].Start();
        }

        using (Placement.TwoCores())
        {
            foreach (var thread in threads)
            {
                thread.Join();
            }
        }

        double[] all = [.. times.SelectMany(static own => own).Order()];
        measure.Within($"a 50-row page at {rate.ToString("N0", CultureInfo.InvariantCulture)} requests/s, half of the most: p99", all[(int)(all.Length * 0.99)], 0.005);
    }

    // An answer's time counts from when its request was due.
    private static void Ask(int port, byte[] request, double rate, List<double> times)
    {
        using var client = new TcpClient("127.0.0.1", port) { NoDelay = true };
        using var stream = client.GetStream();
        var buffer = new byte[64 * 1024];
        var watch = Stopwatch.StartNew();
        for (var i = 0; watch.Elapsed.TotalSeconds < Seconds; i++)
        {
            var due = i / rate;
            while (watch.Elapsed.TotalSeconds < due)
            {
                _ = usleep(50); // a thread that only looks at the clock would take the core from the others
            }

            stream.Write(request);
            ReadAnswer(stream, buffer);
            if (due > 1)
            {
                times.Add(watch.Elapsed.TotalSeconds - due); // the first second warms up
            }
        }
    }

    [LibraryImport("libc")]
    private static partial int usleep(uint microseconds);

    private static void ReadAnswer(NetworkStream stream, byte[] buffer)
    {
        var (total, end) = (0, -1);
        while (end < 0 || total < end)
        {
            var got = stream.Read(buffer, total, buffer.Length - total);
            total += got > 0 ? got : throw new InvalidOperationException("the server closed a connection");
            if (end < 0 && buffer.AsSpan(0, total).IndexOf("\r\n\r\n"u8) is > 0 and var head)
            {
                var text = Encoding.ASCII.GetString(buffer, 0, head);
                var length = text.IndexOf("Content-Length: ", StringComparison.Ordinal) + 16;
                end = head + 4 + int.Parse(text.AsSpan(length, (text.IndexOf('\r', length) is var stop and > 0 ? stop : text.Length) - length), CultureInfo.InvariantCulture);
            }
        }
    }
}
