using System.Net;
using System.Text;
using Rem.Web.Tests.Kit;

namespace Rem.Web.Tests.Rpc;

public sealed class ServedFunctionTests
{
    private const string Site = """
        unit: kg
        http sites: {main: {listen: PORT, mounts: {/: ., /more: more.yaml}}}
        http rpc:
          add:
            about: Adds two numbers.
            args: [{name: a, type: integer, required: true}, {name: b, type: integer, default: 1}]
            return: ${{ a + b }}
          weigh: {args: [n], text: "${{ n }} ${{ unit }}"}
          who: {return: "${{ request.user.role }}"}
          slow: {timeout: 100ms, run: [{shell: sleep 20}]}
          fails: {x: "${{ nope.a }}"}
          refuses: {args: [name], fail: "there is no channel '${{ name }}'"}
          list: {return: ["", 1, null, ""]}
        """;

    private const string More = "http fallbacks: [base.yaml]\nhttp rpc: {own: {return: own}}";
    private const string Base = "http rpc: {own: {return: base}, below: {return: below}}";

    [Fact]
    public async Task A_function_is_called_over_three_protocols()
    {
        await using var site = await StartAsync();

        (await CallAsync(site, "/rpc", """{"jsonrpc":"2.0","method":"add","params":{"a":2},"id":1}""")).ShouldBe("""{"jsonrpc":"2.0","result":3,"id":1}""");
        (await CallAsync(site, "/rpc/add", """{"a":2,"b":40}""")).ShouldBe("42");
        var xml = await CallAsync(site, "/rpc", "<methodCall><methodName>add</methodName><params><param><value><int>2</int></value></param></params></methodCall>", "text/xml");
        xml.ShouldContain("<int>3</int>");
    }

    [Fact]
    public async Task A_function_gives_its_result_and_neither_arguments_nor_settings()
    {
        await using var site = await StartAsync();

        (await CallAsync(site, "/rpc/weigh", """{"n":"5"}""")).ShouldBe("""{"text":"5 kg"}""");
        (await CallAsync(site, "/rpc/list", "{}")).ShouldBe("""["",1,null,""]""");
    }

    [Fact]
    public async Task Functions_fall_back_too()
    {
        await using var site = await StartAsync();

        (await CallAsync(site, "/more/rpc/own", "{}")).ShouldBe("\"own\"");
        (await CallAsync(site, "/more/rpc/below", "{}")).ShouldBe("\"below\"");
    }

    [Theory]
    [InlineData("/rpc/add", """{"a":"x"}""", "application/json", 400, "must be an integer")]
    [InlineData("/rpc/add", """{"c":1}""", "application/json", 400, "needs 'a'")]
    [InlineData("/rpc/nope", "{}", "application/json", 404, "nope")]
    [InlineData("/rpc/slow", "{}", "application/json", 504, "")]
    [InlineData("/rpc/fails", "{}", "application/json", 500, "REM1204")]
    [InlineData("/rpc/add", "a=1", "text/plain", 415, "a call is application/json")]
    [InlineData("/rpc", "a=1", "application/x-www-form-urlencoded", 415, "a call is application/json")]
    [InlineData("/rpc", "x", "text/plain", 415, "a call is application/json")]
    public async Task A_call_that_cannot_be_answered_says_why(string path, string body, string type, int status, string says)
    {
        await using var site = await StartAsync();
        using var content = new StringContent(body, Encoding.UTF8, type);

        using var answer = await site.Client.PostAsync(path, content);

        ((int)answer.StatusCode).ShouldBe(status);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(says);
    }

    [Theory]
    [InlineData("/rpc/refuses", """{"name":"ops"}""", 422)]
    [InlineData("/rpc", """{"jsonrpc":"2.0","method":"refuses","params":{"name":"ops"},"id":1}""", 200)]
    public async Task What_a_function_refuses_in_its_own_words_is_told_every_caller(string path, string body, int status)
    {
        await using var site = await StartAsync();
        using var client = site.Anonymous();
        client.DefaultRequestHeaders.Authorization = new("Bearer", await site.AddTokenAsync("operator", Web.Access.Role.Operator));
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        using var answer = await client.PostAsync(path, content);

        ((int)answer.StatusCode).ShouldBe(status);
        var text = await answer.Content.ReadAsStringAsync();
        text.ShouldContain("there is no channel 'ops'");
        text.ShouldNotContain("site.yaml"); // where it stands is for authors
        (await site.LineAsync(static line => line.Text.Contains("there is no channel", StringComparison.Ordinal))).Level.ShouldBe(Rem.Running.LogLevel.Info);
    }

