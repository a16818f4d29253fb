using Microsoft.Playwright;
using Rem.Web.Browser.Tests.Kit;

namespace Rem.Web.Browser.Tests;

/// <summary>The monitor of `plans/monitor`, in a browser.</summary>
public sealed class MonitorTests(RunningMonitor monitor) : IClassFixture<RunningMonitor>
{
    private const string Base = "/system_monitor";

    [BrowserTheory]
    [InlineData("/monitor", "light", 1280)]
    [InlineData("/monitor", "dark", 375)]
    [InlineData("/host", "light", 1280)]
    [InlineData("/host", "dark", 375)]
    [InlineData("/checks", "light", 375)]
    [InlineData("/checks", "dark", 1280)]
    [InlineData("/checks/disk%20io", "light", 1280)]
    [InlineData("/checks/disk%20io", "dark", 375)]
    [InlineData("/graphs", "dark", 1280)]
    [InlineData("/graphs", "light", 375)]
    public async Task A_page_is_whole_keeps_the_policy_and_can_be_used_by_all(string path, string theme, int width)
    {
        await using var page = await monitor.OpenAsync(theme, width);

        (await page.GoAsync(Base + path)).ShouldBe(200);
        await page.UntilAsync("() => !document.querySelector('.rem-theme').hidden");
        if (path != "/checks")
        {
            await GraphsAsync(page, path);
            await page.Page.Locator("figure.rem-chart").First.ScrollIntoViewIfNeededAsync(); // it is made when it is seen
            await page.UntilAsync(GraphPage.IsDrawn);
        }

        await page.ShootAsync($"monitor{path.Replace('/', '-').Replace("%20", "-", StringComparison.Ordinal)}-{theme}-{width}");
        page.ShouldBeClean();
        await page.ShouldNotScrollSidewaysAsync();
        await page.ShouldBeAccessibleAsync();
    }

    [BrowserFact]
    public async Task Its_root_leads_to_the_problems_and_a_check_that_is_not_there_is_404()
    {
        await using var page = await monitor.OpenAsync();

        await page.GoAsync("/");

        new Uri(page.Page.Url).AbsolutePath.ShouldBe(Base + "/monitor");
        (await page.GoAsync(Base + "/checks/nope")).ShouldBe(404);
        (await page.GoAsync(Base + "/checks/%20")).ShouldBe(404);
        (await page.GoAsync(Base + "/checks/a%0Ab")).ShouldBe(404);
        (await page.GoAsync(Base + "/checks/" + new string('a', 3000))).ShouldBe(404);
    }

