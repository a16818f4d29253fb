using Microsoft.Playwright;
using Rem.Shared;
using Rem.Shared.Queues;
using Rem.Shared.State;
using Rem.Web.Access;
using Rem.Web.Browser.Tests.Kit;
using Rem.Web.Tests.Kit;

namespace Rem.Web.Browser.Tests;

/// <summary>Live widgets, more of them than a browser has connections.</summary>
public sealed class LiveTests : IAsyncLifetime
{
    private const string Numbers = "[...document.querySelectorAll('.rem-number')].map(e => e.textContent).join()";
    private RunningSite _site = null!;

    public async Task InitializeAsync() => _site = await RunningSite.StartAsync(Resources.Text("live.yaml"));

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [BrowserFact]
    public async Task Twelve_live_widgets_share_one_connection_and_pages_load_beside_it()
    {
        await using var page = await OpenAsync(Role.Admin);
        var streams = Streams(page);
        await page.GoAsync("/");
        await page.UntilAsync("() => document.querySelector('[data-rem=connection]').textContent === '· live'");

        await TellAsync("a");
        await page.UntilAsync($"() => {Numbers} === '1a,2a,3a,4a,5a,6a,7a,8a,9a'");
        await page.UntilAsync("() => document.querySelector('.rem-lines').textContent === 'line a' && document.querySelector('tbody').textContent === 'web1a' && document.querySelector('.rem-map li .rem-name').textContent === 'svc-a'");

        streams.Distinct().ShouldHaveSingleItem(); // a busy machine may let one break, and its reader comes back
        (await _site.StreamsAsync()).ShouldBe(1);
        for (var i = 0; i < 8; i++)
        {
            (await page.Page.EvaluateAsync<int>("async () => (await fetch('/other')).status")).ShouldBe(200);
        }

        await page.ShootAsync("live-twelve-light-1280");
        page.ShouldBeClean();
        await page.ShouldBeAccessibleAsync();
    }

    [BrowserFact]
    public async Task A_page_that_nobody_sees_gives_its_connection_back_and_is_told_later_what_it_missed()
    {
        await using var page = await OpenAsync(Role.Admin);
        await page.GoAsync("/");
        await TellAsync("a");
        await page.UntilAsync($"() => {Numbers} === '1a,2a,3a,4a,5a,6a,7a,8a,9a'");

        await page.HideAsync();
        await _site.UntilStreamsAsync(0);
        await TellAsync("b");
        await TellAsync("c");
        (await page.Page.EvaluateAsync<string>($"() => {Numbers}")).ShouldBe("1a,2a,3a,4a,5a,6a,7a,8a,9a");
        await page.ShowAsync();

        await page.UntilAsync($"() => {Numbers} === '1c,2c,3c,4c,5c,6c,7c,8c,9c'");
        await page.UntilAsync("() => [...document.querySelectorAll('.rem-lines li')].map(e => e.textContent).join() === 'line a,line b,line c'");
        (await _site.StreamsAsync()).ShouldBe(1);
        page.ShouldBeClean();
    }

    [BrowserFact]
    public async Task A_page_that_is_soon_seen_again_keeps_its_connection()
    {
        await using var page = await OpenAsync(Role.Admin);
        var streams = Streams(page);
        await page.GoAsync("/");
        await _site.UntilStreamsAsync(1);

        await page.HideForAMomentAsync();
        await TellAsync("a");

        await page.UntilAsync($"() => {Numbers} === '1a,2a,3a,4a,5a,6a,7a,8a,9a'");
        streams.Count.ShouldBe(1);
    }

