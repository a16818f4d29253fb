using System.Diagnostics;
using Microsoft.Playwright;

namespace Rem.Web.Browser.Tests.Kit;

/// <summary>What a page of graphs shows.</summary>
internal static class GraphPage
{
    /// <summary>True where some chart has a line with a number.</summary>
    public const string IsDrawn = "() => [...document.querySelectorAll('.rem-legend .rem-unit')].some(e => e.textContent !== '')";

    /// <summary>The graph under a title.</summary>
    public static ILocator Graph(this WatchedPage page, string title) => page.Page.Locator("[data-rem=graph]", new PageLocatorOptions { Has = page.Page.Locator($"figcaption:text-is('{title}')") });

    /// <summary>How many rows a graph's table has, all of its pages.</summary>
    public static async Task<int> RowsAsync(this WatchedPage page, string title)
    {
        var details = page.Graph(title).Locator("details");
        await details.EvaluateAsync("e => { e.open = true; }");
        await page.Page.WaitForFunctionAsync("e => e.querySelector('tbody tr')", await details.ElementHandleAsync());
        await page.Graph(title).Locator(".rem-plot").ScrollIntoViewIfNeededAsync();
        await page.Page.WaitForFunctionAsync("e => e.closest('figure').querySelector('.rem-none').hidden", await details.ElementHandleAsync());
        await details.EvaluateAsync("e => { e.open = false; }");
        await details.EvaluateAsync("async e => { e.open = true; await new Promise(done => setTimeout(done, 100)); }");
        var all = details.Locator(".rem-pages:not([hidden]) span");
        return await all.CountAsync() > 0 ? int.Parse((await all.TextContentAsync())!.Split(' ')[2], System.Globalization.CultureInfo.InvariantCulture) : await details.Locator("tbody tr").CountAsync();
    }

    /// <summary>How many rows a graph's table has, once they are as many as is said, or a minute has passed: those of another range stay until the new ones are there.</summary>
    public static async Task<int> RowsAsync(this WatchedPage page, string title, int least, int most)
    {
        for (var waited = Stopwatch.StartNew(); ;)
        {
            if (await page.RowsAsync(title) is var rows && ((rows >= least && rows <= most) || waited.Elapsed > TimeSpan.FromMinutes(1)))
            {
                return rows;
            }
        }
    }

    /// <summary>Waits until so many rows of a graph have been fetched: before, keys go as far as what is there.</summary>
    public static async Task UntilRowsAsync(this WatchedPage page, string title, int least) =>
        (await page.RowsAsync(title, least, int.MaxValue)).ShouldBeGreaterThanOrEqualTo(least, title);

    /// <summary>The seconds of the range that stands in the address.</summary>
    public static async Task<int> SpanAsync(this WatchedPage page)
    {
        await page.UntilAsync("() => new URLSearchParams(location.search).has('from')");
        return await page.Page.EvaluateAsync<int>("() => { const query = new URLSearchParams(location.search); return query.get('to') - query.get('from'); }");
    }

    /// <summary>The newest moment of the first table, in milliseconds since 1970.</summary>
    public static async Task<double> LastAsync(this WatchedPage page)
    {
        await page.Page.Locator("details.rem-data").First.EvaluateAsync("e => { e.open = true; }");
        var last = await page.Page.WaitForFunctionAsync("() => Date.parse(document.querySelector('tbody')?.lastElementChild?.cells[0].textContent)");
        return await last.JsonValueAsync<double>();
    }

    /// <summary>Where the seconds of the table do not follow each other.</summary>
    public static Task<string[]> HolesAsync(this WatchedPage page) => page.Page.EvaluateAsync<string[]>(
        "() => [...document.querySelectorAll('tbody tr')].map(row => row.cells[0].textContent).filter((text, i, all) => i > 0 && Date.parse(text) - Date.parse(all[i - 1]) !== 1000)");
}
