using System.Text;
using Rem.Values;
using Rem.Web.Tests.Kit;
using Shouldly;
using Xunit;

namespace Rem.Web.Tests.Rpc;

/// <summary>Three sites that call each other's functions: in a ring and as a star, by the action and by scripts.</summary>
public sealed class ThreeNodesTests
{
    // `route` is the addresses that are still to be asked, each by the one before it.
    private const string Site = """
        http sites: {main: {listen: PORT, mounts: {/: .}}}
        http rpc:
          pass:
            role: anyone
            args: [{name: protocol, required: true}, {name: seen, required: true}, {name: route, type: list}]
            run:
              - if (route | length) == 0:
                  return: ${{ seen }}NAME
              - lua: "return { tail = rem.list { table.unpack(pipe.route, 2, #pipe.route) } }"
              - rpc: {url: "${{ route.0 }}", function: pass, protocol: "${{ protocol }}", arguments: {protocol: "${{ protocol }}", seen: "${{ seen }}NAME", route: "${{ tail }}"}}
                as: next
              - return: ${{ next.result }}
          spread:
            role: anyone
            args: [{name: sides, type: list}]
            run:
              - lua: |
                  local names = {}
                  for i, side in ipairs(pipe.sides) do names[i] = rem.rpc(side).name() end
                  return { names = names, own = rem.rpc(pipe.sides[1]).pass('json-rpc', 'from NAME to ', rem.list {}) }
          name: {role: anyone, return: NAME}
        """;

    [Theory]
    [InlineData("json-rpc")]
    [InlineData("xml-rpc")]
    [InlineData("json")]
    public async Task A_call_goes_round_a_ring_and_comes_back(string protocol)
    {
        await using var a = await StartAsync("a");
        await using var b = await StartAsync("b");
        await using var c = await StartAsync("c");

        var answer = await CallAsync(a, "pass", new RemMap { ["protocol"] = protocol, ["seen"] = "", ["route"] = RemList.Of(Url(b), Url(c), Url(a)) });

        answer.ShouldBe("\"abca\"");
    }

    [Fact]
    public async Task Each_can_be_the_middle_of_a_star()
    {
        await using var a = await StartAsync("a");
        await using var b = await StartAsync("b");
        await using var c = await StartAsync("c");

        foreach (var (middle, first, second, names) in new[] { (a, b, c, "bc"), (b, c, a, "ca"), (c, a, b, "ab") })
        {
            var answer = await CallAsync(middle, "spread", new RemMap { ["sides"] = RemList.Of(Url(first), Url(second)) });

            answer.ShouldContain($"\"names\":[\"{names[0]}\",\"{names[1]}\"]");
            answer.ShouldContain($"to {names[0]}\"");
        }
    }

    private static Task<RunningSite> StartAsync(string name) => RunningSite.StartAsync(Site.Replace("NAME", name, StringComparison.Ordinal));

    private static string Url(RunningSite site) => $"http://localhost:{site.Port}/rpc";

    private static async Task<string> CallAsync(RunningSite site, string function, RemMap arguments)
    {
        using var content = new StringContent(ValueText.Json(arguments), Encoding.UTF8, "application/json");
        using var answer = await site.Client.PostAsync("/rpc/" + function, content);
        return await answer.Content.ReadAsStringAsync();
    }
}
