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
    [InlineData("/rpc/add", "a=1", "application/x-www-form-urlencoded", 415, "a call is application/json")]
    [InlineData("/rpc", "x", "text/plain", 415, "a call is application/json")]
    public async Task A_call_that_cannot_be_answered_says_why(string path, string body, string type, int status, string says)
    {
        await using var site = await StartAsync();
        using var content = new StringContent(body, Encoding.UTF8, type);

        using var answer = await site.Client.PostAsync(path, content);

        ((int)answer.StatusCode).ShouldBe(status);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(says);
    }

    [Fact]
    public async Task A_function_is_never_called_by_GET()
    {
        await using var site = await StartAsync();

        using var answer = await site.Client.GetAsync("/rpc/add?a=1");

        answer.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
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

    private static Task<RunningSite> StartAsync() => RunningSite.StartAsync(Site, ("more.yaml", More), ("base.yaml", Base));

    private static async Task<string> CallAsync(RunningSite site, string path, string body, string type = "application/json")
    {
        using var content = new StringContent(body, Encoding.UTF8, type);
        using var answer = await site.Client.PostAsync(path, content);
        return await answer.Content.ReadAsStringAsync();
    }
}
