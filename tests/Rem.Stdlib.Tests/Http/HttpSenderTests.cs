using System.IO.Compression;
using System.Net;
using System.Text;
using Rem.Cases;
using Rem.Errors;
using Rem.Http;
using Rem.Stdlib.Http;
using Rem.Testing.Http;
using Rem.Testing.Shared;
using Rem.Values;

namespace Rem.Stdlib.Tests.Http;

public sealed class HttpSenderTests : IDisposable
{
    private readonly HttpSender _http = new();

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task A_get_gives_status_headers_body_and_json()
    {
        using var server = new LoopbackServer(_ => LoopbackServer.Answer("200 OK", """{"a": [1, 2.5, null, true], "big": 9223372036854775807}""", "Content-Type: application/json; charset=utf-8", "X-Two: a", "X-Two: b"));

        var answer = await Send(new HttpCall(server.Url + "/x"));

        answer.Status.ShouldBe(200);
        answer.Headers["content-type"].ShouldBe("application/json; charset=utf-8");
        answer.Headers["x-two"].ShouldBe("a, b");
        ValueText.Json(answer.Json).ShouldBe("""{"a":[1,2.5,null,true],"big":9223372036854775807}""");
        server.Seen[0].Line.ShouldBe("GET /x HTTP/1.1");
        server.Seen[0].Header("user-agent")!.ShouldStartWith("rem/");
    }

    [Fact]
    public async Task A_failing_status_is_an_answer_too()
    {
        using var server = new LoopbackServer(_ => LoopbackServer.Answer("503 Busy", "later"));

        var answer = await Send(new HttpCall(server.Url));

        answer.Status.ShouldBe(503);
        answer.Body.ShouldBe("later");
    }

    [Fact]
    public async Task Text_that_calls_itself_json_but_is_none_has_no_json()
    {
        using var server = new LoopbackServer(_ => LoopbackServer.Answer("200 OK", "{oops", "Content-Type: application/json"));

        var answer = await Send(new HttpCall(server.Url));

        answer.Json.ShouldBeNull();
        answer.Body.ShouldBe("{oops");
    }

    [Fact]
    public async Task Json_goes_out_as_json_by_POST()
    {
        using var server = new LoopbackServer(_ => LoopbackServer.Answer("200 OK", ""));

        await Send(new HttpCall(server.Url) { HasJson = true, Json = new RemMap { ["ä"] = RemList.Of(1L, null) } });

        server.Seen[0].Line.ShouldStartWith("POST / ");
        server.Seen[0].Header("content-type").ShouldBe("application/json");
        server.Seen[0].Body.ShouldBe("""{"ä":[1,null]}""");
    }

    [Fact]
    public async Task A_body_goes_out_as_it_is_with_the_method_and_type_that_were_given()
    {
        using var server = new LoopbackServer(_ => LoopbackServer.Answer("204 No Content", ""));

        await Send(new HttpCall(server.Url) { Method = "put", Body = "a=1", Headers = new RemMap { ["Content-Type"] = "application/x-www-form-urlencoded", ["X-N"] = 5L } });

        server.Seen[0].Line.ShouldStartWith("PUT / ");
        server.Seen[0].Header("content-type").ShouldBe("application/x-www-form-urlencoded");
        server.Seen[0].Header("x-n").ShouldBe("5");
        server.Seen[0].Body.ShouldBe("a=1");
    }

    [Fact]
    public async Task Values_in_a_query_stay_values()
    {
        using var server = new LoopbackServer(_ => LoopbackServer.Answer("200 OK", ""));

        await Send(new HttpCall(server.Url + "/?a=1") { Query = new RemMap { ["q"] = "x&y=z #ä+", ["n"] = RemList.Of(1L, true), ["none"] = null } });

        server.Seen[0].Line.ShouldBe("GET /?a=1&q=x%26y%3Dz%20%23%C3%A4%2B&n=1&n=true HTTP/1.1");
    }

