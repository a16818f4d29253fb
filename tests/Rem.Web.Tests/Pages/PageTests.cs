using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Rem.Web.Tests.Kit;

namespace Rem.Web.Tests.Pages;

public sealed class PageTests
{
    private const string Site = """
        greeting: hello
        http sites: {main: {listen: PORT}}
        http pages:
          index: {text: "${{ greeting }} ${{ query.name ?? 'you' }}"}
          plain: {output: "${{ greeting }}"}
          text: just a text
          hosts/<name>: {output: "${{ name }}"}
          files/<rest...>: {output: "${{ rest }}"}
          files/own: {output: own}
          request: {role: anyone, methods: [GET, POST, DELETE], return: "${{ input }}"}
          writes:
            set greeting: changed
            output: "${{ greeting }}"
          moved: {response: {redirect: "/hosts/a b?x=1"}}
          away: {response: {redirect: "${{ query.to }}"}}
          teapot: {response: {status: 418, headers: {X-Kind: pot}, cookies: {seen: "1", gone: null}, content type: text/css, body: "a{}"}}
          unknown: {response: {statsu: 200}}
          split: {response: {headers: {X-A: "${{ query.v }}"}}}
          download: {response: {file: data.bin}}
          fails: {x: "${{ nope.a }}"}
          slow: {timeout: 200ms, run: [{shell: sleep 20}]}
        """;

    [Fact]
    public async Task A_page_sees_the_plans_names_and_the_request()
    {
        await using var site = await RunningSite.StartAsync(Site);

        (await site.GetAsync("/")).ShouldBe("""{"text":"hello you"}""");
        (await site.GetAsync("/?name=Anna")).ShouldBe("""{"text":"hello Anna"}""");
        (await site.GetAsync("/plain")).ShouldBe("hello");
        (await site.GetAsync("/text")).ShouldBe("just a text");
    }

    [Fact]
    public async Task What_a_page_writes_is_gone_with_it()
    {
        await using var site = await RunningSite.StartAsync(Site);

        (await site.GetAsync("/writes")).ShouldBe("changed");
        (await site.GetAsync("/plain")).ShouldBe("hello");
    }

