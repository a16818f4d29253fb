using System.Text.Json;
using Rem.Web.Tests.Kit;

namespace Rem.Web.Tests.Programs;

/// <summary>A stream over a queue whose server ends, as it should or not, and begins again.</summary>
public sealed class StreamRestartTests
{
    private const string Site = """
        http sites: {main: {listen: PORT}}
        http pages: {put/<n>: {role: anyone, run: [{put in queue news: "${{ n }}"}], output: done}}
        http stream: {news: {queue: news, role: anyone, history: 1000}}
        """;

    [Theory]
    [InlineData("TERM")]
    [InlineData("KILL")]
    public async Task Who_comes_back_to_a_server_that_was_started_anew_loses_nothing_and_is_told_nothing_twice(string signal)
    {
        await using var node = new NodeProgram(Site);
        await node.StartAsync();
        await PutAsync(node, 1, 50);
        var seen = new List<(string Id, int Value)>();

        for (var restart = 0; restart < 3; restart++)
        {
            await ReadAsync(node, seen, 15);
            node.Signal(signal);
            await node.EndAsync();
            await node.StartAsync();
            await PutAsync(node, 51 + (10 * restart), 10);
        }

        await ReadAsync(node, seen, 80 - seen.Count);
        seen.Select(static each => each.Value).ShouldBe(Enumerable.Range(1, 80));
        seen.Select(static each => each.Id).ShouldBeUnique();
    }

    private static async Task PutAsync(NodeProgram node, int first, int count)
    {
        for (var i = first; i < first + count; i++)
        {
            (await node.Client.GetStringAsync($"/put/{i}")).ShouldBe("done");
        }
    }

    // Goes on behind the last one that was seen, as a browser does.
    private static async Task ReadAsync(NodeProgram node, List<(string Id, int Value)> seen, int count)
    {
        await using var reader = await EventReader.OpenAsync(node.Client, "/news", seen.Count == 0 ? null : seen[^1].Id);
        for (var i = 0; i < count; i++)
        {
            var (id, data) = (await reader.NextAsync())!.Value;
            using var told = JsonDocument.Parse(data);
            seen.Add((id, int.Parse(told.RootElement.GetProperty("value").ToString(), System.Globalization.CultureInfo.InvariantCulture)));
        }
    }
}
