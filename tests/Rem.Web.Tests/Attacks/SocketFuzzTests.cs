using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Rem.Web.Tests.Kit;
using Xunit.Abstractions;

namespace Rem.Web.Tests.Attacks;

/// <summary>Requests that no client would send. The long form: REM_TEST_REQUESTS=200000; another seed: REM_TEST_SEED.</summary>
public sealed class SocketFuzzTests(ITestOutputHelper output)
{
    private const string Site = """
        http sites: {main: {listen: PORT}}
        http pages:
          index: {role: anyone, output: good}
          echo/<word>: {role: anyone, methods: [GET, POST, PUT], return: "${{ input }}"}
        http rpc: {add: {role: anyone, args: [a, b], return: "${{ a }}"}}
        http static: {files: www}
        http stream: {news: {queue: news}}
        """;

    private static readonly string[] Lines =
    [
        "GET / HTTP/1.1", "GET /echo/a?b=c HTTP/1.1", "POST /echo/x HTTP/1.1", "PUT /echo/%ff%00 HTTP/1.1", "POST /rpc HTTP/1.1", "POST /rpc/add HTTP/1.1", "GET /files/1.txt HTTP/1.1",
        "GET /news HTTP/1.1", "POST /login HTTP/1.1", "HEAD / HTTP/1.0", "OPTIONS * HTTP/1.1", "CONNECT a:1 HTTP/1.1", "GET http://localhost/ HTTP/1.1", "PRI * HTTP/2.0", "GET /metrics HTTP/1.1",
    ];

    private static readonly string[] Headers =
    [
        "Host: localhost", "Host: localhost", "Host: evil", "Content-Length: 5", "Content-Length: 99999999999999999999", "Content-Length: -1", "Transfer-Encoding: chunked", "Transfer-Encoding: chunked, identity",
        "Content-Type: application/json", "Content-Type: text/xml", "Content-Type: multipart/form-data; boundary=x", "Content-Type: application/x-www-form-urlencoded", "Cookie: rem-1=x; a=b", "Authorization: Bearer rem_x",
        "Range: bytes=0-0,2-3,-1", "If-None-Match: *", "Expect: 100-continue", "Connection: close", "Upgrade: websocket", "X-Forwarded-For: 1.2.3.4", "traceparent: 00-x", "Last-Event-ID: 99999999999999999999", " folded: yes", "A\u0000b: c",
    ];

    private static readonly string[] Bodies =
    [
        "hello", "{\"jsonrpc\":\"2.0\",\"method\":\"add\",\"params\":[1,2],\"id\":1}", "[[[[[[[[", "<methodCall><methodName>add</methodName></methodCall>", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
        "5\r\nhello\r\n0\r\n\r\n", "ffffffffffffffff\r\n", "--x\r\nContent-Disposition: form-data; name=\"a\"; filename=\"../../b\"\r\n\r\nc\r\n--x--\r\n", "a=%zz&b=%00&=",
    ];

    [Fact]
    public async Task Whatever_is_sent_the_next_good_request_succeeds()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("REM_TEST_SEED"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var given) ? given : Random.Shared.Next();
        var count = int.TryParse(Environment.GetEnvironmentVariable("REM_TEST_REQUESTS"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var asked) ? asked : 20_000;
        output.WriteLine($"seed {seed}, {count} requests");
        await using var site = await RunningSite.StartAsync(Site, ("www/1.txt", "1"));
        var port = site.Port;

        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, cancel) => await SendAsync(port, Request(new Random(seed + i)), cancel));

        (await site.GetAsync("/")).ShouldBe("good");
        site.Log.Lines.ShouldNotContain(static line => line.Fields != null && line.Fields.ContainsKey("code") && Equals(line.Fields["code"], "REM9999"));
        site.Log.Lines.Where(static line => line.Text.Contains("Exception", StringComparison.Ordinal)).Select(static line => line.Text).ShouldBeEmpty();
    }

    private static byte[] Request(Random random)
    {
        var text = new StringBuilder();
        text.Append(Lines[random.Next(Lines.Length)]).Append("\r\n");
        for (var i = random.Next(6); i > 0; i--)
        {
            text.Append(Headers[random.Next(Headers.Length)]).Append(random.Next(20) == 0 ? "\n" : "\r\n");
        }

        text.Append("\r\n").Append(Bodies[random.Next(Bodies.Length)]);
        var bytes = Encoding.Latin1.GetBytes(text.ToString());
        for (var i = random.Next(4); i > 0; i--)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return random.Next(8) == 0 ? bytes[..random.Next(bytes.Length)] : bytes;
    }

    // Reads a little of what comes, for a little while: many of them wait for more and get none.
    private static async Task SendAsync(int port, byte[] request, CancellationToken cancel)
    {
        using var client = new TcpClient { NoDelay = true };
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port, cancel);
            await using var stream = client.GetStream();
            await stream.WriteAsync(request, cancel);
            client.Client.Shutdown(SocketShutdown.Send);
            using var late = new CancellationTokenSource(TimeSpan.FromSeconds(2), TimeProvider.System);
            var buffer = new byte[1024];
            _ = await stream.ReadAsync(buffer, late.Token);
        }
        catch (Exception error) when (error is IOException or SocketException or OperationCanceledException)
        {
            // The server may end a connection as it likes.
        }
    }
}
