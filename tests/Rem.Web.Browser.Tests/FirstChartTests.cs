using System.Diagnostics;
using Microsoft.Playwright;
using Rem.Web.Browser.Tests.Kit;
using Xunit.Abstractions;

namespace Rem.Web.Browser.Tests;

/// <summary>How long who starts `plans/monitor` for the first time waits for a picture.</summary>
public sealed class FirstChartTests(ITestOutputHelper output) : IAsyncLifetime, IDisposable
{
    private const string Path = "/system_monitor/monitor";
    private readonly RunningMonitor _monitor = new();

    // Who starts the program has a browser open.
    public async Task InitializeAsync()
    {
        await Chromium.Browser;
        await _monitor.StartAsync();
    }

    public Task DisposeAsync() => _monitor.DisposeAsync();

    public void Dispose() => _monitor.Dispose();

    [BrowserFact]
    public async Task The_first_chart_is_drawn_soon_after_the_program_was_started()
    {
        await using var page = await WatchedPage.OpenAsync(_monitor.Port);

        await page.GoAsync(Path); // which leads to the sign-in, and that back
        await page.Page.GetByLabel("Token").FillAsync(_monitor.Token);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.UntilAsync($"() => location.pathname === '{Path}'");
        await page.Page.Locator("figure.rem-chart").First.ScrollIntoViewIfNeededAsync(); // a long list of problems may stand above it
        await page.UntilAsync(GraphPage.IsDrawn);

        // The goal is 5 s, on a machine that does nothing else: see tests/Rem.Benchmarks/README.md. Here only what waits for a minute is found.
        var took = Stopwatch.GetElapsedTime(_monitor.StartedAt);
        output.WriteLine($"{took.TotalSeconds:F1} s");
        took.ShouldBeLessThan(TimeSpan.FromSeconds(45));
        page.ShouldBeClean();
    }
}
