using Microsoft.Playwright;

namespace Rem.Web.Browser.Tests.Kit;

/// <summary>Debian's Chromium, started once for all tests. Nothing is downloaded.</summary>
internal static class Chromium
{
    public const string Path = "/usr/bin/chromium";

    private static readonly Lazy<Task<IBrowser>> Started = new(StartAsync);

    /// <summary>True where it is installed. In CI it has to be, and its absence fails the tests instead of skipping them.</summary>
    public static bool IsWanted => File.Exists(Path) || Environment.GetEnvironmentVariable("CI") == "true";

    public static Task<IBrowser> Browser => Started.Value;

    private static async Task<IBrowser> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Path, Args = ["--no-sandbox", "--disable-gpu"] });
    }
}