    [BrowserFact]
    public async Task A_problem_comes_up_by_itself_is_looked_after_and_goes()
    {
        await using var page = await monitor.OpenAsync();
        await page.GoAsync(Base + "/monitor");
        await page.UntilAsync("() => document.querySelector('.rem-map')?.textContent.includes('uptime')");

        await AddAsync("trouble", "- host file: /nowhere");
        await page.UntilAsync("() => [...document.querySelectorAll('.rem-portlet tbody tr')].some(e => e.textContent.includes('trouble'))");
        await page.FollowAsync(page.Page.Locator(".rem-portlet tbody").GetByRole(AriaRole.Link, new() { Name = "trouble" }), Base + "/checks/trouble");
        await page.UntilAsync("() => document.querySelector('.rem-portlet').textContent.includes('critical') && !document.querySelector('.rem-portlet').textContent.includes('ry 1 of')");
        await page.Page.GetByLabel("comment").First.FillAsync("it is a <b>test</b>");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "I look after it", Exact = true }).ClickAsync();

        await page.UntilAsync("() => document.querySelector('.rem-portlet').textContent.includes('it is a <b>test</b>')");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Remove it" }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Yes, Remove it" }).ClickAsync();
        await page.UntilAsync("() => document.body.textContent.includes('is no longer looked at')");
        page.ShouldBeClean();
        Text().ShouldNotContain("trouble");
    }

    [BrowserFact]
    public async Task A_form_changes_the_lines_of_its_check_and_the_second_of_two_editors_sees_a_conflict()
    {
        var before = Text();
        await using var ana = await monitor.OpenAsync();
        await using var ben = await monitor.OpenAsync();
        await ana.GoAsync(Base + "/checks/handles");
        await ben.GoAsync(Base + "/checks/handles");

        await ana.Page.GetByLabel("warning").FillAsync("percent: {above: 70}");
        await SaveAsync(ana, "is saved");
        await ben.Page.GetByLabel("critical").FillAsync("percent: {above: 99}");
        await SaveAsync(ben, "somebody else has changed 'handles' meanwhile");

        Text().ShouldBe(before.Replace("warning: {percent: {above: 80}}", "warning: {percent: {above: 70}}", StringComparison.Ordinal));
        (await ben.Page.GetByLabel("critical").InputValueAsync()).ShouldBe("percent: {above: 99}"); // nothing of it is lost
        await ben.Page.GetByLabel("warning").FillAsync("percent: {above: 70}");
        await ben.Page.GetByLabel("over").CheckAsync();
        await SaveAsync(ben, "is saved");
        Text().ShouldBe(before
            .Replace("warning: {percent: {above: 80}}", "warning: {percent: {above: 70}}", StringComparison.Ordinal)
            .Replace("critical: {percent: {above: 95}}", "critical: {percent: {above: 99}}", StringComparison.Ordinal));
        ana.ShouldBeClean();
        ben.ShouldBeClean();
    }

    [BrowserFact]
    public async Task What_would_be_wrong_is_said_and_not_saved()
    {
        var before = Text();
        await using var page = await monitor.OpenAsync();
        await page.GoAsync(Base + "/checks/users");

        await page.Page.GetByRole(AriaRole.Textbox, new() { Name = "steps" }).FillAsync("- hots users:");
        await page.Page.GetByLabel("every").FillAsync("soon");
        await SaveAsync(page, "expected a duration");

        Text().ShouldBe(before);
        (await page.Page.Locator("main").TextContentAsync())!.ShouldContain("'hots' is no tag");
        page.ShouldBeClean();
    }

    [BrowserFact]
    public async Task A_link_shows_what_it_does_to_who_has_no_user_and_does_it_once_by_its_button()
    {
        await using var page = await monitor.OpenAsync();
        await page.GoAsync(Base + "/monitor");
        await AddAsync("trouble link", "- host file: /nowhere");
        await page.UntilAsync("() => [...document.querySelectorAll('.rem-portlet tbody tr')].some(e => e.textContent.includes('trouble link'))");
        await page.FollowAsync(page.Page.Locator(".rem-portlet tbody").GetByRole(AriaRole.Link, new() { Name = "trouble link" }), Base + "/checks/trouble%20link");
        await page.UntilAsync("() => document.querySelector('.rem-portlet').textContent.includes('critical') && !document.querySelector('.rem-portlet').textContent.includes('ry 1 of')");
        await page.Page.GetByLabel("person").FillAsync("bea@example.org");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Make a link" }).ClickAsync();
        await page.Page.Locator(".rem-answer", new() { HasTextString = "/rem/link?k=" }).WaitForAsync();
        var link = new Uri((await page.Page.Locator(".rem-answer pre", new() { HasTextString = "/rem/link?k=" }).TextContentAsync())!.Trim()).PathAndQuery;

        await using var other = await monitor.OpenAsync("dark", 375, signsIn: false);
        (await other.GoAsync(link)).ShouldBe(200);
        (await other.Page.Locator("main").TextContentAsync())!.ShouldContain("trouble link");
        other.ShouldBeClean();
        await other.ShouldNotScrollSidewaysAsync();
        await other.ShouldBeAccessibleAsync();
        await other.Page.GetByLabel("comment").FillAsync("on my way");
        await other.Page.GetByRole(AriaRole.Button, new() { Name = "acknowledge" }).ClickAsync();
        await other.UntilAsync("() => document.querySelector('main').textContent.includes(\"you look after 'trouble link'\")");

        await page.UntilAsync("() => document.querySelector('.rem-portlet').textContent.includes('ooked after by bea@example.org')");
        (await other.GoAsync(link)).ShouldBe(410);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Remove it" }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Yes, Remove it" }).ClickAsync();
        await page.UntilAsync("() => document.body.textContent.includes('is no longer looked at')");
    }

    [BrowserFact]
    public async Task A_form_shows_and_keeps_the_comments_of_a_check()
    {
        var before = Text();
        await using var page = await monitor.OpenAsync();
        await page.GoAsync(Base + "/checks/passwords");
        (await page.Page.GetByRole(AriaRole.Textbox, new() { Name = "steps" }).InputValueAsync()).ShouldBe("[{host file: /etc/passwd}]");

        await page.Page.GetByRole(AriaRole.Textbox, new() { Name = "steps" }).FillAsync("# who may sign in\n- host file: /etc/passwd # a file\n# and no more\n");
        await SaveAsync(page, "is saved");

        var after = before.Replace("    run: [{host file: /etc/passwd}]\n", "    run:\n      # who may sign in\n      - host file: /etc/passwd # a file\n      # and no more\n", StringComparison.Ordinal);
        Text().ShouldBe(after);
        await page.GoAsync(Base + "/checks/passwords");
        (await page.Page.GetByRole(AriaRole.Textbox, new() { Name = "steps" }).InputValueAsync()).ShouldBe("# who may sign in\n- host file: /etc/passwd # a file\n# and no more\n");
        await page.Page.GetByLabel("every").FillAsync("20s");
        await SaveAsync(page, "is saved");
        Text().ShouldBe(after.Replace("    about: The list of users; shows how a file is looked at.\n    every: 10s", "    about: The list of users; shows how a file is looked at.\n    every: 20s", StringComparison.Ordinal));
        page.ShouldBeClean();
    }

    [BrowserFact]
    public async Task A_form_saves_again_and_again_and_only_others_are_others()
    {
        await using var page = await monitor.OpenAsync();
        await using var other = await monitor.OpenAsync();
        await page.GoAsync(Base + "/checks/users");
        await other.GoAsync(Base + "/checks/users");

        foreach (var about in new[] { "who is here", "who is here now" })
        {
            await page.Page.GetByLabel("about").FillAsync(about);
            await SaveAsync(page, "is saved");
            await page.Page.EvaluateAsync("() => document.querySelectorAll('.rem-answer').forEach(e => e.replaceChildren())");
        }

        Text().ShouldContain("about: who is here now\n");
        await other.Page.GetByLabel("about").FillAsync("nobody's");
        await SaveAsync(other, "somebody else has changed 'users' meanwhile");
        Text().ShouldContain("about: who is here now\n");
        page.ShouldBeClean();
    }

    [BrowserTheory]
    [InlineData("- nosuchtag: 1", "looks at nothing")]
    [InlineData("- host cup:", "did you mean 'host cpu'?")]
    [InlineData("- host log: {path: /x, match: \"(\"}", "is no regular expression")]
    [InlineData("- host process: ''", "'name' must be a name")]
    [InlineData("- a: [", "YAML")]
    public async Task A_step_that_looks_at_nothing_is_refused_with_the_reason(string steps, string says)
    {
        var before = Text();
        await using var page = await monitor.OpenAsync();
        await page.GoAsync(Base + "/checks/clock");

        await page.Page.GetByRole(AriaRole.Textbox, new() { Name = "steps" }).FillAsync(steps);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        await page.Page.Locator(".rem-answer", new() { HasTextString = says }).WaitForAsync();
        Text().ShouldBe(before);
        page.ShouldBeClean();
    }

    [BrowserFact]
    public async Task A_check_with_another_name_keeps_its_history()
    {
        await AddAsync("early", "- host file: /not/there");
        await using var page = await monitor.OpenAsync();
        await page.GoAsync(Base + "/monitor");
        await page.UntilAsync("() => [...document.querySelectorAll('.rem-portlet tbody tr')].some(e => e.textContent.includes('early') && !e.textContent.includes('try 1'))");
        await page.GoAsync(Base + "/checks/early");
        await page.Page.GetByLabel("comment").First.FillAsync("it is known");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "I look after it", Exact = true }).ClickAsync();
        await page.UntilAsync("() => document.querySelector('.rem-portlet').textContent.includes('it is known')");
        await page.Page.GetByLabel("name").FillAsync("later");
        await SaveAsync(page, "is saved");
        Text().ShouldContain("\n  later:\n");
        Text().ShouldNotContain("early");

        await page.GoAsync(Base + "/monitor");
        await page.UntilAsync("() => { const rows = [...document.querySelectorAll('.rem-portlet tbody tr')].map(e => e.textContent); return rows.some(e => e.includes('later') && e.includes('it is known')) && !rows.some(e => e.includes('early')); }");
        await page.GoAsync(Base + "/checks/later");
        await page.UntilAsync("() => document.querySelector('.rem-portlet').textContent.includes('it is known')");
        (await page.Page.Locator(".rem-portlet tbody").TextContentAsync())!.ShouldContain("/not/there is not there");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Remove it" }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Yes, Remove it" }).ClickAsync();
        await page.UntilAsync("() => document.body.textContent.includes('is no longer looked at')");
        page.ShouldBeClean();
    }

    // A check has graphs when it has given numbers: not in the first seconds of the program.
    private static async Task GraphsAsync(WatchedPage page, string path)
    {
        for (var i = 0; i < 60 && await page.Page.Locator("figure.rem-chart").CountAsync() == 0; i++)
        {
            await Task.Delay(TimeSpan.FromSeconds(0.5), TimeProvider.System);
            await page.GoAsync(Base + path);
        }
    }

    private async Task AddAsync(string name, string steps)
    {
        await using var page = await monitor.OpenAsync();
        await page.GoAsync(Base + "/checks");
        await page.Page.GetByLabel("name").FillAsync(name);
        await page.Page.GetByRole(AriaRole.Textbox, new() { Name = "steps" }).FillAsync(steps);
        await page.Page.GetByLabel("every").FillAsync("1s");
        await page.Page.GetByLabel("confirm").FillAsync("{tries: 2, every: 1s}");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await page.UntilAsync("() => document.body.textContent.includes('is in host.yaml')");
    }

    private static async Task SaveAsync(WatchedPage page, string answer)
    {
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.Page.Locator(".rem-answer", new() { HasTextString = answer }).WaitForAsync();
    }

    private string Text() => File.ReadAllText(monitor["plans/monitor/host.yaml"]);
}
