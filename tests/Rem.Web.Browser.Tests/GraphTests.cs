using Microsoft.Playwright;
using Rem.Web.Browser.Tests.Kit;

namespace Rem.Web.Browser.Tests;

/// <summary>Graphs of time series, as their readers have them.</summary>
public sealed class GraphTests(GraphSite graphs) : IClassFixture<GraphSite>
{
    private const string Drawn = "() => [...document.querySelectorAll('[data-rem=graph]')].slice(0, 5).every(e => e.querySelector('canvas') && e.querySelector('.rem-none').hidden)";

    [BrowserTheory]
    [InlineData("light", 1280)]
    [InlineData("dark", 1280)]
    [InlineData("light", 390)]
    [InlineData("dark", 390)]
    public async Task A_page_of_graphs_is_whole_keeps_the_policy_and_can_be_used_by_all(string theme, int width)
    {
        await using var page = await graphs.OpenAsync(theme, width);
        (await page.GoAsync("/")).ShouldBe(200);
        await page.SeeChartsAsync();

        await page.UntilAsync(Drawn);
        await page.UntilAsync("() => document.querySelectorAll('.rem-none')[5].textContent === 'no data yet: nothing has been stored as hosts/none/cpu'");
        await page.ShootAsync($"graphs-{theme}-{width}");
        page.ShouldBeClean();
        await page.ShouldNotScrollSidewaysAsync();
        await page.ShouldBeAccessibleAsync();
    }

