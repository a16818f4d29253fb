using System.Text;
using Rem.Web.Browser.Tests.Kit;

namespace Rem.Web.Browser.Tests;

/// <summary>The home page is a plan, and whoever changes it sees the change.</summary>
public sealed class HomeChangeTests(RunningNode node) : IClassFixture<RunningNode>
{
    [BrowserFact]
    public async Task A_change_of_the_page_shows_up_and_a_broken_one_leaves_the_old()
    {
        await using var page = await node.OpenAsync();
        var file = node["plans/home/plan.yaml"];
        var before = await File.ReadAllTextAsync(file);
        try
        {
            await File.WriteAllTextAsync(file, before.Replace("title: Plans\n", "title: All my plans\n", StringComparison.Ordinal), new UTF8Encoding(false));
            await Until(page, "/plans", "() => document.querySelector('h1').textContent === 'All my plans'");
            await File.WriteAllTextAsync(file, before.Replace("node facts: node\n", "node facts: nodes\n", StringComparison.Ordinal), new UTF8Encoding(false));
            await Until(page, "/log", "() => document.querySelector('.rem-lines').textContent.includes('is nothing that a server tells of itself')");

            (await page.GoAsync("/plans")).ShouldBe(200);
        }
        finally
        {
            await File.WriteAllTextAsync(file, before, new UTF8Encoding(false));
        }
    }

    private static async Task Until(WatchedPage page, string path, string wanted)
    {
        var tries = 0;
        do
        {
            await page.GoAsync(path);
            try
            {
                await page.Page.WaitForFunctionAsync(wanted, null, new Microsoft.Playwright.PageWaitForFunctionOptions { Timeout = 1000 });
                return;
            }
            catch (TimeoutException) when (++tries < 60)
            {
                // Not yet: the files are looked at now and then.
            }
        }
        while (true);
    }
}