    [Theory]
    [InlineData("ftp://x/")]
    [InlineData("x")]
    [InlineData("/etc/passwd")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://user:secret@x/")]
    public async Task An_address_that_is_none_is_refused(string url) => (await Fails(new HttpCall(url))).Finding.Code.ShouldBe(HttpErrors.Request);

    [Theory]
    [InlineData("X-Evil", "a\r\nX-Other: b")]
    [InlineData("", "a")]
    [InlineData("X Bad", "a")]
    public async Task A_header_that_cannot_be_sent_is_refused(string name, string value)
    {
        using var server = new LoopbackServer(_ => LoopbackServer.Answer("200 OK", ""));

        (await Fails(new HttpCall(server.Url) { Headers = new RemMap { [name] = value } })).Finding.Code.ShouldBe(HttpErrors.Request);

        server.Seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task Redirects_are_followed()
    {
        using var server = new LoopbackServer(request => request.Line.Contains("/end", StringComparison.Ordinal)
            ? LoopbackServer.Answer("200 OK", "there")
            : LoopbackServer.Answer("302 Found", "", "Location: /end"));

        var answer = await Send(new HttpCall(server.Url + "/start") { Body = "x" });

        answer.Body.ShouldBe("there");
        server.Seen[1].Line.ShouldBe("GET /end HTTP/1.1");
        server.Seen[1].Body.ShouldBe("");
    }

    [Fact]
    public async Task A_temporary_redirect_repeats_method_and_body()
    {
        using var server = new LoopbackServer(request => request.Line.Contains("/end", StringComparison.Ordinal)
            ? LoopbackServer.Answer("200 OK", "there")
            : LoopbackServer.Answer("307 Temporary Redirect", "", "Location: /end"));

        await Send(new HttpCall(server.Url + "/start") { Body = "x" });

        server.Seen[1].Line.ShouldBe("POST /end HTTP/1.1");
        server.Seen[1].Body.ShouldBe("x");
    }

    [Fact]
    public async Task Credentials_do_not_follow_a_redirect_to_another_host()
    {
        using var other = new LoopbackServer(_ => LoopbackServer.Answer("200 OK", "there"));
        using var server = new LoopbackServer(_ => LoopbackServer.Answer("302 Found", "", $"Location: {other.Url}/"));

        await Send(new HttpCall(server.Url) { Headers = new RemMap { ["Authorization"] = "Bearer x", ["X-Plain"] = "y" } });

        server.Seen[0].Header("authorization").ShouldBe("Bearer x");
        other.Seen[0].Header("authorization").ShouldBeNull();
        other.Seen[0].Header("x-plain").ShouldBe("y");
    }

    [Theory]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("file:///etc/passwd")]
    public async Task A_redirect_to_another_scheme_is_refused(string location)
    {
        using var server = new LoopbackServer(_ => LoopbackServer.Answer("302 Found", "", $"Location: {location}"));

        (await Fails(new HttpCall(server.Url))).Finding.Code.ShouldBe(HttpErrors.Redirects);
    }

    [Fact]
    public async Task Redirects_without_an_end_are_stopped_after_10()
    {
        using var server = new LoopbackServer(_ => LoopbackServer.Answer("302 Found", "", "Location: /again"));

        (await Fails(new HttpCall(server.Url))).Finding.Code.ShouldBe(HttpErrors.Redirects);

        server.Seen.Count.ShouldBe(11);
    }

    [Fact]
    public async Task A_compressed_answer_is_unpacked()
    {
        using var server = new LoopbackServer(async (_, stream, cancel) =>
        {
            var packed = Pack("packed text");
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {packed.Length}\r\n\r\n"), cancel);
            await stream.WriteAsync(packed, cancel);
        });

        (await Send(new HttpCall(server.Url))).Body.ShouldBe("packed text");
    }

    [Fact]
    public async Task A_body_over_the_limit_is_stopped_also_when_it_is_small_while_packed()
    {
        using var server = new LoopbackServer(async (_, stream, cancel) =>
        {
            var packed = Pack(new string('x', 2_000_000));
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {packed.Length}\r\n\r\n"), cancel);
            await stream.WriteAsync(packed, cancel);
        });

        var error = await Should.ThrowAsync<LimitException>(async () => await Send(new HttpCall(server.Url) { MaxBytes = 1_000_000 }));

        error.Finding.Code.ShouldBe(LimitErrors.Text);
        error.Message.ShouldContain("1000000");
    }

    [Fact]
    public async Task An_endless_body_is_stopped_at_the_limit()
    {
        using var server = new LoopbackServer(async (_, stream, cancel) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray(), cancel);
            var piece = new byte[65536];
            while (true)
            {
                await stream.WriteAsync(piece, cancel);
            }
        });

