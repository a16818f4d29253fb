using System.Net.Http.Headers;
using System.Text;
using Rem.Values;
using Rem.Web.Access;
using Rem.Web.Tests.Kit;
using Xunit.Abstractions;

namespace Rem.Web.Tests.Rpc.Peers;

/// <summary>The OpenAPI document that a running site serves: by the official schema, and held against what the site then does.</summary>
public sealed class ServedOpenApiTests(ITestOutputHelper output)
{
    private const string Site = """
        http sites: {main: {listen: PORT, title: "Übersicht \"<b>\" \\ ops", mounts: {/: ., /more: more.yaml}}}
        http pages: {index: {role: anyone, output: good}}
        http rpc:
          plain: {args: [word], role: anyone, return: "${{ word? }}"}
          texts: {args: [{name: word, type: text, required: true, about: "A \"word\"\nand <more>: \\"}], return: "${{ word }}"}
          flags: {args: [{name: on, type: flag}], return: "${{ on }}"}
          integers: {args: [{name: n, type: integer, required: true}], return: "${{ n }}"}
          numbers: {args: [{name: x, type: number, default: 1.5}], return: "${{ x }}"}
          lists: {args: [{name: each, type: list, default: [a, b]}], return: "${{ each }}"}
          paths: {args: [{name: file, type: path, required: true}], return: "${{ file }}"}
          rest: {args: [{name: first, type: text, required: true}, {name: others, type: integer, remaining: true}], return: "${{ others }}"}
          texts.rest: {args: [{name: others, remaining: true}], return: "${{ others }}"}
          many: {about: "One line.\nAnother.", safe: true, role: viewer, args: [a, {name: b, type: integer, default: 0}, {name: c, type: flag}], return: {a: "${{ a? }}", b: "${{ b }}", c: "${{ c }}"}}
          nothing: {role: admin}
          fails: {role: author, x: "${{ nope.a }}"}
          slow: {timeout: 100ms, run: [{shell: sleep 20}]}
        """;

    private const string More = "http fallbacks: [base.yaml]\nhttp rpc: {own: {args: [{name: n, type: integer}], return: own}}";
    private const string Base = "http rpc: {below: {return: below}}";

    // Of each kind of value one that fits somewhere and does not elsewhere.
    private static readonly string[] Values = ["null", "true", "0", "-7", "9223372036854775807", "2.5", "\"\"", "\"x\"", "\"12\"", "\"true\"", "[]", "[\"a\",\"\"]", "[1,2]", "[1,\"a\"]", "[null]", "{}", "{\"a\":1}"];

    private static readonly (string Function, string Argument)[] Arguments =
    [
        ("plain", "word"), ("texts", "word"), ("flags", "on"), ("integers", "n"), ("numbers", "x"), ("lists", "each"), ("paths", "file"), ("texts.rest", "others"), ("many", "a"), ("many", "b"), ("many", "c"), ("plain", "unknown"), ("none", "x"),
    ];

    [Fact]
    public async Task The_documents_that_a_site_serves_are_OpenAPI_3_1_for_each_role_and_mount()
    {
        await using var site = await StartAsync();
        var documents = new List<string> { await site.GetAsync("/rpc/openapi.json"), await site.GetAsync("/more/rpc/openapi.json") };
        foreach (var role in new[] { Role.Viewer, Role.Operator, Role.Author })
        {
            using var client = site.Anonymous();
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await site.AddTokenAsync(RoleNames.Of(role), role));
            documents.Add(await client.GetStringAsync("/rpc/openapi.json"));
        }

        var said = await Python.RunAsync("openapi_check.py", string.Join('\n', documents), Path.Combine(AppContext.BaseDirectory, "Rpc", "Peers", "openapi-3.1.schema.json"));

