using Rem.Web.Browser.Tests.Kit;

namespace Rem.Web.Browser.Tests;

/// <summary>Every kind of page, light and dark, on a desk and on a phone.</summary>
public sealed class PageTests(GallerySite gallery) : IClassFixture<GallerySite>
{
    private static readonly (string Path, int Status)[] Pages =
        [("/", 200), ("/?more=1", 200), ("/values", 200), ("/empty", 200), ("/nowhere", 404), ("/fails", 500), ("/rpc/", 200), ("/rpc/add", 200), ("/rpc/nope", 404), ("/login", 200)];

    public static TheoryData<string, int, string, int> Views()
    {
        var views = new TheoryData<string, int, string, int>();
        foreach (var (path, status) in Pages)
        {
            foreach (var theme in new[] { "light", "dark" })
            {
                foreach (var width in new[] { 1280, 375 })
                {
                    views.Add(path, status, theme, width);
                }
            }
        }

        return views;
    }

    [BrowserTheory]
    [MemberData(nameof(Views))]
    public async Task A_page_is_whole_keeps_the_policy_and_can_be_used_by_all(string path, int status, string theme, int width)
    {
        await using var page = await gallery.OpenAsync(theme, width);

        (await page.GoAsync(path)).ShouldBe(status);
        await page.UntilAsync("() => !document.querySelector('.rem-theme').hidden");
        await page.SeeChartsAsync();
        await page.ShootAsync($"{(path == "/" ? "index" : path.Trim('/').Replace('/', '-').Replace('?', '-'))}-{theme}-{width}");

        page.ShouldBeClean();
        await page.ShouldNotScrollSidewaysAsync();
        await page.ShouldBeAccessibleAsync();
    }
}
