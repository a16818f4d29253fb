using Rem.Errors;
using Rem.Web.Tests.Kit;

namespace Rem.Web.Tests.Pages;

public sealed class TemplateTests
{
    private const string Site = """
        title: Hosts <all>
        http sites: {main: {listen: PORT}}
        http pages:
          index:
            template: {file: hosts.hbs, layout: layout.hbs}
            hosts: [{name: web1, up: true}, {name: "<db1>", up: false}]
          inline: {template: {text: "{{#each query}}{{@key}}={{this}};{{/each}}"}}
          returned: {template: {text: "{{a}} {{title}}"}, return: {a: 1}}
          missing: {template: {text: "{{nope}}"}}
          css: {template: {text: "a{}"}, content type: text/css}
        """;

    private static readonly (string, string)[] Files =
    [
        ("hosts.hbs", "{{#each hosts}}{{> host}}{{/each}}"),
        ("partials/host.hbs", "<li>{{name}}{{#unless up}} down{{/unless}}</li>"),
        ("layout.hbs", "<title>{{title}}</title><ul>{{{body}}}</ul>"),
    ];

    [Fact]
    public async Task A_page_fills_its_template_in_its_layout_with_parts_and_escapes_values()
    {
        await using var site = await RunningSite.StartAsync(Site, Files);

        using var answer = await site.Client.GetAsync("/");

        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/html; charset=utf-8");
        (await answer.Content.ReadAsStringAsync()).ShouldBe("<title>Hosts &lt;all&gt;</title><ul><li>web1</li><li>&lt;db1&gt; down</li></ul>");
    }

    [Theory]
    [InlineData("/inline?a=%3Cb%3E&c=2", "a=&lt;b&gt;;c=2;")]
    [InlineData("/returned", "1 Hosts &lt;all&gt;")]
    public async Task A_template_sees_the_names_of_page_plan_and_request(string path, string expected)
    {
        await using var site = await RunningSite.StartAsync(Site, Files);

        (await site.GetAsync(path)).ShouldBe(expected);
    }

    [Fact]
    public async Task A_name_that_is_missing_fails_the_page_at_its_place()
    {
        await using var site = await RunningSite.StartAsync(Site, Files);

        ((int)(await site.Client.GetAsync("/missing")).StatusCode).ShouldBe(500);

        (await site.LineAsync(static line => line.Level == Running.LogLevel.Error)).Place.ToString().ShouldEndWith("site.yaml:9:31");
    }

    [Fact]
    public async Task A_part_that_changes_is_taken_up()
    {
        await using var site = await RunningSite.StartAsync(Site, Files);

        site.Folder.Write("partials/host.hbs", "<li>{{name}}</li>");

        await site.UntilAsync("/", "<title>Hosts &lt;all&gt;</title><ul><li>web1</li><li>&lt;db1&gt;</li></ul>");
    }

    [Fact]
    public async Task A_file_that_is_missing_comes_from_the_fall_backs_three_deep_the_own_one_first()
    {
        const string Plan = """
            http sites: {main: {listen: PORT}}
            http fallbacks: [second]
            http pages:
              index: {template: {file: pages/host.hbs, layout: layout.hbs}, name: <web1>}
              own: {template: own.hbs}
            """;
        await using var site = await RunningSite.StartAsync(
            Plan,
            ("own.hbs", "own {{> foot}}"), ("second/own.hbs", "not this one"), ("foot.hbs", "our foot"),
            ("second/plan.yaml", "http fallbacks: [../third]\nhttp pages: {second: {template: own.hbs}}"), ("second/pages/foot.html", "second's foot"),
            ("third/plan.yaml", "http fallbacks: [../fourth]"), ("third/layout.hbs", "[{{{body}}}]"), ("third/pages/partials/row.hbs", "{{name}}"),
            ("fourth/plan.yaml", "http pages: {x: 1}"), ("fourth/pages/host.hbs", "{{> row}} {{> foot}}"), ("fourth/pages/row.hbs", "not this one"));

        (await site.GetAsync("/")).ShouldBe("[&lt;web1&gt; second's foot]");
        (await site.GetAsync("/own")).ShouldBe("own our foot");
        (await site.GetAsync("/second")).ShouldBe("not this one");
    }

    [Fact]
    public async Task A_fall_back_may_hold_templates_alone_and_pages_later()
    {
        await using var site = await RunningSite.StartAsync(
            "http sites: {main: {listen: PORT}}\nhttp fallbacks: [base]\nhttp pages: {index: {template: {text: inside, layout: layout.hbs}}}",
            ("base/plan.yaml", "x: 1"), ("base/layout.hbs", "[{{{body}}}]"));
        (await site.GetAsync("/")).ShouldBe("[inside]");

        site.Folder.Write("base/layout.hbs", "<{{{body}}}>");
        await site.UntilAsync("/", "<inside>");
        site.Folder.Write("base/plan.yaml", "http pages: {index: behind, more: {output: more}}");
        using (var answer = await UntilAsync(site, "/more", System.Net.HttpStatusCode.OK))
        {
            (await answer.Content.ReadAsStringAsync()).ShouldBe("more");
        }

        site.Folder.Write("base/plan.yaml", "x: 2");
        (await UntilAsync(site, "/more", System.Net.HttpStatusCode.NotFound)).Dispose();
        (await site.GetAsync("/")).ShouldBe("<inside>");
    }

    private static async Task<HttpResponseMessage> UntilAsync(RunningSite site, string path, System.Net.HttpStatusCode status)
    {
        var answer = await site.Client.GetAsync(path);
        for (var i = 0; i < 4000 && answer.StatusCode != status; i++)
        {
            answer.Dispose();
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
            answer = await site.Client.GetAsync(path);
        }

        answer.StatusCode.ShouldBe(status);
        return answer;
    }

    [Fact]
    public async Task A_file_that_comes_to_be_takes_the_place_of_the_one_behind_it()
    {
        await using var site = await RunningSite.StartAsync(
            "http sites: {main: {listen: PORT}}\nhttp fallbacks: [base]\nhttp pages: {index: {template: page.hbs}}",
            ("base/plan.yaml", "http pages: {x: 1}"), ("base/page.hbs", "from the base"));
        (await site.GetAsync("/")).ShouldBe("from the base");

        site.Folder.Write("page.hbs", "its own");

        await site.UntilAsync("/", "its own");
    }

    [Theory]
    [InlineData("{file: nowhere.hbs}", "nowhere.hbs")]
    [InlineData("{text: \"{{#if a}}\"}", "not closed")]
    [InlineData("{text: \"{{> nav}}\"}", "nav")]
    [InlineData("{file: a, text: b}", "got both")]
    [InlineData("{}", "got neither")]
    [InlineData("{text: a, layuot: b}", "no setting 'layuot'")]
    [InlineData("[a]", "a path, or a map")]
    public void A_template_that_is_wrong_is_refused_when_the_plan_is_loaded(string template, string says)
    {
        var findings = new FindingList();
        new RemEngine(Rem.Cli.Parts.Options()).LoadText("http pages: {a: {template: " + template + "}}", "site.yaml", findings);

        findings.Items.ShouldContain(finding => finding.Message.Contains(says, StringComparison.Ordinal) && finding.Severity == Severity.Error);
    }
}
