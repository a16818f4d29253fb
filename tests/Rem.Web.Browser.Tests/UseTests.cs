using Microsoft.Playwright;
using Rem.Web.Browser.Tests.Kit;

namespace Rem.Web.Browser.Tests;

/// <summary>What people do with the pages: by keyboard, without scripts, and while things change.</summary>
public sealed class UseTests(GallerySite gallery) : IClassFixture<GallerySite>
{
    [BrowserFact]
    public async Task The_first_key_stroke_leads_past_the_navigation()
    {
        await using var page = await gallery.OpenAsync();
        await page.GoAsync("/values");

        await page.Page.Keyboard.PressAsync("Tab");
        (await Focused(page)).ShouldBe("Skip to the content");
        await page.Page.Keyboard.PressAsync("Enter");

        await page.UntilAsync("() => document.activeElement.id === 'main'");
    }

    [BrowserFact]
    public async Task Who_signs_out_is_led_to_the_door()
    {
        await using var page = await WatchedPage.OpenAsync(gallery.Site.Port);
        await page.SignInAsync(gallery.Site.Token);
        await page.GoAsync("/values");

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).PressAsync("Enter");
        await page.Page.GetByLabel("Password").WaitForAsync();
        (await page.GoAsync("/values")).ShouldBe(200);

