using Rem.Web.Tests.Kit;
using Xunit.Abstractions;

namespace Rem.Web.Tests.Pages;

public sealed class PortletTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Bound = TimeSpan.FromMilliseconds(500);

    private const string Site = """
        http sites: {main: {listen: PORT}}
        http pages:
          index:
            portlets: {a: hosts/web1, b: {page: /value, query: {x: "1"}}, c: broken, d: nowhere, e: {page: hang, timeout: 300ms}, f: moved}
            template: {text: "{{#each portlets}}[{{{this}}}]{{/each}}"}
          hosts/<name>: {template: {text: "<b>{{name}}</b>", layout: layout.hbs}}
          value: {x: "${{ query.x }}", who: "${{ user.role }}"}
          broken: {x: "${{ nope.a }}"}
          hang: {run: [{shell: sleep 30}]}
          moved: {response: {redirect: /}}
          secret: {role: admin, x: 1}
          self: {portlets: {me: self}, template: {text: "({{{portlets.me}}})"}}
          ten:
            portlets:
              for n in range:
                "p${{ n }}": {page: slow}
            template: {text: "{{#each portlets}}{{{this}}}{{/each}}"}
          slow: {run: [{shell: sleep 0.3}], output: x}
          meeting:
            timeout: 30s
            portlets:
              for n in nine:
                "p${{ n }}": {page: "meet/${{ n }}", timeout: 20s}
              late: {page: hang, timeout: 3s}
            template: {text: "{{#each portlets}}[{{{this}}}]{{/each}}"}
          meet/<n>: {timeout: 20s, run: [{shell: "touch here.${{ n }}; while [ $(ls here.* | wc -l) -lt 9 ]; do sleep 0.05; done"}], output: all here}
          cached: {portlets: {n: {page: count, cache: 1h}}, template: {text: "{{{portlets.n}}}"}}
          count: {run: [{count visits: 1, as: n}], return: "${{ n }}"}
        range: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
        nine: [1, 2, 3, 4, 5, 6, 7, 8, 9]
        """;

    private static readonly (string, string) Layout = ("layout.hbs", "<html>{{{body}}}</html>");

    [Fact]
    public async Task A_page_embeds_pages_without_their_layout_and_each_failure_stands_in_its_own_box()
    {
        await using var site = await RunningSite.StartAsync(Site, Layout);

        var text = await site.GetAsync("/");

        var boxes = text.TrimStart('[').TrimEnd(']').Split("][");
        boxes[0].ShouldBe("<b>web1</b>");
        boxes[1].ShouldStartWith("<dl class=\"rem-facts\"><dt>x</dt><dd>1</dd><dt>who</dt>");
        boxes[2].ShouldContain("<strong>c</strong>: it failed; the log says more");
        boxes[3].ShouldContain("there is no page &#39;/nowhere&#39; here");
        boxes[4].ShouldContain("it took longer than 300ms");
        boxes[5].ShouldContain("redirects");
    }

    [Fact]
    public async Task Pages_inside_of_each_other_end_at_a_depth()
    {
        await using var site = await RunningSite.StartAsync(Site, Layout);

        var text = await site.GetAsync("/self");

        text.Count(static c => c == '(').ShouldBe(21);
        text.ShouldContain("more than 20 deep");
    }

    [Fact]
    public async Task Ten_of_300_ms_take_500_ms_at_most()
    {
        await using var site = await RunningSite.StartAsync(Site, Layout);
        await site.GetAsync("/ten");
        var fastest = TimeSpan.MaxValue;

        // The machine may be busy with other suites for a while, and each box begins a process: the best of many tries counts.
        for (var i = 0; i < 60 && fastest > Bound; i++)
        {
            var began = TimeProvider.System.GetTimestamp();
            (await site.GetAsync("/ten")).ShouldBe("xxxxxxxxxx");
            var took = TimeProvider.System.GetElapsedTime(began);
            fastest = took < fastest ? took : fastest;
            output.WriteLine($"{took.TotalMilliseconds:0} ms");
        }

        fastest.ShouldBeLessThanOrEqualTo(Bound);
        fastest.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMilliseconds(300));
    }

    [Fact]
    public async Task Ten_are_worked_on_at_once_and_one_that_hangs_costs_the_others_nothing()
    {
        await using var site = await RunningSite.StartAsync(Site, Layout);

        // Nine wait for each other: none of them comes back before all have come in, and the tenth never does.
        var text = await site.GetAsync("/meeting");

        var boxes = text.TrimStart('[').TrimEnd(']').Split("][");
        boxes[..9].ShouldAllBe(static box => box == "all here");
        boxes[9].ShouldContain("<strong>late</strong>: it took longer than 3s");
    }

    [Fact]
    public async Task What_is_cached_is_worked_out_once()
    {
        await using var site = await RunningSite.StartAsync(Site, Layout);

        (await site.GetAsync("/cached")).ShouldBe("1");
        (await site.GetAsync("/cached")).ShouldBe("1");
        (await site.GetAsync("/count")).ShouldBe("2");
    }

    [Fact]
    public async Task What_is_cached_for_one_session_no_other_sees_whoever_it_is()
    {
        await using var site = await RunningSite.StartAsync(Cached);
        using Browser admin = new(site), again = new(site), viewer = new(site);
        using (await admin.LoginAsync(("token", site.Token)))
        using (await again.LoginAsync(("token", site.Token)))
        using (await viewer.LoginAsync(("token", await site.AddTokenAsync("guest", Rem.Web.Access.Role.Viewer))))
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 20).SelectMany(_ => new[] { admin, again, viewer }).Select(static async browser => (browser, Text: await browser.Client.GetStringAsync("/mine"))));
            await Task.WhenAll(Enumerable.Range(0, 5).SelectMany(_ => new[] { admin, again, viewer }).Select(static browser => browser.Client.GetStringAsync("/mine")));

            answers.Where(each => each.browser != viewer).ShouldAllBe(static each => each.Text.StartsWith("token:first-run admin ", StringComparison.Ordinal));
            answers.Where(each => each.browser == viewer).ShouldAllBe(static each => each.Text.StartsWith("token:guest viewer ", StringComparison.Ordinal));
            string[] kept = [await admin.Client.GetStringAsync("/mine"), await again.Client.GetStringAsync("/mine"), await viewer.Client.GetStringAsync("/mine")];
            kept.ShouldBeUnique();
            (await admin.Client.GetStringAsync("/mine")).ShouldBe(kept[0]);
            (await again.Client.GetStringAsync("/mine")).ShouldBe(kept[1]);
            (await viewer.Client.GetStringAsync("/mine")).ShouldBe(kept[2]);
        }
    }

    [Fact]
    public async Task What_anyone_may_see_is_cached_once_for_all_who_have_not_signed_in()
    {
        await using var site = await RunningSite.StartAsync(Cached);
        using HttpClient one = site.Anonymous(), two = site.Anonymous();

        (await one.GetStringAsync("/everyones")).ShouldBe("anyone 1");
        (await two.GetStringAsync("/everyones")).ShouldBe("anyone 1");
        (await two.GetStringAsync("/everyones?other=1")).ShouldBe("anyone 2", "another query is another box");
        (await site.GetAsync("/everyones")).ShouldBe("admin 3", "who has signed in has boxes of his own");
        (await one.GetStringAsync("/everyones")).ShouldBe("anyone 1");
    }

    [Fact]
    public async Task A_new_version_of_the_plan_shows_nothing_that_was_cached_of_the_old_one()
    {
        await using var site = await RunningSite.StartAsync(Cached);
        (await site.GetAsync("/everyones")).ShouldBe("admin 1");

        site.Folder.Write("site.yaml", Cached.Replace("PORT", $"{site.Port}", StringComparison.Ordinal).Replace("${{ user.role }} ", "new ${{ user.role }} ", StringComparison.Ordinal));

        await site.UntilAsync("/everyones", "new admin 2");
    }

    private const string Cached = """
        http sites: {main: {listen: PORT}}
        http pages:
          mine: {portlets: {box: {page: box, cache: 1h}}, template: {text: "{{{portlets.box}}}"}}
          box: {run: [{count boxes: 1, as: n}], template: {text: "{{user.name}} {{user.role}} {{n}}"}}
          everyones: {role: anyone, portlets: {box: {page: open, query: "${{ query }}", cache: 1h}}, template: {text: "{{{portlets.box}}}"}}
          open: {role: anyone, run: [{count opens: 1, as: n}], text: "${{ user.role }} ${{ n }}", template: {text: "{{text}}"}}
        """;
}
