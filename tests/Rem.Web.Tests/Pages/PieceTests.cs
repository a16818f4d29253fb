using System.Net;
using System.Net.Sockets;
using System.Text;
using Rem.Shared;
using Rem.Shared.Queues;
using Rem.Web.Serving;
using Rem.Web.Tests.Kit;

namespace Rem.Web.Tests.Pages;

/// <summary>Pages that are sent bit by bit.</summary>
public sealed class PieceTests
{
    private const string Site = """
        http sites: {main: {listen: PORT}}
        http pages:
          two:
            run:
              - http send: "one "
              - take from queue go into word: {wait: 1h}
              - http send: "${{ word }}"
          table:
            response: {status: 202, headers: {X-Kind: rows}, content type: application/jsonl}
            run:
              - for n in [1, 2]:
                  run:
                    - http send: {n: "${{ n }}"}
            output: never sent
          script:
            run:
              - lua: for i = 1, 3 do rem.call("http send", i .. ";") end
              - js: rem.call("http send", "js")
          endless:
            timeout: 1h
            run:
              - run:
                  - http send: begun
                  - take from queue never into word: {wait: 1h}
                always:
                  - put in queue ended: yes
          slow:
            timeout: 5s
            run:
              - http send: begun
              - take from queue never into word: {wait: 1h}
          beside:
            timeout: 5s
            run:
              - run:
                  - lua: local piece = string.rep("x", 65536); while true do rem.call("http send", piece) end
                detach: flood
                on error:
                  - put in queue gave: "${{ error.message }}"
              - take from queue never into word: {wait: 1h}
          shorter:
            timeout: 1m
            run:
              - run:
                  - http send: begun
                  - put in queue floods: yes
                  - lua: local piece = string.rep("x", 65536); while true do rem.call("http send", piece) end
                detach: flood
                on error:
                  - put in queue gave: "${{ error.message }}"
              - take from queue floods into word: {wait: 1m}
              - take from queue never into word: {wait: 1s}
          longer:
            timeout: 1h
            run:
              - run:
                  - lua: local piece = string.rep("x", 65536); while true do rem.call("http send", piece) end
                detach: flood
                on error:
                  - put in queue gave: "${{ error.message }}"
              - take from queue never into word: {wait: 1h}
          fails:
            run:
              - http send: begun
              - take from queue go into word: {wait: 1h}
              - fail: "the disk is full"
          both:
            response: {body: whole}
            run:
              - http send: piece
          status/<n>:
            response: {status: "${{ n | number }}"}
            run:
              - http send: piece
          inner:
            run:
              - http send: piece
          outer: {portlets: {it: inner}, template: {text: "{{{portlets.it}}}"}}
          plain: {output: plain}
        http rpc:
          call:
            run:
              - http send: piece
        """;

    [Fact]
    public async Task The_first_piece_arrives_before_there_is_a_last_one()
    {
        await using var site = await RunningSite.StartAsync(Site);
        using var answer = await OpenAsync(site, "/two");
        await using var body = await answer.Content.ReadAsStreamAsync();

        (await ReadAsync(body, 4)).ShouldBe("one ");
        await site.Resources.Queues.Open("go").PutAsync("two", new PutOptions(), default);

        (await ReadAsync(body, 100)).ShouldBe("two");
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/plain; charset=utf-8");
    }

    [Fact]
    public async Task Status_and_headers_go_with_the_first_piece_and_nothing_else_is_sent()
    {
        await using var site = await RunningSite.StartAsync(Site);
        using var answer = await OpenAsync(site, "/table");

        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        answer.Headers.GetValues("X-Kind").ShouldBe(["rows"]);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("application/jsonl");
        (await answer.Content.ReadAsStringAsync()).ShouldBe("{\"n\":1}\n{\"n\":2}\n");
    }

    [Fact]
    public async Task A_script_sends_pieces_too()
    {
        await using var site = await RunningSite.StartAsync(Site);

        (await site.GetAsync("/script")).ShouldBe("1;2;3;js");
    }

    [Fact]
    public async Task The_steps_end_when_the_reader_leaves()
    {
        await using var site = await RunningSite.StartAsync(Site);
        var answer = await OpenAsync(site, "/endless");
        await using (var body = await answer.Content.ReadAsStreamAsync())
        {
            (await ReadAsync(body, 5)).ShouldBe("begun");
        }

        answer.Dispose();

        (await site.Resources.Queues.Open("ended").TakeAsync(TimeSpan.FromSeconds(90), null, default)).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("/slow", "REM8009")]
    [InlineData("/fails", "REM2001")]
    public async Task Half_a_page_does_not_look_like_a_whole_one(string path, string code)
    {
        await using var site = await RunningSite.StartAsync(Site);
        using var answer = await OpenAsync(site, path);
        await using var body = await answer.Content.ReadAsStreamAsync();

        (await ReadAsync(body, 5)).ShouldBe("begun");
        await site.Resources.Queues.Open("go").PutAsync("on", new PutOptions(), default);
        await Should.ThrowAsync<IOException>(() => ReadAsync(body, 5));

        var line = await site.LineAsync(static line => line.Level == Running.LogLevel.Error);
        line.Fields!["code"].ShouldBe(code);
    }

