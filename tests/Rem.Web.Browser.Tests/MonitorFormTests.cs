using Microsoft.Playwright;
using Rem.Web.Browser.Tests.Kit;

namespace Rem.Web.Browser.Tests;

/// <summary>The form of a check of `plans/monitor`: what it says of mistakes, and what it leaves as its author wrote it.</summary>
public sealed class MonitorFormTests(RunningMonitor monitor) : IClassFixture<RunningMonitor>
{
    private const string Base = "/system_monitor";

    [BrowserTheory]
    [InlineData("warning", "used:\n  above: 90\n for: 1m", "'warning', line 3, column 2: ")]
    [InlineData("critical", "percent:\n  above: 9\n  abve: 5", "'critical' line 3, column 3: a bound has no setting 'abve'")]
    [InlineData("confirm", "{tries: often}", "'confirm' line 1, column 9: expected a whole number")]
    [InlineData("steps", "- host cpu:\n- host log: {pth: /x}", "'steps' line 2, column 14: ")]
    public async Task A_mistake_in_a_field_is_named_by_its_place_in_the_field(string field, string text, string says)
    {
        var before = Text();
        await using var page = await monitor.OpenAsync();
        await page.GoAsync(Base + "/checks/clock");

        await page.Page.GetByRole(AriaRole.Textbox, new() { Name = field }).FillAsync(text);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        await page.Page.Locator(".rem-answer", new() { HasTextString = says }).WaitForAsync();
        Text().ShouldBe(before);
        await page.ShootAsync("mistake-" + field);
        page.ShouldBeClean();
    }

    [BrowserFact]
    public async Task A_check_that_is_written_with_return_keeps_it()
    {
        var before = Text();
        File.WriteAllText(monitor["plans/monitor/host.yaml"], before + "  fixed:\n    every: 1s\n    return: {x: 7} # always\n");
        await using var page = await monitor.OpenAsync();
        await page.GoAsync(Base + "/checks");
        await page.UntilAsync("() => [...document.querySelectorAll('.rem-portlet tbody tr')].some(e => e.textContent.includes('fixed'))");
        await page.GoAsync(Base + "/checks/fixed");

        await page.Page.GetByRole(AriaRole.Textbox, new() { Name = "steps" }).FillAsync("- host load:");
        await SaveAsync(page, "'fixed' is not written as steps, and what it is stays");
        await page.Page.GetByRole(AriaRole.Textbox, new() { Name = "steps" }).FillAsync("");
        await page.Page.GetByLabel("warning").FillAsync("x: {above: 9}");
        await SaveAsync(page, "is saved");

        Text()[before.Length..].ShouldBe("  fixed:\n    every: 1s\n    return: {x: 7} # always\n    warning:\n      x: {above: 9}\n");
        File.WriteAllText(monitor["plans/monitor/host.yaml"], before);
        page.ShouldBeClean();
    }

    [BrowserFact]
    public async Task The_second_of_two_editors_sees_the_texts_of_both_comments_and_all()
    {
        var before = Text();
        await using var ana = await monitor.OpenAsync();
        await using var ben = await monitor.OpenAsync();
        await ana.GoAsync(Base + "/checks/uptime");
        await ben.GoAsync(Base + "/checks/uptime");

        await ana.Page.GetByRole(AriaRole.Textbox, new() { Name = "steps" }).FillAsync("# as ana knows\n- host uptime:\n");
        await SaveAsync(ana, "is saved");
        await ben.Page.GetByRole(AriaRole.Textbox, new() { Name = "steps" }).FillAsync("# as ben knows\n- host uptime:\n");
        await SaveAsync(ben, "somebody else has changed 'uptime' meanwhile");

        var said = string.Join(' ', (await ben.Page.Locator(".rem-answer", new() { HasTextString = "somebody else has changed" }).TextContentAsync())!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        said.ShouldContain("run: # as ana knows - host uptime:");
        said.ShouldContain("You wrote: about:");
        said.ShouldContain("run: # as ben knows - host uptime:");
        await ben.ShootAsync("conflict");
        File.WriteAllText(monitor["plans/monitor/host.yaml"], before);
        ana.ShouldBeClean();
        ben.ShouldBeClean();
    }

    private static async Task SaveAsync(WatchedPage page, string answer)
    {
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.Page.Locator(".rem-answer", new() { HasTextString = answer }).WaitForAsync();
    }

    private string Text() => File.ReadAllText(monitor["plans/monitor/host.yaml"]);
}
