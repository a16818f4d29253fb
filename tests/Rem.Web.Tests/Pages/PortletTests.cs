using Rem.Web.Tests.Kit;

namespace Rem.Web.Tests.Pages;

public sealed class PortletTests
{
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
          cached: {portlets: {n: {page: count, cache: 1h}}, template: {text: "{{{portlets.n}}}"}}
          count: {run: [{count visits: 1, as: n}], return: "${{ n }}"}
        range: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
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
    public async Task Ten_of_300_ms_take_little_longer_than_one()
    {
        await using var site = await RunningSite.StartAsync(Site, Layout);
        await site.GetAsync("/ten");
        var began = TimeProvider.System.GetTimestamp();

        (await site.GetAsync("/ten")).ShouldBe("xxxxxxxxxx");

        TimeProvider.System.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromMilliseconds(900));
    }

    [Fact]
    public async Task What_is_cached_is_worked_out_once()
    {
        await using var site = await RunningSite.StartAsync(Site, Layout);

        (await site.GetAsync("/cached")).ShouldBe("1");
        (await site.GetAsync("/cached")).ShouldBe("1");
        (await site.GetAsync("/count")).ShouldBe("2");
    }
}
