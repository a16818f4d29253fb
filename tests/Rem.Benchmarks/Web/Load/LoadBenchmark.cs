using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Rem.Benchmarks.Starting;

namespace Rem.Benchmarks.Web.Load;

/// <summary>What a site does for a good client while others take all they can: slow headers, streams that nobody reads, more work than it can do.</summary>
internal static class LoadBenchmark
{
    private const int Connections = 10_000;
    private const int Readers = 1000;
    private const string Site = """
        http sites:
          main: {listen: "127.0.0.1:PORT"}
        http pages:
          plain: {output: hello}
          busy: {run: [{js: "var n = 0; for (var i = 0; i < 200000; i++) n += i % 7; return {n: n};"}]}
        http rpc:
          tell: {args: [text], run: [{put in queue news: "${{ text }}"}]}
        http stream:
          news: {queue: news}
        """;

    public static void Slow(Measure measure) => SlowAsync(measure, Programs.Publish()).GetAwaiter().GetResult();

    public static void Streams(Measure measure) => StreamsAsync(measure, Programs.Publish()).GetAwaiter().GetResult();

    public static void Overload(Measure measure) => OverloadAsync(measure, Programs.Publish()).GetAwaiter().GetResult();

    private static async Task SlowAsync(Measure measure, string published)
    {
        using var site = RemSite.Start(published, Site);
        using var good = new GoodClient(site);
        await good.AskAsync("/plain", TimeSpan.FromSeconds(2));
        var before = site.Server.Memory();
        using var slow = new SlowConnections();
        using var done = new CancellationTokenSource();
        await slow.OpenAsync(site.Port, Connections);
        var dripping = Task.Run(() => slow.DripAsync(done.Token));
        var (times, failed) = await good.AskAsync("/plain", TimeSpan.FromSeconds(15));
        var during = site.Server.Memory();
        var most = await ClosedAsync(slow);
        await done.CancelAsync();
        await dripping;
        slow.Dispose();
        await Task.Delay(TimeSpan.FromSeconds(20), TimeProvider.System);
        await good.AskAsync("/plain", TimeSpan.FromSeconds(2));
        measure.AtMost($"{Connections} slow connections: a good client's failures", failed, 0);
        measure.Within("the same: its p99", times[(int)(times.Length * 0.99)], 0.2);
        measure.AtMost("the same: MiB more memory meanwhile", Mib(during - before), 300);
        measure.Within("the same: until the server has closed all of them", most, 35);
        measure.AtMost("the same: MiB more memory 20 s later", Mib(site.Server.Memory() - before), 30);
    }

    private static async Task<double> ClosedAsync(SlowConnections slow)
    {
        for (var seconds = 15; seconds < 60; seconds++)
        {
            if (slow.Closed() == slow.Count)
            {
                return seconds;
            }

            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
        }

        return double.PositiveInfinity;
    }

    private static async Task StreamsAsync(Measure measure, string published)
    {
        using var site = RemSite.Start(published, Site);
        using var client = Client(site);
        await TellAsync(client, 100);
        var before = site.Server.Memory();
        var sockets = Enumerable.Range(0, Readers).Select(i => Reader(site, i)).ToArray();
        var telling = Task.Run(async () =>
        {
            for (var i = 0; i < 30; i++)
            {
                await TellAsync(client, 100_000);
                await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
            }
        });
        var most = before;
        var dropped = double.PositiveInfinity;
        for (var seconds = 1; seconds <= 60 && double.IsInfinity(dropped); seconds++)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
            most = Math.Max(most, site.Server.Memory());
            dropped = await OpenAsync(client) <= 10 ? seconds : dropped;
        }

        await telling;
        Array.ForEach(sockets, static socket => socket.Dispose());
        measure.Within($"{Readers} readers of a stream that stop reading: dropped after", dropped, 30);
        measure.AtMost("the same: MiB more memory at most", Mib(most - before), 300);
    }

    private static async Task OverloadAsync(Measure measure, string published)
    {
        using var site = RemSite.Start(published, Site);
        using var good = new GoodClient(site);
        using var client = Client(site);
        await client.GetAsync("/busy");
        var (done, refused, wrong) = (0, 0, 0);
        var asking = Task.WhenAll(Enumerable.Range(0, 200).Select(part => Task.Run(async () =>
        {
            for (var i = 0; i < 2; i++)
            {
                var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => GetAsync(site, part)));
                foreach (var (status, retry) in answers)
                {
                    _ = status == HttpStatusCode.OK ? Interlocked.Increment(ref done) : status == HttpStatusCode.ServiceUnavailable && retry ? Interlocked.Increment(ref refused) : Interlocked.Increment(ref wrong);
                }
            }
        })));
        var (times, failed) = await good.AskAsync("/healthz", TimeSpan.FromSeconds(15));
        await asking;
        measure.AtLeast($"overload: {done.ToString("N0", CultureInfo.InvariantCulture)} answered, {refused.ToString("N0", CultureInfo.InvariantCulture)} told to come again", refused, 1);
        measure.AtMost("the same: answers that are neither", wrong, 0);
        measure.AtMost("the same: failures of /healthz", failed, 0);
        measure.Within("the same: p99 of /healthz", times[(int)(times.Length * 0.99)], 0.1);
    }

    private static async Task<(HttpStatusCode Status, bool Retry)> GetAsync(RemSite site, int part)
    {
        using var client = Client(site, new IPAddress([127, 0, 2, (byte)(1 + (part % 40))]));
        try
        {
            using var answer = await client.GetAsync("/busy");
            return (answer.StatusCode, answer.Headers.RetryAfter is not null);
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
        {
            return (HttpStatusCode.BadGateway, false);
        }
    }

    private static HttpClient Client(RemSite site, IPAddress? from = null)
    {
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (context, cancel) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                socket.Bind(new IPEndPoint(from ?? IPAddress.Loopback, 0));
                await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancel);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        var client = new HttpClient(handler) { BaseAddress = new Uri($"http://localhost:{site.Port}/"), Timeout = TimeSpan.FromSeconds(60) };
        client.DefaultRequestHeaders.Authorization = AuthenticationHeaderValue.Parse(site.Header["Authorization: ".Length..]);
        return client;
    }

    // Asks for the stream and never reads a byte of it.
    private static Socket Reader(RemSite site, int number)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        socket.Bind(new IPEndPoint(new IPAddress([127, 0, 3, (byte)(1 + (number % 20))]), 0));
        socket.Connect(IPAddress.Loopback, site.Port);
        socket.Send(Encoding.ASCII.GetBytes($"GET /news HTTP/1.1\r\nHost: localhost\r\n{site.Header}\r\n\r\n"));
        return socket;
    }

    private static async Task TellAsync(HttpClient client, int size)
    {
        using var content = new StringContent($"{{\"text\":\"{new string('x', size)}\"}}", Encoding.UTF8, "application/json");
        (await client.PostAsync("/rpc/tell", content)).EnsureSuccessStatusCode().Dispose();
    }

    private static async Task<int> OpenAsync(HttpClient client)
    {
        var text = await client.GetStringAsync("/metrics");
        var line = text.Split('\n').First(static line => line.StartsWith("rem_http_connections ", StringComparison.Ordinal));
        return int.Parse(line.AsSpan(line.IndexOf(' ')), CultureInfo.InvariantCulture);
    }

    private static double Mib(long bytes) => bytes / 1024.0 / 1024.0;
}
