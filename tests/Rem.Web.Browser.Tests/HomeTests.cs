using Rem.Web.Browser.Tests.Kit;

namespace Rem.Web.Browser.Tests;

/// <summary>The site that `rem run` in the repository serves.</summary>
public sealed class HomeTests(RunningNode node) : IClassFixture<RunningNode>
{
    [BrowserTheory]
    [InlineData("/", "light", 1280)]
    [InlineData("/", "dark", 1280)]
    [InlineData("/", "light", 375)]
    [InlineData("/", "dark", 375)]
    [InlineData("/plans", "light", 1280)]
    [InlineData("/plans", "dark", 375)]
    [InlineData("/pages", "light", 1280)]
    [InlineData("/pages", "dark", 375)]
    [InlineData("/resources", "light", 1280)]
    [InlineData("/resources", "dark", 375)]
    [InlineData("/log", "light", 375)]
    [InlineData("/log", "dark", 1280)]
    public async Task A_page_is_whole_keeps_the_policy_and_can_be_used_by_all(string path, string theme, int width)
    {
        await using var page = await node.OpenAsync(theme, width);

        (await page.GoAsync(path)).ShouldBe(200);
        await page.UntilAsync("() => !document.querySelector('.rem-theme').hidden");
        if (path is "/" or "/log")
        {
            await page.UntilAsync("() => document.querySelector('.rem-lines').textContent.includes('serving http')");
        }

        await page.ShootAsync($"home{path.Replace('/', '-').TrimEnd('-')}-{theme}-{width}");
        page.ShouldBeClean();
        await page.ShouldNotScrollSidewaysAsync();
        await page.ShouldBeAccessibleAsync();
    }

    [BrowserFact]
    public async Task The_home_page_tells_what_the_node_does()
    {
        await using var page = await node.OpenAsync();
        await page.GoAsync("/");

        await page.UntilAsync("() => document.querySelector('[data-stream=\"/live/plans\"] tbody').textContent.includes('home▶ running')");
        await page.UntilAsync("() => document.querySelectorAll('.rem-map li[data-state=ok]').length === 5");
        (await page.Page.Locator(".rem-map li").AllTextContentsAsync()).Select(static text => text.Split(' ')[0]).ShouldBe(["web", "plans", "newer", "log", "queues"]);

        foreach (var address in new[] { "/plans", "/pages", "/resources", "/log" })
        {
            await page.Page.Locator($"nav a[href='{address}']").ClickAsync();
            await page.UntilAsync($"() => document.readyState === 'complete' && location.pathname === '{address}'");
        }

        page.ShouldBeClean();
    }

    [BrowserFact]
    public async Task Pages_and_functions_are_those_of_the_site()
    {
        await using var page = await node.OpenAsync();

        await page.GoAsync("/pages");

        (await page.Page.Locator("table").First.Locator("td:first-child a").AllTextContentsAsync()).ShouldBe(["/", "/plans", "/pages", "/resources", "/log"]);
    }
}
