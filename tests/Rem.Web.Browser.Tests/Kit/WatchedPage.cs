using System.Text.Json;
using Microsoft.Playwright;

namespace Rem.Web.Browser.Tests.Kit;

/// <summary>
/// A page of the browser that remembers what must not happen on it: messages of error, violations of the policy, requests
/// to other origins, dialogs.
/// </summary>
internal sealed class WatchedPage : IAsyncDisposable
{
    private static readonly Lazy<string> Axe = new(static () => Resources.Text("axe.js"));
    private readonly IBrowserContext _context;
    private readonly Uri _origin;

    private WatchedPage(IBrowserContext context, IPage page, Uri origin)
    {
        _context = context;
        _origin = origin;
        Page = page;
    }

    public IPage Page { get; }

    /// <summary>What must not have happened.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>Opens an empty page for a site.</summary>
    public static async Task<WatchedPage> OpenAsync(int port, string theme = "light", int width = 1280, bool scripts = true, string? session = null)
    {
        var origin = new Uri($"http://localhost:{port}/");
        var browser = await Chromium.Browser;
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = origin.ToString(),
            ColorScheme = theme == "dark" ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            JavaScriptEnabled = scripts,
            StorageState = session,
        });
        await context.AddInitScriptAsync("addEventListener('securitypolicyviolation', e => console.error('policy: ' + e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sample))");
        await RequestDelays.ApplyAsync(context);
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(60_000); // a machine that does much else at the same time is slow, and no test is to fail for that
        var watched = new WatchedPage(context, page, origin);
        watched.Watch();
        return watched;
    }

    /// <summary>Goes to a path; gives the status.</summary>
    public async Task<int> GoAsync(string path)
    {
        var response = await Page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
        return response!.Status;
    }

    /// <summary>Signs in with a token, as people do; gives the session, for other pages.</summary>
    public async Task<string> SignInAsync(string token)
    {
        await GoAsync("/login");
        await Page.GetByLabel("Token").FillAsync(token);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await UntilAsync("() => document.readyState === 'complete' && location.pathname !== '/login'"); // what the driver hears of a URL is lost now and then
        return await _context.StorageStateAsync();
    }

    /// <summary>Follows a link to a path, until its page is there with its scripts: before, its forms send themselves, and show nothing but the answer.</summary>
    public async Task FollowAsync(ILocator link, string path)
    {
        await link.ClickAsync();
        await UntilAsync($"() => location.pathname === {JsonSerializer.Serialize(path)} && document.readyState === 'complete'");
    }

    /// <summary>Waits until a function of the page gives true; says what was there instead where it never does. What it asks for may not be there yet. A promise is waited for once, whatever it gives.</summary>
    public async Task UntilAsync(string function)
    {
        try
        {
            await Page.WaitForFunctionAsync($"() => {{ try {{ return ({function})(); }} catch (error) {{ window.remNotYet = String(error); return false; }} }}");
        }
        catch (TimeoutException error)
        {
            var text = await Page.EvaluateAsync<string>("document.body.innerText + '\\n' + (window.remNotYet ?? '')");
            throw new TimeoutException($"{error.Message}\nnever true: {function}\nat {Page.Url}\n{text}\n{string.Join('\n', Faults)}");
        }
    }

    /// <summary>Its tab goes behind another one: a browser without a window has no other way to make it so.</summary>
    public Task HideAsync() => SeeAsync(true);

    /// <summary>Its tab is in front again.</summary>
    public Task ShowAsync() => SeeAsync(false);

    /// <summary>Its tab goes behind another one, and is in front again before anything else happens.</summary>
    public Task HideForAMomentAsync() => SeeAsync(true, false);

    private async Task SeeAsync(params bool[] hidden) => await Page.EvaluateAsync(
        "(hidden) => { for (const value of hidden) { Object.defineProperty(document, 'hidden', { value, configurable: true }); document.dispatchEvent(new Event('visibilitychange')); } }",
        hidden);

    /// <summary>Has every chart and graph on the screen once: what is below it is not drawn before.</summary>
    public async Task SeeChartsAsync()
    {
        try
        {
            await Page.EvaluateAsync(SeeCharts);
        }
        catch (PlaywrightException error)
        {
            throw new InvalidOperationException(error.Message + "\n" + string.Join('\n', Faults));
        }
    }

    private const string SeeCharts = """
        async () => {
          for (const plot of document.querySelectorAll('.rem-plot')) {
            plot.scrollIntoView({ behavior: 'instant' });
            const until = Date.now() + 30000;
            while (!plot.querySelector('canvas') || plot.querySelector('.rem-none')?.textContent === 'fetching…') {
              if (Date.now() > until) throw new Error(`not drawn: ${plot.closest('figure').textContent}`);
              await new Promise(done => setTimeout(done, 20));
            }
          }
          scrollTo({ top: 0, behavior: 'instant' });
        }
        """;

    /// <summary>Nothing happened that must not.</summary>
    public void ShouldBeClean() => Faults.ShouldBeEmpty();

    /// <summary>axe finds nothing on the page as it is now. Text in the colour of its ground, which axe leaves undecided, is a finding.</summary>
    public async Task ShouldBeAccessibleAsync()
    {
        await Page.EvaluateAsync(Axe.Value + ";0");
        var found = await Page.EvaluateAsync<JsonElement>("async () => [await axe.run(document)].flatMap(r => [...r.violations, ...r.incomplete.map(v => ({...v, nodes: v.nodes.filter(n => n.any.some(a => a.data?.messageKey === 'equalRatio'))})).filter(v => v.nodes.length > 0)]).map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ') + ' ' + n.failureSummary).join(' | '))");
        found.EnumerateArray().Select(static each => each.GetString()!).ToList().ShouldBeEmpty();
    }

    /// <summary>The page is not wider than the window.</summary>
    public async Task ShouldNotScrollSidewaysAsync() =>
        (await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBeLessThanOrEqualTo(0);

    /// <summary>Keeps a picture where `REM_SHOTS` names a folder, for who looks at them.</summary>
    public async Task ShootAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("REM_SHOTS") is { Length: > 0 } folder)
        {
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png"), FullPage = true });
        }
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private void Watch()
    {
        Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !IsOwnStatus(message))
            {
                Faults.Add($"{message.Type}: {message.Text}");
            }
        };
        Page.PageError += (_, error) => Faults.Add("thrown: " + error);
        Page.Dialog += async (_, dialog) =>
        {
            Faults.Add("dialog: " + dialog.Message);
            await dialog.DismissAsync();
        };
        Page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(_origin.ToString(), StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                Faults.Add("foreign request: " + request.Url);
            }
        };
    }

    // The browser itself notes the page's own status 404 or 500, and the call of a function that failed, as an error.
    private static bool IsOwnStatus(IConsoleMessage message) =>
        message.Text.StartsWith("Failed to load resource: the server responded with a status of ", StringComparison.Ordinal) && !message.Location.Contains("/rem/assets/", StringComparison.Ordinal);
}
