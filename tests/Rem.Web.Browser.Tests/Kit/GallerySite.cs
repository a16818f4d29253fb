using Rem.Web.Tests.Kit;

namespace Rem.Web.Browser.Tests.Kit;

/// <summary>The site of `plans/gallery.yaml`, one for all tests of a class.</summary>
public sealed class GallerySite : IAsyncLifetime
{
    internal RunningSite Site { get; private set; } = null!;

    public async Task InitializeAsync() => Site = await RunningSite.StartAsync(Resources.Text("gallery.yaml"));

    public async Task DisposeAsync() => await Site.DisposeAsync();
}
