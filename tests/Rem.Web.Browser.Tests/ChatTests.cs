using Microsoft.Playwright;
using Rem.Shared;
using Rem.Web.Access;
using Rem.Web.Browser.Tests.Kit;
using Rem.Web.Tests.Kit;

namespace Rem.Web.Browser.Tests;

/// <summary>The chat of `plans/chat`, with two people in two browsers.</summary>
public sealed class ChatTests
{
    [BrowserFact]
    public async Task Two_people_talk_in_a_channel()
    {
        await using var site = await StartAsync();
        await using var anna = await SignInAsync(site, "anna");
        await using var bert = await SignInAsync(site, "bert");

        await anna.GoAsync("/");
        await bert.GoAsync("/");
        await OpenAsync(anna, "ops", "What breaks");
        await EnterAsync(bert, "ops");
        await EnterAsync(anna, "ops");
        await JoinAsync(anna);
        await JoinAsync(bert);
        await SayAsync(anna, "is <b>web1</b> up?");
        await SayAsync(bert, "it is");

        foreach (var page in new[] { anna, bert })
        {
            await page.UntilAsync("() => [...document.querySelectorAll('.rem-lines li')].map(e => e.textContent.slice(6)).join('|') === 'anna opened the channel|anna has joined|bert has joined|anna is <b>web1</b> up?|bert it is'");
            await page.UntilAsync("() => [...document.querySelectorAll('tbody td:first-child')].map(e => e.textContent).join() === 'anna,bert'");
        }

        (await anna.Page.GetByLabel("text").InputValueAsync()).ShouldBeEmpty();
        await anna.ShootAsync("chat-light-1280");
        await bert.Page.GetByRole(AriaRole.Button, new() { Name = "Leave" }).ClickAsync();
        await anna.UntilAsync("() => [...document.querySelectorAll('tbody td:first-child')].map(e => e.textContent).join() === 'anna'");
        await anna.UntilAsync("() => document.querySelector('.rem-lines li:last-child').textContent.endsWith('bert has left')");
        await anna.ShouldBeAccessibleAsync();
        anna.ShouldBeClean();
        bert.ShouldBeClean();
    }

    [BrowserFact]
    public async Task Who_comes_later_reads_what_was_said()
    {
        await using var site = await StartAsync();
        await using var anna = await SignInAsync(site, "anna");
        await anna.GoAsync("/");
        await OpenAsync(anna, "night", "");
        await EnterAsync(anna, "night");
        await SayAsync(anna, "good night");
        await anna.UntilAsync("() => document.querySelector('.rem-lines').textContent.includes('good night')");

        await using var bert = await SignInAsync(site, "bert", "dark", 375);
        (await bert.GoAsync("/channels/night")).ShouldBe(200);

        await bert.UntilAsync("() => document.querySelector('.rem-lines').textContent.includes('anna good night')");
        await bert.ShootAsync("chat-dark-375");
        await bert.ShouldNotScrollSidewaysAsync();
        await bert.ShouldBeAccessibleAsync();
        (await bert.GoAsync("/channels/day")).ShouldBe(404);
    }

    [BrowserFact]
    public async Task Who_is_silent_for_long_is_no_longer_there()
    {
        await using var site = await StartAsync(static plan => plan.Replace("ttl = \"10m\"", "ttl = \"3s\"", StringComparison.Ordinal));
        await using var anna = await SignInAsync(site, "anna");
        await using var bert = await SignInAsync(site, "bert");
        await anna.GoAsync("/");
        await OpenAsync(anna, "ops", "");
        await EnterAsync(anna, "ops");
        await bert.GoAsync("/channels/ops");

        // She may have been there and gone before a busy machine looks.
        await bert.Page.EvaluateAsync("() => new MutationObserver(() => { window.seen = window.seen || document.querySelector('tbody td:first-child')?.textContent === 'anna'; }).observe(document.body, { childList: true, subtree: true, characterData: true })");
        await anna.Page.GetByRole(AriaRole.Button, new() { Name = "Join" }).ClickAsync();
        await bert.UntilAsync("() => window.seen");
        await bert.UntilAsync("() => document.querySelectorAll('tbody tr').length === 0");
        await anna.UntilAsync("() => document.querySelectorAll('tbody tr').length === 0");

        await SayAsync(anna, "I only read");
        await bert.UntilAsync("() => document.querySelector('.rem-lines').textContent.includes('I only read')");
        (await bert.Page.Locator("tbody tr").CountAsync()).ShouldBe(0);
        bert.ShouldBeClean();
    }

