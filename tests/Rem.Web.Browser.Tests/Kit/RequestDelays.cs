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
            await context.RouteAsync("**/*", route => HoldAsync(route, most));
        }
    }

    private static async Task HoldAsync(IRoute route, double most)
    {
        if (Random.Shared.NextDouble() < Share)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.NextDouble() * most));
        }

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
