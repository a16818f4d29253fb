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
        await using var page = await graphs.OpenPageAsync("/");

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "15 min" }).ClickAsync();
        await page.UntilAsync("() => location.search === '?range=15m'");
        (await page.RowsAsync("Processor", 895, 965)).ShouldBeInRange(895, 965); // one comes each second, and those that are over go a minute at a time
        (await page.RowsAsync("Memory", 895, 965)).ShouldBeInRange(895, 965);
        await page.GoAsync("/?range=5m");
        await page.SeeChartsAsync();

        (await page.Page.Locator(".rem-range [aria-pressed=true]").TextContentAsync()).ShouldBe("5 min");
        (await page.RowsAsync("Network", 295, 365)).ShouldBeInRange(295, 365);
        page.ShouldBeClean();
    }

    [BrowserFact]
    public async Task From_one_moment_to_another_is_typed_in_and_can_be_handed_on()
    {
        await using var page = await graphs.OpenPageAsync("/");

        await page.Page.Locator(".rem-range summary").ClickAsync();
        var from = await page.Page.GetByLabel("From", new() { Exact = true }).InputValueAsync();
        await page.Page.GetByLabel("To", new() { Exact = true }).FillAsync(from);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        (await page.Page.GetByLabel("To", new() { Exact = true }).EvaluateAsync<string>("e => e.validationMessage")).ShouldBe("has to be behind From");
        await page.ShootAsync("graphs-custom-light-1280");
        await page.ShouldBeAccessibleAsync();
        await page.Page.GetByLabel("To", new() { Exact = true }).EvaluateAsync("(e, from) => { e.value = new Date(Date.parse(from + 'Z') + 600000).toISOString().slice(0, 19); e.dispatchEvent(new Event('input')); }", from);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();

        (await page.SpanAsync()).ShouldBe(600);
        (await page.RowsAsync("Memory", 590, 600)).ShouldBeInRange(590, 600);
    }

    [BrowserFact]
    public async Task Keys_go_nearer_and_back()
    {
        await using var page = await graphs.OpenPageAsync("/");
        var plot = page.Graph("Memory").Locator(".rem-plot");

        await plot.PressAsync("+");
        (await page.SpanAsync()).ShouldBe(1800);
        await plot.PressAsync("PageUp");
        (await page.SpanAsync()).ShouldBe(1800);
        await plot.PressAsync("Escape");
        await plot.PressAsync("Escape");
        await page.UntilAsync("() => location.pathname + location.search === '/'");
        (await page.Page.Locator(".rem-range [role=status]").TextContentAsync()).ShouldBe("the last 1 h");
        await page.UntilRowsAsync("Memory", 3500);
        await plot.PressAsync("End");
        (await page.Graph("Memory").Locator("p[role=status]").TextContentAsync())!.ShouldMatch(@"^.+: used 5\.\d+ GiB$|^.+: used 4\.\d+ GiB$");
        for (var i = 0; i < 12; i++)
        {
            await plot.PressAsync("Control+Shift+ArrowLeft");
        }

        await plot.PressAsync("Enter");
        (await page.SpanAsync()).ShouldBeInRange(100, 140);
        page.ShouldBeClean();
    }

    [BrowserFact]
    public async Task The_crosshair_of_keys_stays_on_its_moment_while_the_picture_moves_on()
    {
        await using var page = await graphs.OpenPageAsync("/");
        await page.UntilRowsAsync("Memory", 3500);

        await page.Graph("Memory").Locator(".rem-plot").PressAsync("Control+ArrowLeft");
        var moment = (await page.Graph("Memory").Locator("p[role=status]").TextContentAsync())!.Split(": ")[0];
        await page.Page.EvaluateAsync("() => new Promise(done => { let rows = 0; document.addEventListener('rem:rows', () => ++rows === 6 && requestAnimationFrame(() => requestAnimationFrame(done))); })");

        (await page.Graph("Memory").Locator(".rem-when").TextContentAsync()).ShouldBe(moment);
        (await page.Graph("Processor").Locator(".rem-when").TextContentAsync()).ShouldBe(moment);
    }

    [BrowserFact]
    public async Task The_crosshair_of_keys_leaves_the_picture_with_its_moment()
    {
        await using var page = await graphs.OpenPageAsync("/");
        await page.UntilRowsAsync("Memory", 3500);
        var plot = page.Graph("Memory").Locator(".rem-plot");

        await plot.PressAsync("End");
        await page.UntilAsync("() => document.querySelector('.rem-when').textContent !== ''");
        await plot.PressAsync("PageUp");

        await page.Graph("Memory").Locator(".rem-when:empty, .rem-when:text-is('')").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        (await page.SpanAsync()).ShouldBe(3600);
        var middle = "() => { const query = new URLSearchParams(location.search); return (Number(query.get('from')) + Number(query.get('to'))) / 2; }";
        var before = await page.Page.EvaluateAsync<double>(middle);
        await plot.PressAsync("+"); // about the middle of what is shown, and not about what has left it
        await page.UntilAsync("() => { const query = new URLSearchParams(location.search); return query.get('to') - query.get('from') === 1800; }");
        (await page.Page.EvaluateAsync<double>(middle)).ShouldBe(before, 2);
    }

    [BrowserFact]
    public async Task A_range_is_drawn_over_with_the_mouse_and_left_by_a_double_click()
    {
        await using var page = await graphs.OpenPageAsync("/");
        var ground = (await page.Graph("Memory").Locator(".u-over").BoundingBoxAsync())!;

        await page.Page.Mouse.MoveAsync(ground.X + (ground.Width * 0.25f), ground.Y + 50);
        await page.Page.Mouse.DownAsync();
        await page.Page.Mouse.MoveAsync(ground.X + (ground.Width * 0.5f), ground.Y + 60, new() { Steps = 5 });
        await page.ShootAsync("graphs-drawn-over-light-1280");
        await page.Page.Mouse.UpAsync();
        (await page.SpanAsync()).ShouldBeInRange(870, 930);
        await page.Page.Mouse.DblClickAsync(ground.X + 50, ground.Y + 50);

        await page.UntilAsync("() => location.pathname + location.search === '/'");
        page.ShouldBeClean();
    }

    [BrowserFact]
    public async Task A_finger_draws_a_range_and_two_pinch_one()
    {
        await using var page = await graphs.OpenPageAsync("/", width: 390);
        var ground = (await page.Graph("Processor").Locator(".u-over").BoundingBoxAsync())!;
        var devtools = await page.Page.Context.NewCDPSessionAsync(page.Page);
        await devtools.SendAsync("Emulation.setTouchEmulationEnabled", new() { ["enabled"] = true, ["maxTouchPoints"] = 2 });

        await TouchAsync("touchStart", 0.25);
        await TouchAsync("touchMove", 0.5);
        await TouchAsync("touchMove", 0.75);
        await TouchAsync("touchEnd");
        (await page.SpanAsync()).ShouldBeInRange(1700, 1900);
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
        await using var page = await graphs.OpenPageAsync("/");
        var ground = (await page.Graph("Processor").Locator(".u-over").BoundingBoxAsync())!;

        await page.Page.Mouse.MoveAsync(ground.X + (ground.Width / 3), ground.Y + 50);
        await page.UntilAsync("() => new Set([...document.querySelectorAll('.rem-when')].slice(0, 5).map(e => e.textContent.split(' ·')[0])).size === 1 && document.querySelector('.rem-when').textContent !== ''");
        await page.ShootAsync("graphs-crosshair-light-1280");
        await page.Page.Mouse.MoveAsync(5, 5);

        await page.UntilAsync("() => [...document.querySelectorAll('.rem-when')].every(e => e.textContent === '')");
    }

    [BrowserFact]
    public async Task The_same_data_stands_in_a_table()
    {
        await using var page = await graphs.OpenPageAsync("/");
        var graph = page.Graph("Processor");

        (await page.RowsAsync("Processor", 3590, 3660)).ShouldBeInRange(3590, 3660);
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
        await using var page = await graphs.OpenPageAsync("/");
        var graph = page.Graph("Processor");

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

        (await page.RowsAsync("Load of all hosts", 60, 60)).ShouldBe(60);
        var rows = await page.Page.EvaluateAsync<string[][]>("() => [...document.querySelectorAll('[data-rem=graph]')][3].querySelectorAll('tbody tr').values().map(row => [...row.cells].slice(1).map(cell => cell.textContent)).toArray()");

        rows.ShouldAllBe(static row => row[0].Length > 0 && row[1].Length == 0);
        (await page.Graph("Load of all hosts").Locator(".rem-summary").TextContentAsync())!.ShouldEndWith("web2: no points yet");
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

        streams.Distinct().ShouldHaveSingleItem(); // a busy machine may let one break, and its reader comes back
        page.ShouldBeClean();
    }

    [BrowserFact]
    public async Task A_tab_out_of_sight_gives_its_connection_back_and_is_told_what_it_missed()
    {
        await using var page = await graphs.OpenPageAsync("/one");
        await page.UntilAsync("() => document.querySelector('[data-rem=connection]').textContent === '· live'");

        await page.HideAsync();
        await graphs.Site.UntilStreamsAsync(0);
        await page.Page.EvaluateAsync("() => new Promise(done => setTimeout(done, 3000))"); // seconds that it misses
        await page.ShowAsync();
        await page.UntilAsync("() => document.querySelector('[data-rem=connection]').textContent === '· live'");
        var last = await page.LastAsync();
        await page.Page.WaitForFunctionAsync("last => { const body = document.querySelector('tbody'); return Date.parse(body.lastElementChild.cells[0].textContent) > last + 3000; }", last);

        (await page.HolesAsync()).ShouldBeEmpty();
        page.ShouldBeClean();
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
}
