using System.Net;
using Rem.Web.Tests.Kit;
using Xunit.Abstractions;

namespace Rem.Web.Tests.Programs;

/// <summary>A node with a site that is told to reload (SIGHUP) while it is asked 600 times a second.</summary>
[Collection(AloneCollection.Name)]
public sealed class HangUpTests(ITestOutputHelper output)
{
    private const int Reloads = 8;
    private const int PerSecond = 600;

    [Fact]
    public async Task No_request_fails_while_a_node_reloads_and_each_new_version_is_served_behind_it()
    {
        await using var node = new NodeProgram(Site(0));
        await node.StartAsync();
        (await node.Client.GetStringAsync("/")).ShouldBe("version 0");
        var newest = 0;
        var load = PacedLoad.Start(PerSecond, number => AskAsync(node, number % 30 == 0 ? "/slow" : "/", () => Volatile.Read(ref newest)));

        for (var i = 1; i <= Reloads; i++)
        {
            Volatile.Write(ref newest, i);
            node.Write("site.yaml", Site(i));
            node.Signal("HUP");
            await node.UntilAsync("reload done", i);
            await UntilServedAsync(node, i);
            await Task.Delay(TimeSpan.FromMilliseconds(250), TimeProvider.System);
        }

        var result = await load.EndAsync();
        output.WriteLine($"{result}");
        result.Failures.ShouldBeEmpty();
        result.Count.ShouldBeGreaterThan(1000);
    }

    [Fact]
    public async Task A_version_that_is_wrong_leaves_the_site_as_it_was()
    {
        await using var node = new NodeProgram(Site(0));
        await node.StartAsync();
        var load = PacedLoad.Start(200, number => AskAsync(node, "/", static () => 0));

        node.Write("site.yaml", Site(1).Replace("index:", "index: ${{ (", StringComparison.Ordinal));
        node.Signal("HUP");
        await node.UntilAsync("the new version is wrong; the old one goes on", 1);

        (await node.Client.GetStringAsync("/")).ShouldBe("version 0");
        (await load.EndAsync()).Failures.ShouldBeEmpty();
    }

    private static string Site(int version) => """
        http sites: {main: {listen: PORT}}
        http pages:
          index: {role: anyone, output: version NUMBER}
          slow: {role: anyone, run: [{shell: sleep 0.1}], return: version NUMBER}
        """.Replace("NUMBER", $"{version}", StringComparison.Ordinal);

    private static async Task UntilServedAsync(NodeProgram node, int version)
    {
        var text = "";
        for (var i = 0; i < 4000 && text != $"version {version}"; i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
            text = await node.Client.GetStringAsync("/");
        }

        text.ShouldBe($"version {version}");
    }

    private static async Task<string?> AskAsync(NodeProgram node, string path, Func<int> newest)
    {
        using var answer = await node.Client.GetAsync(path);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.StatusCode == HttpStatusCode.OK && Enumerable.Range(0, newest() + 1).Any(version => text == $"version {version}") ? null : $"{path} {(int)answer.StatusCode} {text}";
    }
}
