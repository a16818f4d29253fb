using Microsoft.Playwright;
using Rem.Web.Browser.Tests.Kit;

namespace Rem.Web.Browser.Tests;

/// <summary>Hosts and silences of `plans/monitor`, in a browser.</summary>
public sealed class MonitorSilenceTests(RunningMonitor monitor) : IClassFixture<RunningMonitor>
{
    private const string Base = "/system_monitor";

    [BrowserTheory]
    [InlineData("/hosts", "light", 1280)]
    [InlineData("/hosts", "dark", 375)]
    [InlineData("/silences", "light", 375)]
    [InlineData("/silences", "dark", 1280)]
    public async Task A_page_is_whole_keeps_the_policy_and_can_be_used_by_all(string path, string theme, int width)
    {
        await using var page = await monitor.OpenAsync(theme, width);

        (await page.GoAsync(Base + path)).ShouldBe(200);
        await page.UntilAsync("() => !document.querySelector('.rem-theme').hidden");
        await page.UntilAsync("() => document.querySelector('.rem-portlet table') !== null");

        await page.ShootAsync($"monitor{path.Replace('/', '-')}-{theme}-{width}");
        page.ShouldBeClean();
        await page.ShouldNotScrollSidewaysAsync();
        await page.ShouldBeAccessibleAsync();
    }

    [BrowserFact]
    public async Task This_machine_is_among_the_hosts_with_the_counts_of_its_checks()
    {
        await using var page = await monitor.OpenAsync();

        await page.GoAsync(Base + "/hosts");

        await page.UntilAsync($"() => [...document.querySelectorAll('.rem-portlet tbody tr')].some(e => e.textContent.includes('{Environment.MachineName}') && e.textContent.includes('up') && /\\d+ ok/.test(e.textContent))");
    }

    [BrowserFact]
    public async Task Checks_are_silenced_by_labels_and_the_silence_is_ended()
    {
        await using var page = await monitor.OpenAsync();
        await page.GoAsync(Base + "/silences");
        await SilenceAsync(page, "check: 'up*'\nnot: {host: elsewhere}", "checks silenced for 2 h: 1");

        await page.UntilAsync("() => document.querySelector('.rem-portlet').textContent.includes('a <b>new</b> rack')");
        await page.ShootAsync("monitor-silences-one");
        await using var check = await monitor.OpenAsync();
        await check.GoAsync(Base + "/checks/uptime");
        await check.UntilAsync("() => document.querySelector('.rem-portlet').textContent.includes('ilenced by')");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "End 2" }).ClickAsync();

        await page.UntilAsync("() => document.querySelector('.rem-portlet').textContent.includes('nothing is silenced')");
        await check.UntilAsync("() => !document.querySelector('.rem-portlet p, .rem-portlet pre')?.textContent.includes('ilenced by')");
        page.ShouldBeClean();
        check.ShouldBeClean();
    }

    [BrowserFact]
    public async Task A_form_answers_for_itself_when_the_box_above_it_has_grown()
    {
        await using var page = await monitor.OpenAsync();
        await page.GoAsync(Base + "/silences");
        await SilenceAsync(page, "check: swap", "checks silenced for 2 h: 1");
        await page.UntilAsync("() => [...document.querySelectorAll('.rem-portlet button')].length > 0 && document.querySelector('.rem-portlet').textContent.includes('swap')");

        await SilenceAsync(page, "check: swop", "no check is matched by");

        (await page.Page.Locator(".rem-answer:not(:empty)").CountAsync()).ShouldBe(1);
        (await page.Page.EvaluateAsync<int>("() => { const ids = [...document.querySelectorAll('[id]')].map(e => e.id); return ids.length - new Set(ids).size; }")).ShouldBe(0);
        await page.Page.Locator(".rem-portlet").GetByRole(AriaRole.Button).First.ClickAsync();
        await page.UntilAsync("() => document.querySelector('.rem-portlet').textContent.includes('nothing is silenced')");
    }

    [BrowserTheory]
    [InlineData("tier: nowhere", "no check is matched by")]
    [InlineData("state: crit", "expected one of pending, ok")]
    [InlineData("{}", "would mean every check")]
    [InlineData("disk", "a map of labels to values")]
    [InlineData("a: [", "is no YAML")]
    public async Task A_silence_that_is_wrong_is_refused_with_the_reason(string labels, string says)
    {
        await using var page = await monitor.OpenAsync();
        await page.GoAsync(Base + "/silences");

        await SilenceAsync(page, labels, says);

        page.ShouldBeClean();
    }

    private static async Task SilenceAsync(WatchedPage page, string labels, string answer)
    {
        await page.Page.GetByLabel("labels").FillAsync(labels);
        await page.Page.GetByLabel("comment").FillAsync("a <b>new</b> rack");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Silence them" }).ClickAsync();
        await page.Page.Locator(".rem-answer", new() { HasTextString = answer }).WaitForAsync();
    }
}
