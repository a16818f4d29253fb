using System.Net.Http.Json;
using Microsoft.Playwright;
using Rem.Web.Browser.Tests.Kit;
using Rem.Web.Tests.Kit;

namespace Rem.Web.Browser.Tests;

/// <summary>Sixty texts that would be program if they were not encoded, in every place of a page that shows a text.</summary>
public sealed class ScriptInjectionTests : IAsyncLifetime
{
    private static readonly string[] Payloads = Resources.Text("payloads.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries);
    private RunningSite _site = null!;
    private WatchedPage _page = null!;

    public async Task InitializeAsync()
    {
        _site = await RunningSite.StartAsync(Resources.Text("payloads.yaml"));
        using var answer = await _site.Client.PostAsJsonAsync("/rpc/keep", new { words = Payloads });
        (await answer.Content.ReadFromJsonAsync<string[]>()).ShouldBe(Payloads);
        if (Chromium.IsWanted)
        {
            _page = await WatchedPage.OpenAsync(_site.Port);
            await _page.SignInAsync(_site.Token);
        }
    }

    public async Task DisposeAsync()
    {
        if (_page is not null)
        {
            await _page.DisposeAsync();
        }

        await _site.DisposeAsync();
    }

    [BrowserFact]
    public void There_are_sixty_of_them() => Payloads.Distinct().Count().ShouldBe(60);

    [BrowserFact]
    public async Task Widgets_show_them_as_they_are()
    {
        (await _page.GoAsync("/widgets")).ShouldBe(200);
        await Settle();

        (await Texts(".rem-value .rem-number")).ShouldBe(Payloads);
        (await Texts(".rem-text p:last-child")).ShouldBe(Payloads);
        (await Texts(".rem-log li:first-child")).ShouldBe(Payloads);
        (await Texts(".rem-chart figcaption")).ShouldBe(Payloads);
        (await Texts("[data-rem=table] tbody td:first-child")).ShouldBe([.. Payloads, .. Payloads]);
        await ShouldBeHarmless();
    }

    [BrowserFact]
    public async Task Streams_bring_them_as_they_are()
    {
        (await _page.GoAsync("/live")).ShouldBe(200);
        await _page.UntilAsync("() => document.querySelectorAll('[data-stream=\"/state\"] tbody tr').length === 60 && document.querySelectorAll('[data-stream=\"/queue\"] li').length === 60 && document.querySelectorAll('[data-stream=\"/plain\"] li').length === 60 && document.querySelectorAll('.rem-map li').length === 60");
        await Settle();

        (await Texts("[data-stream='/plain'] li")).ShouldBe(Payloads);
        (await Texts("[data-stream='/queue'] li time")).ShouldBe(Payloads);
        (await Texts("[data-stream='/state'] tbody td:nth-child(2)")).ShouldBe(Payloads);
        await ShouldBeHarmless();
    }

    [BrowserTheory]
    [InlineData("/value", 200)]
    [InlineData("/template", 200)]
    [InlineData("/fails", 500)]
    [InlineData("/rpc/", 200)]
    [InlineData("/nope?<script>alert('path')</script>", 404)]
    [InlineData("/<img src=x onerror=alert('path')>", 404)]
    public async Task Other_pages_show_them_as_they_are(string path, int status)
    {
        (await _page.GoAsync(path)).ShouldBe(status);
        await Settle();

        await ShouldBeHarmless();
    }

    [BrowserFact]
    public async Task Answers_of_functions_show_them_as_they_are()
    {
        await _page.GoAsync("/rpc/");
        var form = _page.Page.Locator(".rem-call", new PageLocatorOptions { HasText = "keep" });

        await form.GetByLabel("words").FillAsync(string.Join('\n', Payloads));
        await form.GetByRole(AriaRole.Button).ClickAsync();
        await form.Locator(".rem-answer pre").WaitForAsync();
        await Settle();

        (await form.Locator(".rem-answer pre").TextContentAsync())!.ShouldContain("<script>alert(1)</script>");
        await ShouldBeHarmless();
    }

    // A moment for what would run by itself: pictures that fail, animations, scripts that are fetched.
    private Task Settle() => _page.Page.WaitForLoadStateAsync(LoadState.NetworkIdle, new PageWaitForLoadStateOptions { Timeout = 2000 }).ContinueWith(static _ => { }, TaskScheduler.Default);

    private async Task<string[]> Texts(string selector) => [.. await _page.Page.Locator(selector).AllTextContentsAsync()];

    private async Task ShouldBeHarmless()
    {
        _page.ShouldBeClean();
        (await _page.Page.EvaluateAsync<int>("document.querySelectorAll('script:not([src]), img, iframe, object, embed, style, base, meta[http-equiv], main svg, marquee, video, audio, [onerror], [onload], [onfocus], [autofocus]').length")).ShouldBe(0);
        (await _page.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('a[href], form[action]')].map(e => e.href || e.action).filter(a => !a.startsWith(location.origin))")).ShouldBeEmpty();
        new Uri(_page.Page.Url).Host.ShouldBe("localhost");
    }
}