    [BrowserFact]
    public async Task The_range_of_all_graphs_is_chosen_once_and_stands_in_the_address()
    {
        await using var page = await OpenAsync("/");

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "15 min" }).ClickAsync();
        await page.Page.WaitForURLAsync("**/?range=15m");
        (await RowsAsync(page, "Processor")).ShouldBeInRange(895, 930); // one comes each second, and those that are over go now and then
        (await RowsAsync(page, "Memory")).ShouldBeInRange(895, 930);
        await page.GoAsync("/?range=5m");
        await page.SeeChartsAsync();

        (await page.Page.Locator(".rem-range [aria-pressed=true]").TextContentAsync()).ShouldBe("5 min");
        (await RowsAsync(page, "Network")).ShouldBeInRange(295, 330);
        page.ShouldBeClean();
    }

    [BrowserFact]
    public async Task From_one_moment_to_another_is_typed_in_and_can_be_handed_on()
    {
        await using var page = await OpenAsync("/");

        await page.Page.Locator(".rem-range summary").ClickAsync();
        var from = await page.Page.GetByLabel("From", new() { Exact = true }).InputValueAsync();
        await page.Page.GetByLabel("To", new() { Exact = true }).FillAsync(from);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        (await page.Page.GetByLabel("To", new() { Exact = true }).EvaluateAsync<string>("e => e.validationMessage")).ShouldBe("has to be behind From");
        await page.ShootAsync("graphs-custom-light-1280");
        await page.ShouldBeAccessibleAsync();
        await page.Page.GetByLabel("To", new() { Exact = true }).EvaluateAsync("(e, from) => { e.value = new Date(Date.parse(from + 'Z') + 600000).toISOString().slice(0, 19); e.dispatchEvent(new Event('input')); }", from);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();

        await page.Page.WaitForURLAsync("**from=*");
        (await SpanAsync(page)).ShouldBe(600);
        (await RowsAsync(page, "Memory")).ShouldBeInRange(590, 600);
    }

    [BrowserFact]
    public async Task Keys_go_nearer_and_back()
    {
        await using var page = await OpenAsync("/");
        var plot = Graph(page, "Memory").Locator(".rem-plot");

        await plot.PressAsync("+");
        (await SpanAsync(page)).ShouldBe(1800);
        await plot.PressAsync("PageUp");
        (await SpanAsync(page)).ShouldBe(1800);
        await plot.PressAsync("Escape");
        await plot.PressAsync("Escape");
        await page.Page.WaitForURLAsync("**/");
        (await page.Page.Locator(".rem-range [role=status]").TextContentAsync()).ShouldBe("the last 1 h");
        await plot.PressAsync("End");
        (await Graph(page, "Memory").Locator("p[role=status]").TextContentAsync())!.ShouldMatch(@"^.+: used 5\.\d+ GiB$|^.+: used 4\.\d+ GiB$");
        for (var i = 0; i < 12; i++)
        {
            await plot.PressAsync("Control+Shift+ArrowLeft");
        }

        await plot.PressAsync("Enter");
        (await SpanAsync(page)).ShouldBeInRange(100, 140);
        page.ShouldBeClean();
    }

    [BrowserFact]
    public async Task A_range_is_drawn_over_with_the_mouse_and_left_by_a_double_click()
    {
        await using var page = await OpenAsync("/");
        var ground = (await Graph(page, "Memory").Locator(".u-over").BoundingBoxAsync())!;

        await page.Page.Mouse.MoveAsync(ground.X + (ground.Width * 0.25f), ground.Y + 50);
        await page.Page.Mouse.DownAsync();
        await page.Page.Mouse.MoveAsync(ground.X + (ground.Width * 0.5f), ground.Y + 60, new() { Steps = 5 });
        await page.ShootAsync("graphs-drawn-over-light-1280");
        await page.Page.Mouse.UpAsync();
        (await SpanAsync(page)).ShouldBeInRange(870, 930);
        await page.Page.Mouse.DblClickAsync(ground.X + 50, ground.Y + 50);

        await page.Page.WaitForURLAsync("**/");
        page.ShouldBeClean();
    }

    [BrowserFact]
    public async Task A_finger_draws_a_range_and_two_pinch_one()
    {
        await using var page = await OpenAsync("/", width: 390);
        var ground = (await Graph(page, "Processor").Locator(".u-over").BoundingBoxAsync())!;
        var devtools = await page.Page.Context.NewCDPSessionAsync(page.Page);
        await devtools.SendAsync("Emulation.setTouchEmulationEnabled", new() { ["enabled"] = true, ["maxTouchPoints"] = 2 });

        await TouchAsync("touchStart", 0.25);
        await TouchAsync("touchMove", 0.5);
        await TouchAsync("touchMove", 0.75);
        await TouchAsync("touchEnd");
        (await SpanAsync(page)).ShouldBeInRange(1700, 1900);
        await TouchAsync("touchStart", 0.4, 0.6);
        await TouchAsync("touchMove", 0.3, 0.7);
        await TouchAsync("touchEnd");

        await page.UntilAsync("() => { const q = new URLSearchParams(location.search); return q.get('to') - q.get('from') < 1200; }");
        page.ShouldBeClean();

        Task TouchAsync(string type, params double[] parts) => devtools.SendAsync("Input.dispatchTouchEvent", new()
        {
            ["type"] = type,
            ["touchPoints"] = parts.Select((part, i) => new Dictionary<string, object> { ["x"] = ground.X + (ground.Width * part), ["y"] = ground.Y + 40, ["id"] = i }).ToArray(),
        });
    }

    [BrowserFact]
    public async Task The_crosshair_stands_in_all_graphs_at_once()
    {
        await using var page = await OpenAsync("/");
        var ground = (await Graph(page, "Processor").Locator(".u-over").BoundingBoxAsync())!;

        await page.Page.Mouse.MoveAsync(ground.X + (ground.Width / 3), ground.Y + 50);
        await page.UntilAsync("() => new Set([...document.querySelectorAll('.rem-when')].slice(0, 5).map(e => e.textContent.split(' ·')[0])).size === 1 && document.querySelector('.rem-when').textContent !== ''");
        await page.ShootAsync("graphs-crosshair-light-1280");
        await page.Page.Mouse.MoveAsync(5, 5);

        await page.UntilAsync("() => [...document.querySelectorAll('.rem-when')].every(e => e.textContent === '')");
    }

    [BrowserFact]
    public async Task The_same_data_stands_in_a_table()
    {
        await using var page = await OpenAsync("/");
        var graph = Graph(page, "Processor");

        (await RowsAsync(page, "Processor")).ShouldBeInRange(3590, 3660);
        (await graph.Locator("caption").TextContentAsync()).ShouldBe("Data of Processor");
        (await graph.Locator("thead th").AllTextContentsAsync()).ShouldBe(["time", "User %", "System %"]);
        (await graph.Locator("tbody tr").CountAsync()).ShouldBe(100);
        var newest = await graph.Locator("tbody td").First.TextContentAsync();
        await graph.GetByRole(AriaRole.Button, new() { Name = "Older" }).PressAsync("Enter");

        (await graph.Locator("tbody td").First.TextContentAsync()).ShouldNotBe(newest);
        await page.ShootAsync("graphs-table-light-1280");
        await page.ShouldBeAccessibleAsync();
        page.ShouldBeClean();
    }

    [BrowserFact]
    public async Task Events_of_the_graphs_own_check_are_told()
    {
        await using var page = await OpenAsync("/");
        var graph = Graph(page, "Processor");

        await graph.Locator("summary").ClickAsync();
        await page.UntilAsync("() => document.querySelectorAll('.rem-happened li').length === 4");
        var told = await graph.Locator(".rem-happened li").AllTextContentsAsync();

        told[0].ShouldEndWith("cpu: warning: above 60 %");
        told[2].ShouldEndWith("cpu: downtime started: patching");
        told.ShouldAllBe(static each => !each.Contains("another's", StringComparison.Ordinal));
    }

    [BrowserFact]
    public async Task A_gap_is_a_gap()
    {
        await using var page = await graphs.OpenAsync();
        var from = GraphSite.GapAfter(graphs.Begun) + 100;
        await page.GoAsync($"/?from={from}&to={from + 60}");
        await page.SeeChartsAsync();

        (await RowsAsync(page, "Load of all hosts")).ShouldBe(60);
        var rows = await page.Page.EvaluateAsync<string[][]>("() => [...document.querySelectorAll('[data-rem=graph]')][3].querySelectorAll('tbody tr').values().map(row => [...row.cells].slice(1).map(cell => cell.textContent)).toArray()");

        rows.ShouldAllBe(static row => row[0].Length > 0 && row[1].Length == 0);
        (await Graph(page, "Load of all hosts").Locator(".rem-summary").TextContentAsync())!.ShouldEndWith("web2: no points yet");
    }

    [BrowserFact]
    public async Task What_is_not_on_the_screen_is_drawn_when_it_is_and_one_connection_serves_all()
    {
        await using var page = await graphs.OpenAsync(width: 390);
        var streams = new List<string>();
        page.Page.Request += (_, request) =>
        {
            if (request.ResourceType == "eventsource")
            {
                streams.Add(request.Url);
            }
        };
        await page.GoAsync("/many");
        await page.UntilAsync("() => document.querySelector('canvas') && document.querySelector('.rem-none').hidden");

        (await page.Page.Locator("canvas").CountAsync()).ShouldBeLessThan(20);
        await page.SeeChartsAsync();
        await page.UntilAsync("() => [...document.querySelectorAll('.rem-none')].every(e => e.hidden)");
        var before = await page.Page.Locator(".rem-legend").Nth(20).TextContentAsync();
        await page.Page.Locator("figure").Nth(20).ScrollIntoViewIfNeededAsync();
        await page.UntilAsync($"() => document.querySelectorAll('.rem-legend')[20].textContent !== {System.Text.Json.JsonSerializer.Serialize(before)}");

        streams.Count.ShouldBe(1);
        page.ShouldBeClean();
    }

    [BrowserFact]
    public async Task A_tab_out_of_sight_gives_its_connection_back_and_is_told_what_it_missed()
    {
        await using var page = await OpenAsync("/one");
        await page.UntilAsync("() => document.querySelector('[data-rem=connection]').textContent === '· live'");

        await SeeAsync(isHidden: true);
        await page.UntilAsync("() => new Promise(done => setTimeout(() => done(true), 8000))");
        await SeeAsync(isHidden: false);
        await page.UntilAsync("() => document.querySelector('[data-rem=connection]').textContent === '· live'");
        var last = await LastAsync(page);
        await page.Page.WaitForFunctionAsync("async last => { const body = document.querySelector('tbody'); return Date.parse(body.lastElementChild.cells[0].textContent) > last + 3000; }", last);

        (await HolesAsync(page)).ShouldBeEmpty();
        page.ShouldBeClean();

        async Task SeeAsync(bool isHidden) => await page.Page.EvaluateAsync(
            "(hidden) => { Object.defineProperty(document, 'hidden', { value: hidden, configurable: true }); document.dispatchEvent(new Event('visibilitychange')); }",
            isHidden);
    }

    [BrowserTheory]
    [InlineData("light", 1280)]
    [InlineData("dark", 1280)]
    [InlineData("light", 390)]
    [InlineData("dark", 390)]
    public async Task A_long_range_has_a_row_a_pixel_and_a_band_from_the_least_to_the_greatest(string theme, int width)
    {
        await using var page = await graphs.OpenAsync(theme, width);
        var asked = new List<string>();
        page.Page.Request += (_, request) => asked.Add(request.Url);
        (await page.GoAsync("/old")).ShouldBe(200);
        await page.SeeChartsAsync();
        await page.UntilAsync("() => document.querySelector('.rem-note').textContent !== ''");

        var plot = await Graph(page, "Load").Locator(".rem-plot").EvaluateAsync<int>("e => e.clientWidth");
        asked.ShouldContain(url => url.Contains($"&points={plot}&", StringComparison.Ordinal) && url.Contains("functions=AVERAGE~MIN~MAX", StringComparison.Ordinal));
        asked.ShouldContain(url => url.Contains($"&points={plot}&functions=MAX", StringComparison.Ordinal));
        (await Graph(page, "Load").Locator(".rem-note").TextContentAsync())!.ShouldMatch("^averages of [0-9]+ min, with the least and greatest$");
        (await Graph(page, "Stacked").Locator(".rem-note").TextContentAsync()).ShouldBe("");
        (await Graph(page, "Peaks").Locator(".rem-note").TextContentAsync()).ShouldBe("");
        (await RowsAsync(page, "Load")).ShouldBeLessThanOrEqualTo(plot);
        (await Graph(page, "Load").Locator("thead th").AllTextContentsAsync()).ShouldBe(["time", "one average", "one least", "one greatest", "flat average", "flat least", "flat greatest"]);
        var rows = await page.Page.EvaluateAsync<double[][]>("() => [...document.querySelectorAll('[data-rem=graph]')[0].querySelectorAll('tbody tr')].map(row => [...row.cells].slice(1).map(cell => cell.textContent)).filter(row => row[0] !== '').map(row => row.map(Number))");
        rows.Length.ShouldBeGreaterThan(5);
        rows.ShouldAllBe(static row => row[1] <= row[0] && row[0] <= row[2] && row[5] == 2);
        rows.ShouldContain(static row => row[2] == 9 && row[0] < 3, "a single second is seen among hours");
        (await Graph(page, "Load").Locator(".rem-summary").TextContentAsync())!.ShouldContain("highest 9");
        await page.Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(e => { e.open = false; })");
        await page.ShootAsync($"graphs-band-{theme}-{width}");
        page.ShouldBeClean();
        await page.ShouldNotScrollSidewaysAsync();
        await page.ShouldBeAccessibleAsync();
    }

    [BrowserFact]
    public async Task A_band_goes_with_its_line_and_with_the_range()
    {
        await using var page = await OpenAsync("/old");
        await page.UntilAsync("() => document.querySelector('.rem-note').textContent !== ''");
        var plot = Graph(page, "Load").Locator(".rem-plot");
        await plot.PressAsync("ArrowLeft");
        await page.UntilAsync("() => document.querySelector('p[role=status]').textContent !== ''");
        (await InkAsync(page)).ShouldBeGreaterThan(4000);
        await Graph(page, "Load").Locator(".rem-legend button").First.ClickAsync();
        await page.UntilAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))");
        (await InkAsync(page)).ShouldBeLessThan(4000);
        await page.GoAsync($"/old?from={graphs.Begun - 7200}&to={graphs.Begun - 5400}");
        await page.SeeChartsAsync();
        await page.UntilAsync("() => document.querySelector('.rem-none').hidden");

        (await Graph(page, "Load").Locator(".rem-note").TextContentAsync()).ShouldBe("");
        (await RowsAsync(page, "Load")).ShouldBeInRange(1799, 1801);
        page.ShouldBeClean();

        // Pixels of the first graph in the colour of its first line or band, whatever they are mixed with.
        static Task<int> InkAsync(WatchedPage page) => page.Page.EvaluateAsync<int>("""
            () => {
              const { width, height } = document.querySelector('canvas');
              const copy = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
              copy.drawImage(document.querySelector('canvas'), 0, 0);
              const { data } = copy.getImageData(0, 0, width, height);
              let count = 0;
              for (let i = 0; i < data.length; i += 4) if (data[i + 3] > 30 && data[i + 2] > data[i] + 40) count += 1;
              return count;
            }
            """);
    }

    [BrowserFact]
    public async Task A_group_of_very_many_sources_is_fetched_in_fewer_rows()
    {
        await using var page = await OpenAsync("/wide");
        await page.UntilAsync("() => document.querySelector('.rem-none').hidden");

        (await Graph(page, "Wide").Locator(".rem-legend button").AllTextContentsAsync()).ShouldBe([" s1 1", " s499 499"]);
    }

    [BrowserFact]
    public async Task A_graph_whose_stream_is_refused_says_so_in_its_own_box()
    {
        await using var page = await WatchedPage.OpenAsync(graphs.Site.Port);
        await page.SignInAsync(await graphs.Site.AddTokenAsync("looks", Rem.Web.Access.Role.Viewer));
        await page.GoAsync("/refused");

        await page.UntilAsync("() => document.querySelector('.rem-none')?.textContent.startsWith('not live: ')");
        await page.ShouldBeAccessibleAsync();
    }

    private async Task<WatchedPage> OpenAsync(string path, int width = 1280)
    {
        var page = await graphs.OpenAsync("light", width);
        (await page.GoAsync(path)).ShouldBe(200);
        await page.SeeChartsAsync();
        return page;
    }

    private static ILocator Graph(WatchedPage page, string title) => page.Page.Locator("[data-rem=graph]", new PageLocatorOptions { Has = page.Page.Locator($"figcaption:text-is('{title}')") });

    // How many rows a graph's table has, all of its pages.
    private static async Task<int> RowsAsync(WatchedPage page, string title)
    {
        var details = Graph(page, title).Locator("details");
        await details.EvaluateAsync("e => { e.open = true; }");
        await page.Page.WaitForFunctionAsync("e => e.querySelector('tbody tr')", await details.ElementHandleAsync());
        await Graph(page, title).Locator(".rem-plot").ScrollIntoViewIfNeededAsync();
        await page.Page.WaitForFunctionAsync("e => e.closest('figure').querySelector('.rem-none').hidden", await details.ElementHandleAsync());
        await details.EvaluateAsync("e => { e.open = false; }");
        await details.EvaluateAsync("async e => { e.open = true; await new Promise(done => setTimeout(done, 100)); }");
        var all = details.Locator(".rem-pages:not([hidden]) span");
        return await all.CountAsync() > 0 ? int.Parse((await all.TextContentAsync())!.Split(' ')[2], System.Globalization.CultureInfo.InvariantCulture) : await details.Locator("tbody tr").CountAsync();
    }

    private static async Task<int> SpanAsync(WatchedPage page)
    {
        await page.UntilAsync("() => new URLSearchParams(location.search).has('from')");
        return await page.Page.EvaluateAsync<int>("() => { const query = new URLSearchParams(location.search); return query.get('to') - query.get('from'); }");
    }

    internal static async Task<double> LastAsync(WatchedPage page)
    {
        await page.Page.Locator("details.rem-data").First.EvaluateAsync("e => { e.open = true; }");
        await page.UntilAsync("() => document.querySelector('tbody tr')");
        return await page.Page.EvaluateAsync<double>("() => Date.parse(document.querySelector('tbody').lastElementChild.cells[0].textContent)");
    }

    // Where the seconds of a graph's table do not follow each other.
    internal static Task<string[]> HolesAsync(WatchedPage page) => page.Page.EvaluateAsync<string[]>(
        "() => [...document.querySelectorAll('tbody tr')].map(row => row.cells[0].textContent).filter((text, i, all) => i > 0 && Date.parse(text) - Date.parse(all[i - 1]) !== 1000)");
}