    [Theory]
    [InlineData("/hosts/web1", "web1")]
    [InlineData("/hosts/a%20b%2Fc", "a b/c")]
    [InlineData("/hosts/%2f", "/")]
    [InlineData("/files/a%2Fb/c", "a/b/c")]
    [InlineData("/files/a/b/c", "a/b/c")]
    [InlineData("/files/own", "own")]
    public async Task A_path_captures_words(string path, string expected)
    {
        await using var site = await RunningSite.StartAsync(Site);

        (await site.GetAsync(path)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("/nope", 404)]
    [InlineData("/hosts", 404)]
    [InlineData("/hosts/", 404)]
    [InlineData("/hosts/a/b", 404)]
    [InlineData("/Plain", 404)]
    [InlineData("/fails", 500)]
    [InlineData("/slow", 504)]
    [InlineData("/unknown", 500)]
    [InlineData("/healthz", 200)]
    public async Task The_status_says_what_became_of_it(string path, int status)
    {
        await using var site = await RunningSite.StartAsync(Site);

        using var answer = await site.Client.GetAsync(path);

        ((int)answer.StatusCode).ShouldBe(status);
    }

    [Fact]
    public async Task A_failure_has_an_id_that_finds_it_in_the_log_and_no_stack_trace()
    {
        await using var site = await RunningSite.StartAsync(Site);

        using var answer = await site.Client.GetAsync("/fails");

        var text = await answer.Content.ReadAsStringAsync();
        var line = await site.LineAsync(static line => line.Text.Contains("nope", StringComparison.Ordinal));
        text.ShouldContain((string)line.Fields!["request"]!);
        text.ShouldNotContain("   at ");
        line.Place.ToString().ShouldEndWith("site.yaml:20:19");
    }

    [Fact]
    public async Task Of_a_repeated_name_the_last_counts_and_brackets_make_a_list()
    {
        await using var site = await RunningSite.StartAsync(Site);

        var json = await site.GetAsync("/request?a=1&a=2&b[]=3&b[]=4&c=&d");

        json.ShouldContain("""
            "query":{"a":"2","b":["3","4"],"c":"","d":""}
            """.Trim());
    }

    [Fact]
    public async Task Forms_uploads_and_JSON_reach_the_page()
    {
        await using var site = await RunningSite.StartAsync(Site);
        using var form = new FormUrlEncodedContent([new("a", "1"), new("b[]", "2")]);
        using var json = new StringContent("""{"a":[1,"x",null]}""", Encoding.UTF8, "application/json");
        using var upload = new MultipartFormDataContent { { new ByteArrayContent([1, 2, 3]), "photo", "C:\\secret\\cat.png" }, { new StringContent("x"), "note" } };

        using var first = await site.Client.PostAsync("/request", form);
        using var second = await site.Client.PostAsync("/request", json);
        using var third = await site.Client.PostAsync("/request", upload);

        (await first.Content.ReadAsStringAsync()).ShouldContain("\"form\":{\"a\":\"1\",\"b\":[\"2\"]}");
        (await second.Content.ReadAsStringAsync()).ShouldContain("\"json\":{\"a\":[1,\"x\",null]}");
        var text = await third.Content.ReadAsStringAsync();
        text.ShouldContain("\"name\":\"cat.png\"");
        text.ShouldContain("\"size\":3");
        text.ShouldContain("\"note\":\"x\"");
    }

    [Fact]
    public async Task JSON_that_is_none_is_a_bad_request_with_its_place()
    {
        await using var site = await RunningSite.StartAsync(Site);
        using var json = new StringContent("{\"a\":[1,\"x\"}", Encoding.UTF8, "application/json");

        using var answer = await site.Client.PostAsync("/request", json);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("line 1, column 12");
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        await using var site = await RunningSite.StartAsync(Site);
        using var json = new StringContent("\"" + new string('x', 1024 * 1024) + "\"", Encoding.UTF8, "application/json");

        using var answer = await site.Client.PostAsync("/request", json);

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task A_method_that_a_page_does_not_take_is_405_with_those_that_it_takes()
    {
        await using var site = await RunningSite.StartAsync(Site);

        using var answer = await site.Client.DeleteAsync("/plain");

        answer.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        answer.Content.Headers.Allow.ShouldBe(["GET", "HEAD", "OPTIONS"]);
    }

    [Fact]
    public async Task HEAD_has_the_headers_of_GET_and_no_body()
    {
        await using var site = await RunningSite.StartAsync(Site);
        using var request = new HttpRequestMessage(HttpMethod.Head, "/plain");

        using var answer = await site.Client.SendAsync(request);

        answer.Content.Headers.ContentLength.ShouldBe(5);
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_sets_status_headers_cookies_and_media_type()
    {
        await using var site = await RunningSite.StartAsync(Site);

        using var answer = await site.Client.GetAsync("/teapot");

        ((int)answer.StatusCode).ShouldBe(418);
        answer.Headers.GetValues("X-Kind").ShouldBe(["pot"]);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/css");
        (await answer.Content.ReadAsStringAsync()).ShouldBe("a{}");
        var cookies = answer.Headers.GetValues("Set-Cookie").ToList();
        cookies[0].ShouldBe("seen=1; path=/; samesite=lax; httponly");
        cookies[1].ShouldStartWith("gone=; expires=Thu, 01 Jan 1970");
    }

    [Theory]
    [InlineData("/moved", "/hosts/a%20b?x=1")]
    [InlineData("/away?to=https://example.org/a", "https://example.org/a")]
    [InlineData("/away?to=/a%0d%0aSet-Cookie:x", null)]
    [InlineData("/away?to=//evil.example", null)]
    [InlineData("/away?to=/%5Cevil.example", null)]
    [InlineData("/away?to=javascript:alert(1)", null)]
    public async Task A_redirect_leads_to_a_path_or_a_whole_address_and_nowhere_else(string path, string? location)
    {
        await using var site = await RunningSite.StartAsync(Site);

        using var answer = await site.Client.GetAsync(path);

        answer.StatusCode.ShouldBe(location is null ? HttpStatusCode.InternalServerError : HttpStatusCode.SeeOther);
        answer.Headers.TryGetValues("Location", out var values).ShouldBe(location is not null);
        values?.Single().ShouldBe(location);
    }

    [Fact]
    public async Task A_value_never_splits_a_header()
    {
        await using var site = await RunningSite.StartAsync(Site);

        using var answer = await site.Client.GetAsync("/split?v=a%0d%0aX-B:%20c");

        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        answer.Headers.Contains("X-B").ShouldBeFalse();
    }

    [Fact]
    public async Task A_file_comes_in_parts_and_not_again_when_it_is_known()
    {
        await using var site = await RunningSite.StartAsync(Site, ("data.bin", "0123456789"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/download") { Headers = { Range = new RangeHeaderValue(2, 4) } };

        using var part = await site.Client.SendAsync(request);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/download") { Headers = { IfNoneMatch = { part.Headers.ETag! } } };
        using var known = await site.Client.SendAsync(again);

        part.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await part.Content.ReadAsStringAsync()).ShouldBe("234");
        part.Content.Headers.ContentRange!.ToString().ShouldBe("bytes 2-4/10");
        known.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task A_browser_gets_a_page_that_shows_the_value_escaped()
    {
        await using var site = await RunningSite.StartAsync(Site);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/?name=<script>") { Headers = { { "Accept", "text/html" } } };

        using var answer = await site.Client.SendAsync(request);

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        (await answer.Content.ReadAsStringAsync()).ShouldContain("<dd>hello &lt;script&gt;</dd>");
    }

    [Fact]
    public async Task Every_answer_has_the_security_headers()
    {
        await using var site = await RunningSite.StartAsync(Site);

        foreach (var path in new[] { "/plain", "/nope", "/fails", "/healthz", "/moved" })
        {
            using var answer = await site.Client.GetAsync(path);

            answer.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'; script-src 'self'");
            answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            answer.Headers.Contains("Server").ShouldBeFalse();
        }
    }

    [Fact]
    public async Task A_host_name_that_is_not_the_sites_is_a_bad_request()
    {
        await using var site = await RunningSite.StartAsync(Site);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/plain") { Headers = { Host = "evil.example" } };

        using var answer = await site.Client.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("output: text", "gives something to send")]
    [InlineData("x: 1", "gives something to send")]
    [InlineData("template: {text: hello}", "fills a template")]
    public async Task A_status_that_has_no_body_and_something_to_send_are_an_error(string content, string says)
    {
        foreach (var status in new[] { 204, 205, 304 })
        {
            await using var site = await RunningSite.StartAsync($"http sites: {{main: {{listen: PORT}}}}\nhttp pages:\n  page:\n    response: {{status: {status}}}\n    {content}\n");

            using var answer = await site.Client.GetAsync("/page");

            answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
            (await answer.Content.ReadAsStringAsync()).ShouldContain($"an answer with 'status' {status} has no body, and the page {says}");
            (await site.LineAsync(static line => line.Level == Running.LogLevel.Error)).Fields!["code"].ShouldBe("REM8008");
        }
    }

    [Fact]
    public async Task An_answer_without_a_body_ends_with_its_headers_and_the_connection_goes_on()
    {
        await using var site = await RunningSite.StartAsync("""
            http sites: {main: {listen: PORT}}
            http pages:
              nothing/<n>: {response: {status: "${{ n | number }}", headers: {X-Kind: none}}}
              empty/<n>: {response: {status: "${{ n | number }}", body: ""}, x: 1}
              whole: {output: whole}
            """);
        foreach (var status in new[] { 204, 205, 304 })
        {
            foreach (var path in new[] { "nothing", "empty" })
            {
                var (first, text) = await RawClient.SendAsync(site.Port, $"GET /{path}/{status} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {site.Token}\r\n\r\nGET /whole HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {site.Token}\r\nConnection: close\r\n\r\n");

                first.ShouldBe(status);
                text.Split("\r\n\r\n").Length.ShouldBe(3);
                text.ShouldEndWith("\r\n\r\nwhole");
                text.ShouldNotContain("chunked");
            }
        }
    }
}