    [Theory]
    [InlineData("/rpc/fails", "{}")]
    [InlineData("/rpc", """{"jsonrpc":"2.0","method":"fails","id":1}""")]
    [InlineData("/broken", null)]
    public async Task Text_and_place_of_a_failure_are_for_authors_at_this_machine(string path, string? body)
    {
        await using var site = await RunningSite.StartAsync(Site.Replace("listen: PORT,", "listen: PORT, proxies: [127.0.0.1, \"::1\"],", StringComparison.Ordinal) + "\nhttp pages: {broken: {x: \"${{ nope.a }}\"}}\n", ("more.yaml", More), ("base.yaml", Base));
        var operatorToken = await site.AddTokenAsync("operator", Web.Access.Role.Operator);

        var here = await FailAsync(site, path, body, site.Token, null);
        here.ShouldContain("'nope' is not there");
        here.ShouldContain("site.yaml:");
        if (!path.EndsWith("rpc", StringComparison.Ordinal))
        {
            here.ShouldContain("^^^^");
        }

        foreach (var (token, from) in new[] { (site.Token, "192.0.2.7"), (operatorToken, null) })
        {
            var elsewhere = await FailAsync(site, path, body, token, from);
            elsewhere.ShouldNotContain("nope'");
            elsewhere.ShouldNotContain("site.yaml");
            elsewhere.ShouldContain("the log");
        }
    }

    [Fact]
    public async Task A_function_is_never_called_by_GET()
    {
        await using var site = await StartAsync();

        using var answer = await site.Client.GetAsync("/rpc/add?a=1");

        answer.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    [Theory]
    [InlineData("/rpc/add", "a=2&b=40&csrf=x", 200, "42")]
    [InlineData("/rpc/add", "a=2&b=", 200, "3")]
    [InlineData("/rpc/add", "arg.a=2&arg.b=40&csrf=x", 200, "42")]
    [InlineData("/rpc/add", "arg.a=2&a=3", 400, "twice, also as")]
    [InlineData("/rpc/add", "arg.a=1&arg.c=2", 400, "takes no")]
    [InlineData("/rpc/add", "a=x", 400, "must be an integer")]
    [InlineData("/rpc/add", "a=1&c=2", 400, "takes no")]
    [InlineData("/rpc/nope", "a=1", 404, "nope")]
    [InlineData("/rpc/fails", "", 500, "REM1204")]
    public async Task A_form_is_answered_with_a_page(string path, string body, int status, string says)
    {
        await using var site = await StartAsync();
        using var content = new StringContent(body, Encoding.UTF8, "application/x-www-form-urlencoded");

        using var answer = await site.Client.SendAsync(Browsing(new HttpRequestMessage(HttpMethod.Post, path) { Content = content }));

        ((int)answer.StatusCode).ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        var text = await answer.Content.ReadAsStringAsync();
        text.ShouldStartWith("<!doctype html>");
        text.ShouldContain(says);
    }

    [Fact]
    public async Task A_script_of_the_page_gets_the_answer_alone()
    {
        await using var site = await StartAsync();
        using var content = new StringContent("a=2", Encoding.UTF8, "application/x-www-form-urlencoded");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/rpc/add") { Content = content };
        request.Headers.Add("HX-Request-Type", "partial");

        using var answer = await site.Client.SendAsync(request);

        (await answer.Content.ReadAsStringAsync()).ShouldContain(">3</pre>");
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("<html");
    }

    [Fact]
    public async Task The_functions_are_listed_for_people_each_with_its_form()
    {
        await using var site = await StartAsync();

        using var answer = await site.Client.SendAsync(Browsing(new HttpRequestMessage(HttpMethod.Get, "/rpc/")));

        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain("<form class=\"rem-form\" method=\"post\" action=\"/rpc/add\"");
        page.ShouldContain("Adds two numbers.");
        page.ShouldContain("name=\"arg.a\" required");
    }

    [Fact]
    public async Task The_document_lists_the_functions_with_their_arguments()
    {
        await using var site = await StartAsync();

        var document = await site.GetAsync("/rpc/openapi.json");

        document.ShouldStartWith("{\"openapi\":\"3.1");
        document.ShouldContain("\"/rpc/add\"");
        document.ShouldContain("Adds two numbers.");
    }

    private static HttpRequestMessage Browsing(HttpRequestMessage request)
    {
        request.Headers.Add("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        return request;
    }

    private static async Task<string> FailAsync(RunningSite site, string path, string? body, string token, string? from)
    {
        using var client = site.Anonymous();
        using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, path);
        request.Headers.Authorization = new System.Net.Http.Headers.AuthenticationHeaderValue("Bearer", token);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        if (from is not null)
        {
            request.Headers.Add("X-Forwarded-For", from);
        }

        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        text.ShouldNotContain("   at Rem.");
        return text;
    }

    private static Task<RunningSite> StartAsync() => RunningSite.StartAsync(Site, ("more.yaml", More), ("base.yaml", Base));

    private static async Task<string> CallAsync(RunningSite site, string path, string body, string type = "application/json")
    {
        using var content = new StringContent(body, Encoding.UTF8, type);
        using var answer = await site.Client.PostAsync(path, content);
        return await answer.Content.ReadAsStringAsync();
    }
}
