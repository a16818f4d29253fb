using System.Globalization;
using Microsoft.Playwright;
using Rem.Benchmarks.Starting;
using Rem.Shared.TimeSeries;
using Rem.TimeSeries.Stores;

namespace Rem.Benchmarks.Web.Graphs;

/// <summary>
/// A page of 200 live graphs of an hour at one second in Chromium, as a node serves it that also stores the rows: processor
/// time of the page's main thread and of the server. First all graphs are on the screen, then as many as a desk has room for.
/// </summary>
internal static class GraphsBenchmark
{
    private const int Graphs = 200;
    private const int Hour = 3600;
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(30);
    private static readonly string Site = $$$"""
        numbers: [{{{string.Join(", ", Enumerable.Range(1, Graphs))}}}]
        http sites: {main: {listen: "127.0.0.1:PORT"}}
        http pages:
          index:
            for i in numbers into graphs: {graph: {title: "Graph ${{ i }}", stream: series, groups: "bench/g${{ i }}", height: 100}}
            widgets: ["${{ graphs }}"]
        http stream: {series: {series: bench/}}
        monitor checks:
          feed:
            every: 1s
            run:
              - lua: for i = 1, 200 do rem.timeseries.update("bench/g" .. i, nil, {value = math.random() * i}, {step = "1s"}) end
        """;

    public static void Run(Measure measure) => RunAsync(measure, Programs.Publish()).GetAwaiter().GetResult();

    private static async Task RunAsync(Measure measure, string published)
    {
        using var site = RemSite.Start(published, Site, static folder => FillAsync(folder).GetAwaiter().GetResult());
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox", "--disable-gpu"] });
        await MeasureAsync(measure, site, browser, "all of them on the screen", new ViewportSize { Width = 1920, Height = 15_000 }, Graphs);
        await MeasureAsync(measure, site, browser, "a screen of 1280 x 900", new ViewportSize { Width = 1280, Height = 900 }, 1);
    }

    private static async Task MeasureAsync(Measure measure, RemSite site, IBrowser browser, string what, ViewportSize screen, int seen)
    {
        await using var context = await browser.NewContextAsync(new BrowserNewContextOptions { ViewportSize = screen });
        var cookie = site.Session["Cookie: ".Length..].Split('=', 2);
        await context.AddCookiesAsync([new Cookie { Name = cookie[0], Value = cookie[1], Domain = "localhost", Path = "/" }]);
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(60_000);
        await page.GotoAsync(string.Create(CultureInfo.InvariantCulture, $"http://localhost:{site.Port}/"));
        await page.WaitForFunctionAsync($"() => [...document.querySelectorAll('[data-rem=graph]')].filter(e => e.querySelector('canvas') && e.querySelector('.rem-none').hidden).length >= {seen}");
        if (Environment.GetEnvironmentVariable("REM_SHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"graphs-{screen.Height}.png") });
        }

        await Task.Delay(TimeSpan.FromSeconds(10), TimeProvider.System);
        await ChangesAsync(page, seen);
        var devtools = await context.NewCDPSessionAsync(page);
        await devtools.SendAsync("Performance.enable", new Dictionary<string, object> { ["timeDomain"] = "threadTicks" });
        var (before, server, started) = (await MetricsAsync(devtools), site.Server.Processor(), TimeProvider.System.GetTimestamp());
        await Task.Delay(Measured, TimeProvider.System);
        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        var (after, busy) = (await MetricsAsync(devtools), site.Server.Processor() - server);
        measure.Within($"{Graphs} live graphs, {what}: main thread in a second", (after["TaskDuration"] - before["TaskDuration"]) / seconds, 0.25);
        foreach (var part in new[] { "ScriptDuration", "LayoutDuration", "RecalcStyleDuration" })
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {part}: {(after[part] - before[part]) / seconds * 1000:0.0} ms in a second"));
        }

        measure.AtMost("the same: the server's share of a core", busy.TotalSeconds / seconds, 0.2);
    }

    // That what is measured happens: each graph on the screen shows another value a moment later.
    private static async Task ChangesAsync(IPage page, int seen)
    {
        const string Read = "() => [...document.querySelectorAll('.rem-legend')].map(e => e.textContent)";
        var before = await page.EvaluateAsync<string[]>(Read);
        await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System);
        var after = await page.EvaluateAsync<string[]>(Read);
        var changed = before.Where((text, i) => text != after[i]).Count();
        if (changed < seen)
        {
            throw new InvalidOperationException($"{changed} graphs of {seen} show another value after three seconds");
        }
    }

    private static async Task<Dictionary<string, double>> MetricsAsync(ICDPSession devtools)
    {
        var answer = await devtools.SendAsync("Performance.getMetrics");
        return answer!.Value.GetProperty("metrics").EnumerateArray().ToDictionary(static each => each.GetProperty("name").GetString()!, static each => each.GetProperty("value").GetDouble());
    }

    private static async Task FillAsync(string folder)
    {
        var data = Directory.CreateDirectory(Path.Combine(folder, "data"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
        await using var store = TimeSeriesStore.Open(Path.Combine(data, "series"), TimeProvider.System);
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var groups = new ISeriesGroup[Graphs];
        for (var i = 0; i < Graphs; i++)
        {
            groups[i] = await store.CreateAsync($"bench/g{i + 1}", SeriesDefinition.Of(TimeSpan.FromSeconds(1), "value"), DateTimeOffset.FromUnixTimeSeconds(now - Hour - 60), default);
        }

        for (var at = now - Hour - 59; at <= now; at++)
        {
            for (var i = 0; i < Graphs; i++)
            {
                await groups[i].UpdateAsync(DateTimeOffset.FromUnixTimeSeconds(at), new[] { Reading.Of(Math.Abs(Math.Sin(at / (60.0 + i))) * (i + 1)) }, default);
            }
        }

        await store.FlushAsync(default);
    }
}
