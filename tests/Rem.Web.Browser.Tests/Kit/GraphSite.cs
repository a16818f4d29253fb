using Rem.Shared.Queues;
using Rem.Shared.TimeSeries;
using Rem.Values;
using Rem.Web.Tests.Kit;

namespace Rem.Web.Browser.Tests.Kit;

/// <summary>The site of `plans/graphs.yaml`, with an hour of rows behind it and a new one of each group each second.</summary>
public sealed class GraphSite : IAsyncLifetime, IDisposable
{
    private const int Hour = 3600;
    private readonly CancellationTokenSource _stop = new();
    private readonly List<(ISeriesGroup Group, Func<long, double[]> Make)> _groups = [];
    private Task _feeding = Task.CompletedTask;
    private string _session = "";

    internal RunningSite Site { get; private set; } = null!;

    /// <summary>When it began, in seconds since 1970.</summary>
    internal long Begun { get; private set; }

    /// <summary>When the gap of `hosts/web2/load` begins; it is five minutes long.</summary>
    internal static long GapAfter(long now) => now - 1800;

    public async Task InitializeAsync()
    {
        Site = await RunningSite.StartAsync(Resources.Text("graphs.yaml"));
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        Begun = now;
        await AddAsync("hosts/web1/cpu", now, Hour, at => [35 + (25 * Wave(at, 600)) + (8 * Noise(at)), 9 + (4 * Wave(at, 240)) + (2 * Noise(at + 7))], "user", "system");
        await AddAsync("hosts/web1/memory", now, Hour, at => [5.2e9 + (4e8 * Wave(at, 900))], "used");
        await AddAsync("hosts/web1/net", now, Hour, at => [2e6 + (1.5e6 * Wave(at, 300)), 8e5 + (4e5 * Noise(at))], "in", "out");
        await AddAsync("hosts/web1/load", now, Hour, at => [0.8 + (0.5 * Wave(at, 1200)), 0.8], "one", "five");
        var gap = GapAfter(now);
        await AddAsync("hosts/web2/load", now, Hour, at => at > gap && at <= gap + 300 ? [double.NaN, double.NaN] : [1.4 + (0.3 * Wave(at, 700)), 1.4], "one", "five");
        await AddAsync("checks/http", now, Hour, at => [0.012 + (0.006 * Noise(at))], "time");
        // An earlier day of minutes, each with a second that stands out.
        await AddAsync("hosts/old/load", now - Hour, 10 * Hour, at => [at % 300 == 0 ? 9 : 1 + (0.5 * Wave(at, 7200)), 2], "one", "flat");
        _groups.RemoveAt(_groups.Count - 1);
        await AddWideAsync(now);
        for (var i = 1; i <= 40; i++)
        {
            var n = i;
            await AddAsync($"many/g{n}", now, 300, at => [n + Wave(at, 60)], "value");
        }

        await TellAsync(new { at = now - 2400, to = "warning", text = "above 60 %" }, "cpu");
        await TellAsync(new { at = now - 2100, to = "ok", text = "back" }, "cpu");
        await TellAsync(new { at = now - 1500, @event = "downtime started", text = "patching" }, "cpu");
        await TellAsync(new { at = now - 900, @event = "downtime ended", text = "" }, "cpu");
        await TellAsync(new { at = now - 1200, to = "critical", text = "another's" }, "disk");
        _feeding = FeedAsync(now);
        if (Chromium.IsWanted)
        {
            await using var page = await WatchedPage.OpenAsync(Site.Port);
            _session = await page.SignInAsync(Site.Token);
        }
    }

    public async Task DisposeAsync()
    {
        await _stop.CancelAsync();
        await _feeding;
        await Site.DisposeAsync();
    }

    public void Dispose() => _stop.Dispose();

    /// <summary>A page for who has signed in.</summary>
    internal Task<WatchedPage> OpenAsync(string theme = "light", int width = 1280) => WatchedPage.OpenAsync(Site.Port, theme, width, scripts: true, _session);

    /// <summary>Opens a page and has each of its graphs on the screen once.</summary>
    internal async Task<WatchedPage> OpenPageAsync(string path, int width = 1280)
    {
        var page = await OpenAsync("light", width);
        (await page.GoAsync(path)).ShouldBe(200);
        await page.SeeChartsAsync();
        return page;
    }

    private async Task AddAsync(string name, long now, int seconds, Func<long, double[]> make, params string[] sources)
    {
        var group = await Site.Resources.TimeSeries.CreateAsync(name, SeriesDefinition.Of(TimeSpan.FromSeconds(1), sources), DateTimeOffset.FromUnixTimeSeconds(now - seconds), default);
        _groups.Add((group, make));
        for (var at = now - seconds + 1; at <= now; at++)
        {
            await PutAsync(group, at, make(at));
        }
    }

    // Its rows of an hour and a quarter are more than one request may have.
    private async Task AddWideAsync(long now)
    {
        var sources = Enumerable.Range(0, 500).Select(static i => new SeriesSource($"s{i}", SourceType.Gauge, TimeSpan.FromMinutes(1))).ToArray();
        var definition = new SeriesDefinition(TimeSpan.FromSeconds(1), sources, [new SeriesArchive(Consolidation.Average, 0.5, 1, 5000)]);
        var group = await Site.Resources.TimeSeries.CreateAsync("wide", definition, DateTimeOffset.FromUnixTimeSeconds(now - 600), default);
        foreach (var at in new[] { now - 60, now - 30, now })
        {
            await PutAsync(group, at, [.. Enumerable.Range(0, 500).Select(static i => (double)i)]);
        }
    }

    private async Task TellAsync(object told, string check)
    {
        var map = new RemMap { ["check"] = check };
        foreach (var property in told.GetType().GetProperties())
        {
            map.Set(property.Name, property.GetValue(told));
        }

        await Site.Resources.Queues.Open("changes").PutAsync(map, new PutOptions(), default);
    }

    private async Task FeedAsync(long last)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(250), TimeProvider.System);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                for (var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds(); last < now; last++)
                {
                    foreach (var (group, make) in _groups)
                    {
                        await PutAsync(group, last + 1, make(last + 1));
                    }
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The ordinary end.
        }
    }

    private static async Task PutAsync(ISeriesGroup group, long at, double[] values) =>
        (await group.UpdateAsync(DateTimeOffset.FromUnixTimeSeconds(at), Array.ConvertAll(values, Reading.Of), default)).IsTaken.ShouldBeTrue();

    private static double Wave(long at, int period) => Math.Sin(at * 2 * Math.PI / period);

    // The same each time, and like nothing regular.
    private static double Noise(long at) => (((ulong)at * 0x9E3779B97F4A7C15) >> 40) / (double)(1 << 24);
}
