using Microsoft.Playwright;
using Rem.Web.Browser.Tests.Kit;

namespace Rem.Web.Browser.Tests;

/// <summary>The monitor's pages without any check, with many, and with a host.yaml that is broken: on a phone, in the dark, by keyboard.</summary>
public sealed class MonitorExtremesTests
{
    private const string Base = "/system_monitor";
    private static readonly string[] Pages = ["/monitor", "/checks", "/graphs", "/host"];

    [BrowserFact]
    public async Task Without_any_check_each_page_says_so_and_one_can_be_added()
    {
        await using var node = await Started.OfAsync(new OtherChecks("__use: [host]\nmonitor checks: {}\n"));
        await using var page = await node.Monitor.OpenAsync("dark", 390);
        foreach (var path in Pages)
        {
            await LookAsync(page, path, "none");
        }

        await page.GoAsync(Base + "/monitor");
        await page.UntilAsync("() => document.body.textContent.includes('nothing is looked at yet')");
        await page.GoAsync(Base + "/checks");
        await page.Page.GetByLabel("name").FillAsync("first");
        await page.Page.GetByRole(AriaRole.Textbox, new() { Name = "steps" }).FillAsync("- host load:");
        await page.Page.GetByLabel("every").PressAsync("Enter"); // a form is sent by the keyboard too
        await page.UntilAsync("() => document.body.textContent.includes('is in host.yaml')");
        await page.UntilAsync("() => [...document.querySelectorAll('.rem-portlet tbody tr')].some(e => e.textContent.includes('first'))");
        page.ShouldBeClean();
    }

    [BrowserFact]
    public async Task Three_hundred_checks_can_be_read_and_reached_by_keyboard_on_a_phone()
    {
        await using var node = await Started.OfAsync(OtherChecks.Many(300));
        await using var page = await node.Monitor.OpenAsync("dark", 390);
        await page.GoAsync(Base + "/monitor");
        await page.UntilAsync("() => document.querySelectorAll('.rem-map a').length === 300");
        foreach (var path in Pages)
        {
            await LookAsync(page, path, "many");
        }

        await page.GoAsync(Base + "/monitor");
        for (var tab = 0; tab < 100 && !await page.Page.EvaluateAsync<bool>("() => document.activeElement.closest('.rem-map') !== null"); tab++)
        {
            await page.Page.Keyboard.PressAsync("Tab");
        }

        await page.Page.Keyboard.PressAsync("Enter");
        await page.UntilAsync("() => location.pathname.startsWith('/system_monitor/checks/check')");
        await page.ShootAsync("monitor-many-check");
        await page.ShouldNotScrollSidewaysAsync();
        page.ShouldBeClean();
    }

    [BrowserFact]
    public async Task A_host_yaml_that_is_broken_is_said_where_it_would_be_changed_and_the_checks_go_on()
    {
        await using var node = await Started.OfAsync(new RunningMonitor());
        await using var page = await node.Monitor.OpenAsync("dark", 390);
        await page.GoAsync(Base + "/monitor");
        await page.UntilAsync("() => document.querySelector('.rem-map')?.textContent.includes('uptime')");
        await File.AppendAllTextAsync(node.Monitor["plans/monitor/host.yaml"], "  broken: [\n");

        foreach (var path in (string[])[.. Pages, "/checks/uptime"])
        {
            await LookAsync(page, path, "broken");
        }

        (await page.Page.Locator("main").TextContentAsync())!.ShouldContain("'host.yaml' is wrong as it is");
        page.ShouldBeClean();
    }

    [BrowserFact]
    public async Task What_anybody_wrote_into_the_state_and_makes_no_sense_breaks_no_page()
    {
        await using var node = await Started.OfAsync(new RunningMonitor());
        await using var page = await node.Monitor.OpenAsync();
        await page.GoAsync(Base + "/monitor");
        await page.UntilAsync("() => document.querySelector('.rem-map')?.textContent.includes('uptime')");
        foreach (var (bucket, key, value) in ((string, string, string)[])
        [
            ("monitor.history", "uptime", "nonsense"), ("monitor.history", "load", "[1, {at: never, to: 7}, null]"),
            ("monitor.checks", "odd", "7"), ("monitor.checks", "odder", "{status: [], since: {}, text: 3}"),
            ("monitor.hosts", "odd", "[]"), ("monitor.hosts", "odder", "{status: 1, checks: x}"),
            ("monitor.silences", "odd", "5"), ("monitor.silences", "odder", "{match: 1, until: x, by: []}"),
        ])
        {
            await node.Monitor.SetStateAsync(bucket, key, value);
        }

        foreach (var path in (string[])[.. Pages, "/hosts", "/silences", "/checks/uptime", "/checks/load", "/status/uptime", "/status/load", "/problems", "/list"])
        {
            (await page.GoAsync(Base + path)).ShouldBe(200, path);
        }
    }

    [BrowserFact]
    public async Task What_anybody_wrote_into_a_silence_is_text_and_one_without_effect_says_so()
    {
        const string link = "{text: load, link: \"/evil\"}";
        await using var node = await Started.OfAsync(new RunningMonitor());
        await using var page = await node.Monitor.OpenAsync();
        await page.GoAsync(Base + "/monitor");
        await page.UntilAsync("() => document.querySelector('.rem-map')?.textContent.includes('uptime')");
        foreach (var (bucket, key, value) in ((string, string, string)[])
        [
            ("monitor.silences", "one", $"{{match: {{check: 'upt*'}}, until: 4000000000, by: {link}, comment: [a, b]}}"),
            ("monitor.silences", "two", $"{{match: {link}, until: 4000000000, by: x}}"),
            ("monitor.silences", "three", "{match: {state: critcal}, until: 4000000000, by: x}"),
        ])
        {
            await node.Monitor.SetStateAsync(bucket, key, value);
        }

        await page.GoAsync(Base + "/silences");
        await page.UntilAsync("() => document.querySelector('.rem-portlet')?.textContent.includes('critcal')");
        var shown = (await page.Page.Locator(".rem-portlet").First.TextContentAsync())!;
        shown.ShouldContain("[\"a\",\"b\"]");
        shown.ShouldContain("nothing: state.critcal: expected one of pending, ok");
        shown.ShouldContain("\"link\":\"/evil\"");
        (await page.Page.Locator("a[href='/evil']").CountAsync()).ShouldBe(0);
    }

    private static async Task LookAsync(WatchedPage page, string path, string name)
    {
        (await page.GoAsync(Base + path)).ShouldBe(200, path);
        await page.UntilAsync("() => !document.querySelector('.rem-theme').hidden");
        await page.ShootAsync($"monitor-{name}{path.Replace('/', '-')}");
        await page.ShouldNotScrollSidewaysAsync();
        await page.ShouldBeAccessibleAsync();
    }

    private sealed class Started(RunningMonitor monitor) : IAsyncDisposable
    {
        public RunningMonitor Monitor => monitor;

        public static async Task<Started> OfAsync(RunningMonitor monitor)
        {
            await monitor.InitializeAsync();
            return new Started(monitor);
        }

        public async ValueTask DisposeAsync()
        {
            await monitor.DisposeAsync();
            monitor.Dispose();
        }
    }
}