        new Uri(page.Page.Url).PathAndQuery.ShouldBe("/login?next=%2Fvalues");
        await page.Page.GetByLabel("User").FillAsync("nobody");
        await page.Page.GetByLabel("Password").FillAsync("wrong");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        (await page.Page.GetByRole(AriaRole.Alert).TextContentAsync())!.ShouldContain("That is not right.");
        await page.ShootAsync("login-wrong-light-1280");
        await page.ShouldBeAccessibleAsync();
        page.ShouldBeClean();
    }

    [BrowserFact]
    public async Task The_colours_that_were_chosen_stay_chosen()
    {
        await using var page = await gallery.OpenAsync();
        await page.GoAsync("/values");
        var button = page.Page.Locator(".rem-theme");
        await button.WaitForAsync();

        await button.FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        (await Theme(page)).ShouldBe("dark");
        await page.GoAsync("/");

        (await Theme(page)).ShouldBe("dark");
        await page.ShouldBeAccessibleAsync();
        page.ShouldBeClean();
    }

    [BrowserFact]
    public async Task A_table_is_sorted_and_turned_by_keyboard()
    {
        await using var page = await gallery.OpenAsync();
        await page.GoAsync("/");
        var table = page.Page.Locator("[data-rem=table]").First;
        var heading = table.Locator("th", new LocatorLocatorOptions { HasText = "Load" });

        await heading.Locator("button").PressAsync("Enter");
        (await heading.GetAttributeAsync("aria-sort")).ShouldBe("ascending");
        (await table.Locator("tbody tr td:first-child").AllTextContentsAsync()).ShouldBe(["web1", "db1"]);
        await heading.Locator("button").PressAsync("Enter");
        (await heading.GetAttributeAsync("aria-sort")).ShouldBe("descending");
        (await table.Locator("tbody tr td:first-child").AllTextContentsAsync()).ShouldBe(["web2", "db1"]);
        await table.GetByRole(AriaRole.Button, new() { Name = "Next" }).PressAsync("Enter");

        (await table.Locator("tbody tr td:first-child").AllTextContentsAsync()).ShouldBe(["web1"]);
        (await table.Locator(".rem-pages span").TextContentAsync()).ShouldBe("3–3 of 3");
    }

    [BrowserFact]
    public async Task A_chart_is_read_by_keyboard_and_as_a_table()
    {
        await using var page = await gallery.OpenAsync();
        await page.GoAsync("/");
        var chart = page.Page.Locator("[data-rem=chart]").First;
        await chart.Locator("canvas").WaitForAsync();

        await chart.Locator(".rem-plot").PressAsync("Home");
        (await chart.Locator("[role=status]").TextContentAsync())!.ShouldEndWith("web1 0.4, web2 1.1");
        await chart.Locator(".rem-plot").PressAsync("ArrowRight");
        (await chart.Locator("[role=status]").TextContentAsync())!.ShouldEndWith("web1 0.6, web2 1.4");
        await chart.Locator("summary").PressAsync("Enter");

        (await chart.Locator("tbody tr").CountAsync()).ShouldBe(6);
        var line = chart.GetByRole(AriaRole.Button, new() { Name = "web2" });
        await line.PressAsync("Enter");
        (await line.GetAttributeAsync("aria-pressed")).ShouldBe("false");
        page.ShouldBeClean();
    }

    [BrowserFact]
    public async Task A_chart_whose_style_comes_slowly_is_made_when_it_is_there()
    {
        await using var page = await gallery.OpenAsync();
        await page.DelayAsync("**/uplot.min.css");

        await page.GoAsync("/");

        var made = await page.Page.WaitForFunctionAsync("() => { const over = document.querySelector('.u-over'); return over && getComputedStyle(over).position; }");
        (await made.JsonValueAsync<string>()).ShouldBe("absolute");
    }

    [BrowserFact]
    public async Task A_form_shows_its_answer_where_it_stands()
    {
        await using var page = await gallery.OpenAsync();
        await page.GoAsync("/");
        var form = page.Page.Locator(".rem-call", new PageLocatorOptions { HasText = "Add two numbers" });

        await form.GetByLabel("a integer").FillAsync("2");
        await form.GetByRole(AriaRole.Button, new() { Name = "Run" }).ClickAsync();
        await form.Locator(".rem-answer pre").WaitForAsync();

        (await form.Locator(".rem-answer pre").TextContentAsync())!.ShouldContain("\"sum\": 3");
        (await form.Locator(".rem-answer pre").TextContentAsync())!.ShouldContain("a < b & \\\"c\\\"");
        (await form.Locator("h1, header").CountAsync()).ShouldBe(0);
        page.ShouldBeClean();
        await page.ShouldBeAccessibleAsync();
    }

    [BrowserFact]
    public async Task An_argument_may_have_the_name_of_what_scripts_ask_a_form_for()
    {
        await using var page = await gallery.OpenAsync();
        await page.GoAsync("/rpc/named");
        foreach (var (label, text) in new[] { ("form", "a"), ("closest", "b"), ("getAttribute", "c") })
        {
            await page.Page.GetByLabel(label + " text").FillAsync(text);
        }

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Call" }).ClickAsync();
        await page.Page.Locator(".rem-answer:not(:empty)").WaitForAsync();

        (await page.Page.Locator(".rem-answer").InnerTextAsync()).ShouldContain("a b c");
        new Uri(page.Page.Url).AbsolutePath.ShouldBe("/rpc/named");
        page.ShouldBeClean();
    }

    [BrowserFact]
    public async Task A_call_that_nobody_answers_leaves_no_old_answer_standing()
    {
        await using var page = await gallery.OpenAsync();
        await page.GoAsync("/");
        var form = page.Page.Locator(".rem-call", new PageLocatorOptions { HasText = "Add two numbers" });
        await form.GetByLabel("a integer").FillAsync("2");
        await form.GetByRole(AriaRole.Button, new() { Name = "Run" }).ClickAsync();
        await form.Locator(".rem-answer [data-state=ok]").WaitForAsync();

        await page.Page.RouteAsync("**/rpc/*", static route => route.AbortAsync());
        await form.GetByRole(AriaRole.Button, new() { Name = "Run" }).ClickAsync();
        await form.Locator(".rem-answer [data-state=unknown]").WaitForAsync();

        (await form.Locator(".rem-answer").InnerTextAsync()).ShouldContain("the server did not answer");
        (await form.Locator(".rem-answer [data-state=ok]").CountAsync()).ShouldBe(0);
        (await form.GetByLabel("a integer").InputValueAsync()).ShouldBe("2");
    }

    [BrowserFact]
    public async Task A_button_asks_before_it_acts_and_shows_what_failed()
    {
        await using var page = await gallery.OpenAsync();
        await page.GoAsync("/");
        var restart = page.Page.Locator(".rem-call", new PageLocatorOptions { HasText = "Restart" });
        var fail = page.Page.Locator(".rem-call", new PageLocatorOptions { HasText = "Shows what a failure" });

        (await restart.GetByText("web1 is gone for a minute.").IsVisibleAsync()).ShouldBeFalse();
        await restart.Locator("summary").PressAsync("Enter");
        await restart.GetByRole(AriaRole.Button, new() { Name = "Yes, Restart" }).PressAsync("Enter");
        await restart.Locator(".rem-answer pre").WaitForAsync();
        await fail.GetByRole(AriaRole.Button, new() { Name = "Fail" }).ClickAsync();
        await fail.Locator(".rem-answer pre").First.WaitForAsync();

        (await restart.Locator(".rem-answer pre").TextContentAsync()).ShouldBe("web1 restarted, and a, b");
        (await fail.Locator(".rem-answer").TextContentAsync())!.ShouldContain("the disk is full");
        (await fail.GetByLabel("reason").InnerTextAsync()).ShouldBe("the disk is full");
        (await fail.GetByLabel("error").IsVisibleAsync()).ShouldBeFalse("places are for who mends the plan");
        (await fail.GetByLabel("error").TextContentAsync())!.ShouldContain("^^^^");
        (await fail.GetByLabel("answer").TextContentAsync())!.ShouldNotContain("shown");
        await page.ShootAsync("answers-light-1280");
        page.ShouldBeClean();
    }

    [BrowserFact]
    public async Task Widgets_follow_their_streams()
    {
        await using var page = await gallery.OpenAsync();
        await page.GoAsync("/");
        await page.UntilAsync("() => document.querySelector('[data-rem=connection]').textContent === '· live'");

        foreach (var number in new[] { "21.5", "22.5" })
        {
            using var answer = await gallery.Site.Client.PostAsync("/rpc/feed", new StringContent($"{{\"number\": {number}}}", System.Text.Encoding.UTF8, "application/json"));
            answer.IsSuccessStatusCode.ShouldBeTrue();
        }

        var table = page.Page.Locator("[data-stream='/bucket'] tbody tr td");
        await page.UntilAsync("() => document.querySelector('[data-stream=\"/jobs\"] .rem-number').textContent === '2'");
        await page.UntilAsync("() => document.querySelector('[data-stream=\"/temperature\"] .rem-summary').textContent === 'Temperature: last 22.5 °C, lowest 21.5 °C, highest 22.5 °C, 2 points'");
        await page.UntilAsync("() => document.querySelector('[data-stream=\"/events\"] ol').textContent.includes('number 22.5')");
        await page.UntilAsync("() => [...document.querySelectorAll('[data-stream=\"/bucket\"] td')].map(e => e.textContent).join() === 'first,22.5'");
        await page.UntilAsync("() => document.querySelector('[data-stream=\"/states\"]').textContent.includes('printer')");

        (await page.Page.Locator("[data-stream='/states'] li").First.GetAttributeAsync("data-state")).ShouldBe("critical");
        await page.ShootAsync("live-light-1280");
        page.ShouldBeClean();
        await page.ShouldBeAccessibleAsync();
    }

    [BrowserFact]
    public async Task A_function_is_called_without_any_script()
    {
        await using var page = await gallery.OpenAsync(scripts: false);
        await page.GoAsync("/rpc/");
        var form = page.Page.Locator(".rem-call", new PageLocatorOptions { HasText = "Gives back" });

        await form.GetByLabel("word").FillAsync("<b>");
        await form.GetByLabel("flag").UncheckAsync();
        await form.GetByLabel("list").FillAsync("one\ntwo");
        await form.GetByRole(AriaRole.Button).ClickAsync();

        (await page.Page.Locator("h1").TextContentAsync()).ShouldBe("kinds");
        (await page.Page.Locator(".rem-answer pre").TextContentAsync()).ShouldBe("{\n  \"word\": \"<b>\",\n  \"flag\": false,\n  \"list\": [\n    \"one\",\n    \"two\"\n  ]\n}");
        (await page.Page.GetByLabel("word").InputValueAsync()).ShouldBe("<b>");
        (await page.Page.GetByLabel("flag").IsCheckedAsync()).ShouldBeFalse();
    }

    [BrowserFact]
    public async Task Pages_are_whole_without_any_script()
    {
        await using var page = await gallery.OpenAsync(scripts: false);

        await page.GoAsync("/");

        (await page.Page.Locator("[data-rem=table] tbody tr").CountAsync()).ShouldBe(3);
        (await page.Page.Locator(".rem-summary").First.TextContentAsync())!.ShouldStartWith("web1: last 0.7, lowest 0.4, highest 1.4, 6 points");
        (await page.Page.Locator(".rem-theme").IsVisibleAsync()).ShouldBeFalse();
        page.ShouldBeClean();
    }

    private static Task<string> Focused(WatchedPage page) => page.Page.EvaluateAsync<string>("document.activeElement.textContent");

    private static Task<string> Theme(WatchedPage page) => page.Page.EvaluateAsync<string>("document.documentElement.dataset.theme");
}