    [BrowserFact]
    public async Task Rows_of_a_state_stand_by_their_keys_whenever_one_comes()
    {
        const string Names = "[...document.querySelectorAll('tbody td:first-child')].map(e => e.textContent).join()";
        foreach (var host in new[] { "web10", "web2", "web1", "web2" })
        {
            await SetHostAsync(host);
        }

        await using var early = await OpenAsync(Role.Admin);
        await early.GoAsync("/");
        await early.UntilAsync($"() => {Names} === 'web1,web2,web10'");

        await SetHostAsync("web3");
        await SetHostAsync("web1");
        await using var late = await OpenAsync(Role.Admin);
        await late.GoAsync("/");

        await early.UntilAsync($"() => {Names} === 'web1,web2,web3,web10'");
        await late.UntilAsync($"() => {Names} === 'web1,web2,web3,web10'");
    }

    [BrowserTheory]
    [InlineData("light", 1280)]
    [InlineData("dark", 375)]
    public async Task A_widget_whose_stream_is_refused_says_so_in_its_own_box(string theme, int width)
    {
        await using var page = await OpenAsync(Role.Viewer, theme, width);
        await page.GoAsync("/refused");

        await page.UntilAsync("() => [...document.querySelectorAll('.rem-refused')].map(e => e.parentElement.getAttribute('aria-label') + ': ' + e.textContent).join('; ') === 'Secret: not live: there is no stream at this address; Nothing: not live: there is no stream at this address'");
        await PutAsync("numbers-1", "7");

        await page.UntilAsync($"() => {Numbers} === '7,–'");
        await page.ShootAsync($"live-refused-{theme}-{width}");
        page.ShouldBeClean();
        await page.ShouldNotScrollSidewaysAsync();
        await page.ShouldBeAccessibleAsync();
    }

    [BrowserFact]
    public async Task What_is_refused_again_over_the_next_connection_is_said_once()
    {
        await using var page = await OpenAsync(Role.Viewer);
        await page.GoAsync("/refused");
        await page.UntilAsync("() => document.querySelectorAll('.rem-refused').length === 2");
        await page.Page.EvaluateAsync("() => { window.states = []; document.addEventListener('rem:connection', e => window.states.push(...e.detail)); }");

        _site.Folder.Write("site.yaml", Resources.Text("live.yaml").Replace("PORT", $"{_site.Port}", StringComparison.Ordinal) + "\n# changed\n"); // which ends its streams
        await page.UntilAsync("() => window.states.includes('again') && window.states.at(-1) === 'live'");
        await PutAsync("numbers-1", "8");
        await page.UntilAsync($"() => {Numbers} === '8,–'");

        (await page.Page.Locator(".rem-refused").CountAsync()).ShouldBe(2);
        page.ShouldBeClean();
    }

    private async Task<WatchedPage> OpenAsync(Role role, string theme = "light", int width = 1280)
    {
        var page = await WatchedPage.OpenAsync(_site.Port, theme, width);
        await page.SignInAsync(role == Role.Admin ? _site.Token : await _site.AddTokenAsync("viewer", role));
        return page;
    }

    private static List<string> Streams(WatchedPage page)
    {
        var streams = new List<string>();
        page.Page.FrameNavigated += (_, _) => streams.Clear(); // the page before this one may have asked late
        page.Page.Request += (_, request) =>
        {
            if (request.ResourceType == "eventsource")
            {
                streams.Add(request.Url);
            }
        };
        return streams;
    }

    private async Task TellAsync(string word)
    {
        for (var n = 1; n < 10; n++)
        {
            await PutAsync($"numbers-{n}", $"{n}{word}");
        }

        await PutAsync("lines", $"line {word}");
        await SetHostAsync("web1", word);
        await _site.Resources.States.Open("states").SetAsync("svc-" + word, "ok", SetOptions.Default, default);
    }

    private async Task SetHostAsync(string host, string load = "") =>
        await _site.Resources.States.Open("hosts").SetAsync(host, new Rem.Values.RemMap(1) { ["load"] = load }, SetOptions.Default, default);

    private async Task PutAsync(string queue, string text) => await _site.Resources.Queues.Open(queue).PutAsync(text, new PutOptions(), default);
}
