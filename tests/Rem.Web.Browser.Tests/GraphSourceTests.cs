using Rem.Web.Browser.Tests.Kit;
using Rem.Web.Tests.Kit;

namespace Rem.Web.Browser.Tests;

/// <summary>Graphs of a check that gives more numbers than before.</summary>
public sealed class GraphSourceTests
{
    private const string Site = """
        http sites: {main: {listen: PORT}}
        http pages:
          index:
            role: anyone
            title: Live
            widgets:
              - {graph: {title: Grows, stream: series, groups: checks/grows, range: 5m}}
              - {graph: {title: Stays, stream: series, groups: checks/stays, range: 5m}}
        http stream: {series: {series: checks/, role: anyone}}
        monitor checks:
          defaults: {every: 1s}
          grows: {run: [{plugin: [sh, -c, "if [ -e more ]; then echo 'OK | one=1 two=0.00002'; else echo 'OK | one=1'; fi"]}]}
          stays: {run: [{plugin: [sh, -c, "echo 'OK | one=1'"]}]}
        """;

    private const string Last = "table => Date.parse(table.lastElementChild.cells[0].textContent)";

    [BrowserFact]
    public async Task A_source_that_is_new_comes_into_its_graph_and_the_others_go_on()
    {
        await using var node = new NodeProgram(Site);
        await node.StartAsync();
        await using var page = await WatchedPage.OpenAsync(node.Port);
        await page.GoAsync("/");
        foreach (var title in new[] { "Grows", "Stays" })
        {
            await page.Graph(title).Locator("details").EvaluateAsync("e => { e.open = true; }");
            await page.Graph(title).Locator("tbody tr").First.WaitForAsync();
        }

        node.Write("more", "");

        await page.Graph("Grows").Locator(".rem-legend button:has-text('two')").WaitForAsync();
        await page.Graph("Grows").Locator("tbody td:text-is('0.00002')").First.WaitForAsync(); // four digits that matter
        var table = await page.Graph("Stays").Locator("tbody").ElementHandleAsync();
        var last = await table!.EvaluateAsync<double>(Last);
        await page.Page.WaitForFunctionAsync($"([table, last]) => ({Last})(table) >= last + 6000", new object[] { table, last });
        page.ShouldBeClean();
    }
}