        said.TrimEnd('\n').Split('\n').ShouldAllBe(static line => line == "ok");
        documents.Select(static document => ((RemMap)Read(document)["paths"]!).Count).ShouldBe([13, 2, 2, 11, 12], "admin, the other mount with its fall-back, viewer, operator, author");
    }

    [Fact]
    public async Task What_the_document_takes_the_site_takes_and_its_answers_look_as_the_document_says()
    {
        await using var site = await StartAsync();
        var calls = new List<string>();
        foreach (var (function, argument) in Arguments)
        {
            foreach (var value in Values)
            {
                calls.Add(await CallAsync(site, function, $"{{\"{argument}\":{value}}}"));
            }
        }

        foreach (var (function, body) in new[] { ("texts", "{}"), ("rest", "{\"first\":\"a\",\"others\":[1,2]}"), ("rest", "{\"first\":\"a\",\"others\":[\"x\"]}"), ("rest", "{\"others\":[1]}"), ("nothing", "{}"), ("fails", "{}"), ("slow", "{}"), ("many", "{\"a\":\"x\",\"b\":1,\"c\":true}"), ("many", "1") })
        {
            calls.Add(await CallAsync(site, function, body));
        }

        var said = (await Python.RunAsync("openapi_calls.py", await site.GetAsync("/rpc/openapi.json") + "\n" + string.Join('\n', calls))).TrimEnd('\n').Split('\n');

        said.Length.ShouldBe(calls.Count);
        var wrong = said.Zip(calls).Where(static each => each.First != "ok").Select(static each => $"{each.First}: {each.Second}").ToArray();
        output.WriteLine($"{calls.Count} calls\n{string.Join('\n', wrong)}");
        wrong.ShouldBeEmpty();
        calls.Count(static call => call.Contains("\"status\":200,", StringComparison.Ordinal)).ShouldBeGreaterThan(60);
        calls.Count(static call => call.Contains("\"status\":400,", StringComparison.Ordinal)).ShouldBeGreaterThan(60);
    }

    [Theory]
    [InlineData("{\"path\":\"/rpc/integers\",\"body\":{\"n\":1},\"status\":400,\"type\":\"application/problem+json\",\"answer\":{\"title\":\"\",\"status\":400,\"detail\":\"\",\"code\":\"\"}}", "takes the body")]
    [InlineData("{\"path\":\"/rpc/integers\",\"body\":{\"n\":\"x\"},\"status\":200,\"type\":\"application/json\",\"answer\":1}", "refuses the body")]
    [InlineData("{\"path\":\"/rpc/integers\",\"body\":{\"n\":1},\"status\":418,\"type\":\"application/json\",\"answer\":1}", "418 is no answer of it")]
    [InlineData("{\"path\":\"/rpc/integers\",\"body\":{\"n\":1},\"status\":200,\"type\":\"text/plain\",\"answer\":1}", "text/plain is no type of 200")]
    [InlineData("{\"path\":\"/rpc/integers\",\"body\":{\"n\":1},\"status\":500,\"type\":\"application/problem+json\",\"answer\":{}}", "looks otherwise")]
    [InlineData("{\"path\":\"/rpc/none\",\"body\":{},\"status\":200,\"type\":\"application/json\",\"answer\":1}", "there is no such path")]
    public async Task The_comparison_notices_what_a_site_does_otherwise(string call, string says)
    {
        await using var site = await StartAsync();

        (await Python.RunAsync("openapi_calls.py", await site.GetAsync("/rpc/openapi.json") + "\n" + call)).ShouldContain(says);
    }

    private static Task<RunningSite> StartAsync() => RunningSite.StartAsync(Site, ("more.yaml", More), ("base.yaml", Base));

    private static RemMap Read(string json) => JsonReader.TryRead(json, 64, out var value, out var wrong) ? (RemMap)value! : throw new InvalidOperationException(wrong);

    private static async Task<string> CallAsync(RunningSite site, string function, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await site.Client.PostAsync($"/rpc/{function}", content);
        return $"{{\"path\":\"/rpc/{function}\",\"body\":{body},\"status\":{(int)answer.StatusCode},\"type\":\"{answer.Content.Headers.ContentType?.MediaType}\",\"answer\":{await answer.Content.ReadAsStringAsync()}}}";
    }
}
