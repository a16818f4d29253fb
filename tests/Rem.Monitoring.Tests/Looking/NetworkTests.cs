using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Rem.Monitoring.Tests.Kit;
using Rem.Testing.Http;
using Rem.Values;

namespace Rem.Monitoring.Tests.Looking;

public sealed class NetworkTests : IDisposable
{
    private readonly LookRun _run = new();
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public NetworkTests() => _listener.Start();

    private int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public void Dispose()
    {
        _listener.Dispose();
        _run.Dispose();
    }

    [Fact]
    public async Task What_answers_as_expected_has_a_time()
    {
        _ = Serve(async stream =>
        {
            await stream.WriteAsync("220 mail ready\r\n"u8.ToArray());
            await ReadLineAsync(stream);
            await stream.WriteAsync("221 bye\r\n"u8.ToArray());
        });

        var got = await _run.StepAsync($$"""tcp: {host: 127.0.0.1, port: {{Port}}, send: "QUIT\r\n", expect: "221"}""");

        got.ContainsKey("status").ShouldBeFalse(ValueText.Of(got));
        ((double)got["time"]!).ShouldBeGreaterThan(0);
        ((string)got["answer"]!).ShouldContain("221 bye");
    }

    [Theory]
    [InlineData("500 no\r\n", "does not hold")]
    [InlineData("", "hung up")]
    public async Task Another_answer_is_critical(string answer, string says)
    {
        _ = Serve(async stream => await stream.WriteAsync(Encoding.UTF8.GetBytes(answer)));

        var got = await _run.StepAsync($$"""tcp: {host: 127.0.0.1, port: {{Port}}, expect: "220"}""");

        got["status"].ShouldBe("critical");
        ((string)got["text"]!).ShouldContain(says);
    }

    [Fact]
    public async Task Who_says_nothing_is_critical_in_time()
    {
        _ = Serve(static stream => stream.ReadAsync(new byte[1]).AsTask());

        var got = await _run.StepAsync($$"""tcp: {host: 127.0.0.1, port: {{Port}}, expect: "220", timeout: 2s}""");

        got["status"].ShouldBe("critical");
        ((string)got["text"]!).ShouldContain("not answered within 2s");
    }

    [Fact]
    public async Task A_port_where_nobody_listens_is_critical()
    {
        using var port = FreePort.Take();

        var got = await _run.StepAsync($$"""tcp: {host: 127.0.0.1, port: {{port.Number}}}""");

        got["status"].ShouldBe("critical");
        ((string)got["text"]!).ShouldContain("refused", Case.Insensitive);
    }

    [Fact]
    public async Task A_flood_is_read_no_further_than_is_needed()
    {
        _ = Serve(static async stream =>
        {
            var flood = new byte[8192];
            for (var i = 0; i < 10_000; i++)
            {
                await stream.WriteAsync(flood);
            }
        });

        var got = await _run.StepAsync($$"""tcp: {host: 127.0.0.1, port: {{Port}}, expect: "220"}""");

        got["status"].ShouldBe("critical");
    }

    [Fact]
    public async Task A_certificate_is_looked_at_and_has_to_be_right_unless_it_need_not_be()
    {
        using var key = RSA.Create(2048);
        using var made = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UnixEpoch.AddYears(50), TimeProvider.System.GetUtcNow().AddDays(20.5));
        using var certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
        _ = Serve(async plain =>
        {
            await using var secure = new SslStream(plain);
            await secure.AuthenticateAsServerAsync(certificate);
        }, times: 2);

        var got = await _run.StepAsync($$"""tcp: {host: localhost, port: {{Port}}, tls: true}""");
        var lax = await _run.StepAsync($$"""tcp: {host: localhost, port: {{Port}}, tls: true, verify: false}""");

        got["status"].ShouldBe("critical");
        ((string)got["text"]!).ShouldContain("certificate is not right");
        lax.ContainsKey("status").ShouldBeFalse(ValueText.Of(lax));
        ((double)lax["certificate days"]!).ShouldBeInRange(20, 20.5);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello", "", null, "status 200 in")]
    [InlineData("HTTP/1.1 500 No\r\ncontent-length: 0\r\n\r\n", "", "critical", "expected 2xx")]
    [InlineData("HTTP/1.1 500 No\r\ncontent-length: 0\r\n\r\n", ", expect: 500", null, "status 500")]
    [InlineData("HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello", ", contains: bye", "critical", "without 'bye'")]
    [InlineData("garbage\r\n\r\n", "", "critical", "")]
    public async Task An_answer_of_a_web_server_is_a_result(string answer, string more, string? status, string says)
    {
        _ = Serve(async stream =>
        {
            await ReadLineAsync(stream);
            await stream.WriteAsync(Encoding.UTF8.GetBytes(answer));
        });

        var got = await _run.StepAsync($$"""http check: {url: "http://127.0.0.1:{{Port}}/", timeout: 1m{{more}}}""");

        (got.TryGetValue("status", out var given) ? given : null).ShouldBe(status, ValueText.Of(got));
        ((string)got["text"]!).ShouldContain(says);
    }

    [Fact]
    public async Task A_plugin_of_Debian_agrees_about_a_web_server()
    {
        _ = Serve(async stream =>
        {
            await ReadLineAsync(stream);
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 2\r\n\r\nok"u8.ToArray());
        });

        var got = await _run.StepAsync($"plugin: [check_http, -I, 127.0.0.1, -p, {Port}]");

        got["status"].ShouldBe("ok", ValueText.Of(got));
        ((RemMap)got["units"]!)["time"].ShouldBe("s");
    }

    private Task Serve(Func<NetworkStream, Task> serve, int times = 1) => Task.Run(async () =>
    {
        for (var i = 0; i < times; i++)
        {
            using var client = await _listener.AcceptTcpClientAsync();
            try
            {
                await using var stream = client.GetStream();
                await serve(stream);
            }
            catch (Exception error) when (error is IOException or System.Security.Authentication.AuthenticationException)
            {
                // The other side has seen enough.
            }
        }
    });

    private static async Task ReadLineAsync(NetworkStream stream)
    {
        var one = new byte[1];
        while (await stream.ReadAsync(one) > 0 && one[0] != '\n')
        {
        }
    }
}
