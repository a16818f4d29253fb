using Microsoft.Playwright;
using Rem.Web.Browser.Tests.Kit;

namespace Rem.Web.Browser.Tests;

/// <summary>Graphs of time series, as their readers have them.</summary>
public sealed class GraphTests(GraphSite graphs) : IClassFixture<GraphSite>
{
    private const string Drawn = "() => [...document.querySelectorAll('[data-rem=graph]')].slice(0, 5).every(e => e.querySelector('canvas') && e.querySelector('.rem-none').hidden)";

    [BrowserTheory]
    [InlineData("light", 1280)]
    [InlineData("dark", 1280)]
    [InlineData("light", 390)]
    [InlineData("dark", 390)]
    public async Task A_page_of_graphs_is_whole_keeps_the_policy_and_can_be_used_by_all(string theme, int width)
    {
        await using var page = await graphs.OpenAsync(theme, width);
        (await page.GoAsync("/")).ShouldBe(200);
        await page.SeeChartsAsync();

        await page.UntilAsync(Drawn);
        await page.UntilAsync("() => document.querySelectorAll('.rem-none')[5].textContent === 'no data yet: nothing has been stored as hosts/none/cpu'");
        await page.ShootAsync($"graphs-{theme}-{width}");
        page.ShouldBeClean();
        await page.ShouldNotScrollSidewaysAsync();
        await page.ShouldBeAccessibleAsync();
    }
}
