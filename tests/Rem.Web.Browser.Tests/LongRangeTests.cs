using Rem.Web.Browser.Tests.Kit;

namespace Rem.Web.Browser.Tests;

/// <summary>Graphs of more rows than a screen has pixels.</summary>
public sealed class LongRangeTests(GraphSite graphs) : IClassFixture<GraphSite>
{
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

        var plot = await page.Graph("Load").Locator(".rem-plot").EvaluateAsync<int>("e => e.clientWidth");
        asked.ShouldContain(url => url.Contains($"&points={plot}&", StringComparison.Ordinal) && url.Contains("functions=AVERAGE~MIN~MAX", StringComparison.Ordinal));
        asked.ShouldContain(url => url.Contains($"&points={plot}&functions=MAX", StringComparison.Ordinal));
        (await page.Graph("Load").Locator(".rem-note").TextContentAsync())!.ShouldMatch("^averages of [0-9]+ min, with the least and greatest$");
        (await page.Graph("Stacked").Locator(".rem-note").TextContentAsync()).ShouldBe("");
        (await page.Graph("Peaks").Locator(".rem-note").TextContentAsync()).ShouldBe("");
        (await page.RowsAsync("Load")).ShouldBeLessThanOrEqualTo(plot);
        (await page.Graph("Load").Locator("thead th").AllTextContentsAsync()).ShouldBe(["time", "one average", "one least", "one greatest", "flat average", "flat least", "flat greatest"]);
        var rows = await page.Page.EvaluateAsync<double[][]>("() => [...document.querySelectorAll('[data-rem=graph]')[0].querySelectorAll('tbody tr')].map(row => [...row.cells].slice(1).map(cell => cell.textContent)).filter(row => row[0] !== '').map(row => row.map(Number))");
        rows.Length.ShouldBeGreaterThan(5);
        rows.ShouldAllBe(static row => row[1] <= row[0] && row[0] <= row[2] && row[5] == 2);
        rows.ShouldContain(static row => row[2] == 9 && row[0] < 3, "a single second is seen among hours");
        (await page.Graph("Load").Locator(".rem-summary").TextContentAsync())!.ShouldContain("highest 9");
        await page.Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(e => { e.open = false; })");
        await page.ShootAsync($"graphs-band-{theme}-{width}");
        page.ShouldBeClean();
        await page.ShouldNotScrollSidewaysAsync();
        await page.ShouldBeAccessibleAsync();
    }

    [BrowserFact]
    public async Task A_band_goes_with_its_line_and_with_the_range()
    {
        await using var page = await graphs.OpenPageAsync("/old");
        await page.UntilAsync("() => document.querySelector('.rem-note').textContent !== ''");
        var plot = page.Graph("Load").Locator(".rem-plot");
        await plot.PressAsync("ArrowLeft");
        await page.UntilAsync("() => document.querySelector('p[role=status]').textContent !== ''");
        (await InkAsync(page)).ShouldBeGreaterThan(4000);
        await page.Graph("Load").Locator(".rem-legend button").First.ClickAsync();
        await page.Page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))");
        (await InkAsync(page)).ShouldBeLessThan(4000);
        await page.GoAsync($"/old?from={graphs.Begun - 7200}&to={graphs.Begun - 5400}");
        await page.SeeChartsAsync();
        await page.UntilAsync("() => document.querySelector('.rem-none').hidden");

        (await page.Graph("Load").Locator(".rem-note").TextContentAsync()).ShouldBe("");
        (await page.RowsAsync("Load", 1799, 1801)).ShouldBeInRange(1799, 1801);
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
        await using var page = await graphs.OpenPageAsync("/wide");
        await page.UntilAsync("() => document.querySelector('.rem-none').hidden");

        (await page.Graph("Wide").Locator(".rem-legend button").AllTextContentsAsync()).ShouldBe([" s1 1", " s499 499"]);
    }
}