        await Should.ThrowAsync<LimitException>(() => Send(new HttpCall(server.Url) { MaxBytes = 1_000_000 }).Soon("the limit ends the answer"));
    }

    [Theory]
    [InlineData("iso-8859-1", new byte[] { 0xE4 }, "ä")]
    [InlineData("utf-8", new byte[] { 0xC3, 0xA4 }, "ä")]
    [InlineData("utf-8", new byte[] { 0xEF, 0xBB, 0xBF, 0x61 }, "a")]
    [InlineData("unheard-of", new byte[] { 0xC3, 0xA4 }, "ä")]
    public async Task A_body_is_read_by_its_charset(string charset, byte[] bytes, string text)
    {
        using var server = new LoopbackServer(async (_, stream, cancel) =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset={charset}\r\nContent-Length: {bytes.Length}\r\n\r\n"), cancel);
            await stream.WriteAsync(bytes, cancel);
        });

        (await Send(new HttpCall(server.Url))).Body.ShouldBe(text);
    }

    [Fact]
    public async Task Cookies_are_given_as_a_list_and_never_sent_back()
    {
        using var server = new LoopbackServer(_ => LoopbackServer.Answer("200 OK", "", "Set-Cookie: a=1; Expires=Wed, 01 Jan 2031 00:00:00 GMT", "Set-Cookie: b=2"));

        var answer = await Send(new HttpCall(server.Url));
        await Send(new HttpCall(server.Url));

        ((RemList)answer.Headers["set-cookie"]!).Count.ShouldBe(2);
        server.Seen[1].Header("cookie").ShouldBeNull();
    }

    [Fact]
    public async Task Nobody_listening_is_a_clear_error()
    {
        using var free = FreePort.Take();
        var port = free.Number;

        var error = await Fails(new HttpCall($"http://127.0.0.1:{port}/"));

        error.Finding.Code.ShouldBe(HttpErrors.Refused);
        error.Message.ShouldBe($"nobody listens at 127.0.0.1:{port}: connection refused");
    }

    [Fact]
    public async Task A_host_that_is_not_known_is_a_clear_error()
    {
        var error = await Fails(new HttpCall("http://no-such-host.invalid/"));

        error.Finding.Code.ShouldBe(HttpErrors.UnknownHost);
        error.Message.ShouldContain("no-such-host.invalid");
    }

    [Fact]
    public async Task A_server_that_speaks_no_TLS_is_a_clear_error()
    {
        using var server = new LoopbackServer(_ => LoopbackServer.Answer("200 OK", ""));

        (await Fails(new HttpCall($"https://127.0.0.1:{server.Port}/"))).Finding.Code.ShouldBe(HttpErrors.Tls);
    }

    [Theory]
    [InlineData("")]
    [InlineData("SSH-2.0-OpenSSH\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort")]
    public async Task An_answer_that_breaks_off_or_is_none_is_a_clear_error(string answer)
    {
        using var server = new LoopbackServer(_ => answer);

        (await Fails(new HttpCall(server.Url))).Finding.Code.ShouldBe(HttpErrors.Broken);
    }

    [Fact]
    public async Task A_time_out_names_the_time_and_cancels_the_request()
    {
        var clock = new FakeClock();
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var server = new LoopbackServer(async (_, _, cancel) =>
        {
            arrived.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancel);
        });
        var run = HttpRun.RunAsync(_http, new RemMap { ["url"] = server.Url, ["timeout"] = "1m30s" }, 1000, clock, default);
        await arrived.Task.Soon("the request arrives");

        clock.Advance(TimeSpan.FromSeconds(90));

        var error = await Should.ThrowAsync<PlanException>(() => run.Soon("the time-out ends the request"));
        error.Finding.Code.ShouldBe(HttpErrors.TimedOut);
        error.Message.ShouldContain("1m30s");
    }

    [Fact]
    public async Task A_cancelled_request_is_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        using var server = new LoopbackServer(async (_, _, stop) =>
        {
            await cancel.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
        });

        await Should.ThrowAsync<OperationCanceledException>(() => _http.SendAsync(new HttpCall(server.Url), cancel.Token).Soon("the request is cancelled"));
    }

    [Fact]
    public async Task Options_become_a_request_and_the_answer_a_map()
    {
        using var server = new LoopbackServer(_ => LoopbackServer.Answer("201 Created", """{"id": 7}""", "Content-Type: application/json"));
        var options = new RemMap { ["url"] = server.Url, ["json"] = new RemMap { ["a"] = 1L }, ["expect"] = 201L, ["timeout"] = "10s" };

        var result = await HttpRun.RunAsync(_http, options, 1000, TimeProvider.System, default);

        result["status"].ShouldBe(201L);
        ValueText.Json(result["json"]).ShouldBe("""{"id":7}""");
        server.Seen[0].Body.ShouldBe("""{"a":1}""");
    }

    private static byte[] Pack(string text)
    {
        using var bytes = new MemoryStream();
        using (var pack = new GZipStream(bytes, CompressionLevel.Fastest))
        {
            pack.Write(Encoding.UTF8.GetBytes(text));
        }

        return bytes.ToArray();
    }

    private Task<HttpAnswer> Send(HttpCall call) => _http.SendAsync(call, default);

    private async Task<PlanException> Fails(HttpCall call) => await Should.ThrowAsync<PlanException>(async () => await Send(call));
}