    [BrowserFact]
    public async Task A_page_whose_scripts_come_slowly_is_like_any_other_when_they_are_there()
    {
        await using var site = await StartAsync();
        await using var anna = await SignInAsync(site, "anna");
        await anna.GoAsync("/");
        await OpenAsync(anna, "ops", "");
        await anna.DelayAsync("**/again.js");
        await anna.DelayAsync("**/connection.js");

        await EnterAsync(anna, "ops");
        await SayAsync(anna, "at once");

        await anna.UntilAsync("() => document.querySelector('.rem-foot').textContent.endsWith('· live')");
        await anna.UntilAsync("() => document.querySelector('.rem-lines').textContent.includes('anna at once')");
        anna.ShouldBeClean();
    }

    [BrowserFact]
    public async Task A_word_keeps_one_there()
    {
        await using var site = await StartAsync();
        await using var anna = await SignInAsync(site, "anna");
        await anna.GoAsync("/");
        await OpenAsync(anna, "ops", "");
        await EnterAsync(anna, "ops");
        await JoinAsync(anna);
        var people = site.Resources.States.Open("chat-people");
        var joined = (await people.GetAsync("ops/anna", default))!.Version;

        await SayAsync(anna, "still here");

        (await people.GetAsync("ops/anna", default))!.Version.ShouldBeGreaterThan(joined);
        (await people.GetAsync("ops/anna", default))!.Value.ShouldBeOfType<Rem.Values.RemMap>().Keys.ShouldBe(["user", "since"], ignoreOrder: true);
    }

    [BrowserFact]
    public async Task What_cannot_be_is_said_where_it_was_tried()
    {
        await using var site = await StartAsync();
        await using var anna = await SignInAsync(site, "anna");
        await anna.GoAsync("/");

        await OpenAsync(anna, "a b", "");
        await anna.Page.Locator(".rem-answer [data-state=critical]").WaitForAsync();

        (await anna.Page.GetByLabel("name").InputValueAsync()).ShouldBe("a b");
        anna.ShouldBeClean();
    }

    private static Task<RunningSite> StartAsync(Func<string, string>? change = null)
    {
        var plan = File.ReadAllText(Path.Combine(RunningNode.Root(), "plans/chat/plan.yaml")).Replace("listen: 2002", "listen: PORT", StringComparison.Ordinal);
        return RunningSite.StartAsync(change?.Invoke(plan) ?? plan);
    }

    private static async Task<WatchedPage> SignInAsync(RunningSite site, string user, string theme = "light", int width = 1280)
    {
        using var changes = await AccessChanges.OpenAsync(site.Resources, new MemoryAudit(TimeProvider.System), TimeProvider.System, CancellationToken.None);
        await changes.AddUserAsync(AuditActor.OfProcess(), user, Role.Viewer, null, CancellationToken.None);
        var token = await changes.AddTokenAsync(AuditActor.OfProcess(), user + "-browser", user, Role.Viewer, AccessChanges.StandardLife, CancellationToken.None);
        var page = await WatchedPage.OpenAsync(site.Port, theme, width);
        await page.SignInAsync(token.Text);
        return page;
    }

    private static async Task OpenAsync(WatchedPage page, string name, string about)
    {
        await page.Page.GetByLabel("name").FillAsync(name);
        await page.Page.GetByLabel("about").FillAsync(about);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Open", Exact = true }).ClickAsync();
    }

    private static Task EnterAsync(WatchedPage page, string channel) =>
        page.FollowAsync(page.Page.GetByRole(AriaRole.Link, new() { Name = "#" + channel }), "/channels/" + channel);

    private static async Task JoinAsync(WatchedPage page)
    {
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Join" }).ClickAsync();
        await page.UntilAsync("() => [...document.querySelectorAll('.rem-answer')].some(e => e.textContent.includes('you are here'))");
    }

    private static async Task SayAsync(WatchedPage page, string text)
    {
        await page.Page.GetByLabel("text").FillAsync(text);
        await page.Page.GetByLabel("text").PressAsync("Enter");
        await page.UntilAsync("() => document.querySelector('[name=\"arg.text\"]').value === ''");
    }
}
