using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Rem.Web.Tests.Kit;

namespace Rem.Web.Tests.Links;

/// <summary>A link over the end of its server and a new beginning: it works still, and once.</summary>
public sealed class LinkRestartTests
{
    private const string Site = """
        http sites: {main: {listen: PORT}}
        http rpc:
          change: {run: [{count changes: 1, as: n}], return: "${{ n }}"}
          hang: {timeout: 10m, run: [{count changes: 1}, {shell: sleep 600}]}
          count: {run: [{lua: "return { n = rem.counter('changes'):get() }"}], return: "${{ n }}"}
          make: {args: [name], run: [{http link: {function: "${{ name }}", user: anna}, as: link}], return: "${{ link.url }}"}
        """;

    [Theory]
    [InlineData("TERM")]
    [InlineData("KILL")]
    public async Task A_link_works_over_a_restart_and_only_once(string signal)
    {
        await using var node = new NodeProgram(Site);
        await node.StartAsync();
        node.Client.DefaultRequestHeaders.Authorization = new("Bearer", Regex.Match(node.Errors, "rem_[A-Za-z0-9_-]{43}", RegexOptions.None, TimeSpan.FromSeconds(5)).Value);
        var used = await CallAsync(node, "make", """{"name":"change"}""");
        var kept = await CallAsync(node, "make", """{"name":"change"}""");
        (await PostAsync(node, used)).ShouldBe(HttpStatusCode.OK);

        await RestartAsync(node, signal);

        (await PostAsync(node, used)).ShouldBe(HttpStatusCode.Gone);
        (await PostAsync(node, kept)).ShouldBe(HttpStatusCode.OK);
        (await PostAsync(node, kept)).ShouldBe(HttpStatusCode.Gone);
    }

    [Fact]
    public async Task A_link_whose_server_is_killed_while_its_function_runs_is_used_up()
    {
        await using var node = new NodeProgram(Site);
        await node.StartAsync();
        node.Client.DefaultRequestHeaders.Authorization = new("Bearer", Regex.Match(node.Errors, "rem_[A-Za-z0-9_-]{43}", RegexOptions.None, TimeSpan.FromSeconds(5)).Value);
        var link = await CallAsync(node, "make", """{"name":"hang"}""");
        var running = PostAsync(node, link);
        while (await CallAsync(node, "count", "{}") == "0")
        {
            running.IsCompleted.ShouldBeFalse();
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }

        await RestartAsync(node, "KILL");

        await Should.ThrowAsync<HttpRequestException>(() => running);
        (await PostAsync(node, link)).ShouldBe(HttpStatusCode.Gone);
        (await CallAsync(node, "count", "{}")).ShouldBe("1");
    }

    private static async Task RestartAsync(NodeProgram node, string signal)
    {
        node.Signal(signal);
        await node.EndAsync();
        await node.StartAsync();
    }

    private static async Task<HttpStatusCode> PostAsync(NodeProgram node, string link)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, link);
        using var client = new HttpClient { Timeout = TimeSpan.FromMinutes(2) };
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }

    private static async Task<string> CallAsync(NodeProgram node, string function, string arguments)
    {
        using var content = new StringContent(arguments, null, "application/json");
        using var answer = await node.Client.PostAsync("/rpc/" + function, content);
        var body = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, body);
        return JsonSerializer.Deserialize<JsonElement>(body).ToString();
    }
}
