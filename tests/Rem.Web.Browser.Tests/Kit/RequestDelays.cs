using System.Globalization;
using Microsoft.Playwright;

namespace Rem.Web.Browser.Tests.Kit;

/// <summary>
/// Holds a third of what the browser asks for, each for up to `REM_DELAYS_REQUESTS` milliseconds, where that is set: what two
/// people do after another on an idle machine may come in the other order on a busy one.
/// </summary>
internal static class RequestDelays
{
    private const double Share = 0.3;

    public static async Task ApplyAsync(IBrowserContext context)
    {
        if (double.TryParse(Environment.GetEnvironmentVariable("REM_DELAYS_REQUESTS"), CultureInfo.InvariantCulture, out var most))
        {
            await context.RouteAsync("**/*", route => HoldAsync(route, TimeSpan.FromMilliseconds(Random.Shared.NextDouble() < Share ? Random.Shared.NextDouble() * most : 0)));
        }
    }

    /// <summary>Has what a page asks for at some addresses, such as `**/*.css`, come a second late.</summary>
    public static Task DelayAsync(this WatchedPage page, string addresses) =>
        page.Page.RouteAsync(addresses, static route => HoldAsync(route, TimeSpan.FromSeconds(1)));

    private static async Task HoldAsync(IRoute route, TimeSpan time)
    {
        await Task.Delay(time, TimeProvider.System);
        try
        {
            await route.ContinueAsync();
        }
        catch (PlaywrightException)
        {
            // its page has gone meanwhile
        }
    }
}
