using Rem.Web.Browser.Tests.Kit;
using Rem.Web.Tests.Kit;

namespace Rem.Web.Browser.Tests;

/// <summary>A graph whose server ends, as it should or not, and begins again.</summary>
public sealed class GraphRestartTests
{
    private const string Site = """
        http sites: {main: {listen: PORT}}
        http pages:
          index: {role: anyone, title: Live, widgets: [{graph: {title: Number, stream: series, groups: feed/n, range: 5m}}]}
        http stream: {series: {series: feed/, role: anyone}}
        monitor checks:
          feed: {every: 1s, run: [{lua: "rem.timeseries.update('feed/n', nil, {value = os.time() % 100}, {step = '1s'})"}]}
        """;

    [BrowserTheory]
    [InlineData("TERM")]
    [InlineData("KILL")]
    public async Task It_goes_on_without_a_hole_or_a_repeat(string signal)
    {
        await using var node = new NodeProgram(Site);
        await node.StartAsync();
        await using var page = await WatchedPage.OpenAsync(node.Port);
        await page.GoAsync("/");
        await page.UntilAsync("() => document.querySelector('canvas') && document.querySelector('.rem-none').hidden");
        var first = await page.LastAsync();
        await PassesAsync(page, first, 4000);

        node.Signal(signal);
        await node.EndAsync();
        await page.UntilAsync("() => document.querySelector('[data-rem=connection]').textContent !== '· live'");
        await node.StartAsync();
        await page.UntilAsync("() => document.querySelector('[data-rem=connection]').textContent === '· live'");
        await PassesAsync(page, await page.LastAsync(), 6000);

        (await page.HolesAsync()).ShouldBeEmpty();
        // A machine that does much else at the same time misses a second now and then, but not for long.
        await page.UntilAsync("() => [...document.querySelectorAll('tbody tr')].filter(row => row.cells[1].textContent !== '').length > 8");
    }

    private static async Task PassesAsync(WatchedPage page, double from, int milliseconds) => await page.Page.WaitForFunctionAsync(
        "until => Date.parse(document.querySelector('tbody').lastElementChild?.cells[0].textContent) >= until",
        from + milliseconds);
}
