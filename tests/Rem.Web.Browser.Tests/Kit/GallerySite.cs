using Rem.Web.Tests.Kit;

namespace Rem.Web.Browser.Tests.Kit;

/// <summary>The site of `plans/gallery.yaml`, one for all tests of a class, and the session of who signed in to it.</summary>
public sealed class GallerySite : IAsyncLifetime
{
    private string _session = "";

    internal RunningSite Site { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Site = await RunningSite.StartAsync(Resources.Text("gallery.yaml"));
        if (Chromium.IsWanted)
        {
            await using var page = await WatchedPage.OpenAsync(Site.Port);
            _session = await page.SignInAsync(Site.Token);
        }
    }

    public async Task DisposeAsync() => await Site.DisposeAsync();

    /// <summary>A page for who has signed in.</summary>
    internal Task<WatchedPage> OpenAsync(string theme = "light", int width = 1280, bool scripts = true) =>
        WatchedPage.OpenAsync(Site.Port, theme, width, scripts, _session);
}