    [Fact]
    public async Task Who_asks_for_the_headers_alone_has_them_at_once()
    {
        await using var site = await RunningSite.StartAsync(Site);
        using var request = new HttpRequestMessage(HttpMethod.Head, "/endless");

        using var answer = await site.Client.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/plain");
        (await site.GetAsync("/plain")).ShouldBe("plain");
    }

    [Fact]
    public async Task Pages_that_are_being_sent_hold_up_no_other()
    {
        await using var site = await RunningSite.StartAsync(Site);
        var open = new List<HttpResponseMessage>();
        for (var i = 0; i < ServingLimits.AtOnce + 5; i++)
        {
            open.Add(await OpenAsync(site, "/endless"));
        }

        (await site.GetAsync("/plain")).ShouldBe("plain");
        open.ForEach(static each => each.Dispose());
    }

    [Fact]
    public async Task A_page_that_says_what_is_sent_sends_no_pieces()
    {
        await using var site = await RunningSite.StartAsync(Site);

        using var answer = await site.Client.GetAsync("/both");

        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("and so do its pieces");
    }

    [Fact]
    public async Task A_page_inside_of_another_and_a_function_are_sent_as_a_whole()
    {
        await using var site = await RunningSite.StartAsync(Site);

        (await site.GetAsync("/outer")).ShouldContain("portlet-problem");
        using var answer = await site.Client.PostAsync("/rpc/call", new StringContent("{}", Encoding.UTF8, "application/json"));
        (await answer.Content.ReadAsStringAsync()).ShouldContain("no page here");
    }

    [Theory]
    [InlineData(204)]
    [InlineData(205)]
    [InlineData(304)]
    public async Task A_status_that_has_no_body_sends_no_pieces(int status)
    {
        await using var site = await RunningSite.StartAsync(Site);

        using var answer = await site.Client.GetAsync($"/status/{status}");

        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await answer.Content.ReadAsStringAsync()).ShouldContain($"an answer with 'status' {status} has no body, and the page sends pieces");
    }

    [Fact]
    public async Task The_log_of_requests_has_the_bytes_of_all_pieces()
    {
        await using var site = await RunningSite.StartAsync(Site);
        var sent = await site.GetAsync("/table");

        (await site.RequestAsync("/table", "bytes")).ShouldBe($"{sent.Length}");
        File.ReadAllText(site.Folder["data/log/access.log"]).ShouldNotContain("\"cut\"");
    }

    [Theory]
    [InlineData("/slow")]
    [InlineData("/fails")]
    [InlineData("/endless")] // whose reader leaves
    public async Task The_log_of_requests_says_of_half_a_page_that_it_is_no_whole_one(string path)
    {
        await using var site = await RunningSite.StartAsync(Site);
        using (var answer = await OpenAsync(site, path))
        {
            await using var body = await answer.Content.ReadAsStreamAsync();
            (await ReadAsync(body, 5)).ShouldBe("begun");
            await site.Resources.Queues.Open("go").PutAsync("on", new PutOptions(), default);
            if (path != "/endless")
            {
                await Should.ThrowAsync<IOException>(() => ReadAsync(body, 5));
            }
        }

        (await site.RequestAsync(path, "cut")).ShouldBe("True");
        (await site.RequestAsync(path, "bytes")).ShouldBe("5");
    }

    [Theory]
    [InlineData("/beside")] // the page's time is over
    [InlineData("/shorter")] // it has ended before
    [InlineData("/longer")] // the reader is given up
    public async Task A_list_beside_the_page_does_not_keep_it_open_for_a_reader_that_does_not_read(string path)
    {
        await using var site = await RunningSite.StartAsync(Site);
        using var reader = await StuckAsync(site, path);

        (await site.Resources.Queues.Open("gave").TakeAsync(TimeSpan.FromSeconds(90), null, default)).ShouldNotBeNull().Value.ShouldBeOfType<string>().ShouldContain("nothing more of it can be sent");

        (await site.RequestAsync(path, "cut")).ShouldBe("True");
        await NoConnectionAsync(site);
    }

    // Asks, and never reads what comes.
    private static async Task<TcpClient> StuckAsync(RunningSite site, string path)
    {
        var client = new TcpClient { ReceiveBufferSize = 4096 };
        await client.ConnectAsync(IPAddress.Loopback, site.Port);
        await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {site.Token}\r\n\r\n"));
        return client;
    }

    // But for the one that asks.
    private static async Task NoConnectionAsync(RunningSite site)
    {
        var text = "";
        for (var i = 0; i < 4000 && !text.Contains("rem_http_connections 1\n", StringComparison.Ordinal); i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
            text = await site.GetAsync("/metrics");
        }

        text.ShouldContain("rem_http_connections 1\n");
    }

    private static async Task<HttpResponseMessage> OpenAsync(RunningSite site, string path) => await site.Client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);

    private static async Task<string> ReadAsync(Stream body, int most)
    {
        var bytes = new byte[most];
        var count = await body.ReadAsync(bytes).AsTask().WaitAsync(TimeSpan.FromSeconds(90), TimeProvider.System);
        return Encoding.UTF8.GetString(bytes, 0, count);
    }
}
