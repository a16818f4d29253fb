using System.Net;
using Rem.Cli;
using Rem.Errors;
using Rem.Running;
using Rem.Web.Tests.Kit;
using Rem.Web.Widgets;

namespace Rem.Web.Tests.Widgets;

public sealed class WidgetTests
{
    [Theory]
    [InlineData("- valu: {label: x}", "there is no widget 'valu'", "did you mean 'value'?")]
    [InlineData("- value: {labl: x, label: y}", "the widget 'value' has no setting 'labl'", "did you mean 'label'?")]
    [InlineData("- value: {value: 1}", "'value' needs 'label', a text", null)]
    [InlineData("- {value: {label: x}, text: y}", "holds one widget, got 2 keys", "write each widget as an item of its own: `- value: {…}`")]
    [InlineData("- chart: {title: x, height: tall}", "'height' of 'chart' must be an integer from 60 to 1000, got text 'tall'", null)]
    [InlineData("- log: {label: x, keep: 10001}", "'keep' of 'log' must be an integer from 1 to 10000, got integer 10001", null)]
    [InlineData("- table: {caption: [x]}", "'caption' of 'table' must be a text, got a list", null)]
    [InlineData("- map: {boxes: [a]}", "'boxes' of 'map' must be a map of names to states", null)]
    [InlineData("- table: {caption: x, sortable: maybe}", "'sortable' of 'table' must be true or false", null)]
    [InlineData("- group: {widgets: [{tabel: {}}]}", "there is no widget 'tabel'", "did you mean 'table'?")]
    public void What_is_written_wrongly_is_told_when_the_plan_is_loaded(string widgets, string says, string? hint)
    {
        using var folder = new Folder();
        var findings = new FindingList();

        new RemEngine(Parts.Options()).Load(folder.Write("p.yaml", $"http pages:\n  index:\n    widgets:\n      {widgets}\n"), findings);

        var finding = findings.Items.ShouldHaveSingleItem();
        finding.Code.ShouldBe(WebErrors.Widget);
        finding.At.Line.ShouldBe(4);
        finding.Message.ShouldContain(says);
        finding.Hint.ShouldBe(hint);
    }

    [Fact]
    public void The_manual_has_every_widget_with_the_settings_that_are_checked()
    {
        var parts = Parts.Options().Tags.Whole.Single(static row => row.Pattern.ToString() == "http pages").Tag.Spec.Parts;

        parts.Select(static part => part.Name).ShouldBe(WidgetTable.All.Select(static widget => widget.Spec.Name));
        foreach (var (part, widget) in parts.Zip(WidgetTable.All))
        {
            part.Settings.Select(static setting => setting.Name).ShouldBe(widget.Spec.Settings.Select(static setting => setting.Name));
            widget.Spec.Settings.ShouldAllBe(static setting => setting.Takes(setting.Default));
        }

        parts.Single(static part => part.Name == "chart").Settings.Single(static setting => setting.Name == "height")
            .ShouldBe(new Rem.Tags.TagSetting("height", "an integer from 60 to 1000", "Its height in pixels.", Default: "180"));
    }

    [Theory]
    [InlineData("- if 1 > 2: {value: {label: x}}")]
    [InlineData("- for n in [1] into boxes: {text: x}")]
    [InlineData("- \"${{ nope? }}\"")]
    [InlineData("- value: {__include: nothing.yaml}")]
    [InlineData("- \"${{ 'va' }}lue\": {label: x}")]
    public void What_tags_and_interpolation_make_is_left_for_later(string widgets)
    {
        using var folder = new Folder();
        folder.Write("nothing.yaml", "label: x\n");
        var findings = new FindingList();

        new RemEngine(Parts.Options()).Load(folder.Write("p.yaml", $"http pages:\n  index:\n    widgets:\n      {widgets}\n"), findings);

        findings.Items.Where(static finding => finding.Code == WebErrors.Widget).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{table: {caption: x, rows: \"${{ 'no' }}\"}}", "'rows' of 'table' must be a list of maps, got text 'no'")]
    [InlineData("{table: {caption: x, rows: [\"${{ 5 }}\"]}}", "'rows' of 'table' must be a list of maps")]
    [InlineData("{value: {label: x, link: \"${{ 'javascript:alert(1)' }}\"}}", "'link' of 'value' must be a path such as /hosts")]
    [InlineData("{chart: {title: x, points: [[\"${{ 'soon' }}\", 1]]}}", "'points' of 'chart' must be a list of points")]
    [InlineData("{portlet: news}", "'portlet' names 'news', which is not in the page's 'portlets'")]
    [InlineData("\"${{ 5 }}\"", "an item must be a map with one widget, got integer 5")]
    public async Task What_comes_out_wrongly_is_told_with_the_page(string widget, string says)
    {
        await using var site = await RunningSite.StartAsync($"http sites: {{main: {{listen: PORT}}}}\nhttp pages:\n  hosts/a:\n    widgets:\n      - {widget}\n");
        using var request = Browsing("/hosts/a");

        using var answer = await site.Client.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        var log = string.Join('\n', site.Log.Lines.Select(static line => line.Text));
        log.ShouldContain("'/hosts/a'");
        log.ShouldContain(says);
    }

    [Fact]
    public async Task Tags_decide_what_is_in_a_page_and_other_clients_get_its_data()
    {
        await using var site = await RunningSite.StartAsync("""
            hosts: [{name: web1, load: 3}, {name: web2, load: 9}]
            http sites: {main: {listen: PORT}}
            http pages:
              index:
                title: Hosts
                for host in hosts into boxes:
                  if host.load > 5:
                    value: {label: "${{ host.name }}", value: "${{ host.load }}"}
                widgets:
                  - "${{ boxes }}"
                  - if query.more?: {text: more}
            """);

        using var answer = await site.Client.SendAsync(Browsing("/"));
        var page = await answer.Content.ReadAsStringAsync();

        page.ShouldContain("<h1>Hosts</h1>");
        page.ShouldContain(">web2</p>");
        page.ShouldNotContain("web1");
        page.ShouldNotContain("rem-text");
        (await site.GetAsync("/")).ShouldContain("\"widgets\":[[{},{\"value\":{\"label\":\"web2\",\"value\":9}}],{}]");
    }

    [Fact]
    public async Task A_widget_embeds_a_portlet_and_what_went_wrong_in_it_stands_in_its_box()
    {
        await using var site = await RunningSite.StartAsync("""
            http sites: {main: {listen: PORT}}
            http pages:
              index:
                portlets: {good: /part, bad: /broken}
                widgets:
                  - portlet: good
                  - portlet: {name: bad, title: Bad news}
              part: {widgets: [{value: {label: "<part>", value: 7}}]}
              broken: {x: "${{ nope.a }}"}
            """);

        using var answer = await site.Client.SendAsync(Browsing("/"));
        var page = await answer.Content.ReadAsStringAsync();

        page.ShouldContain("&lt;part&gt;</p><p class=\"rem-figure\"><span class=\"rem-number\">7</span>");
        page.ShouldContain("<h2 class=\"rem-title\">Bad news</h2><div class=\"portlet-problem\" role=\"alert\">");
    }

    [Fact]
    public async Task A_button_of_a_function_that_is_not_yours_says_so()
    {
        await using var site = await RunningSite.StartAsync("http sites: {main: {listen: PORT}}\nhttp pages: {index: {widgets: [{button: {label: Go, function: nope}}]}}\nhttp rpc: {none: {return: 1}}");

        using var answer = await site.Client.SendAsync(Browsing("/"));

        (await answer.Content.ReadAsStringAsync()).ShouldContain("you cannot call nope here; did you mean none?");
    }

    [Fact]
    public void Every_widget_describes_itself()
    {
        foreach (var widget in WidgetTable.All)
        {
            widget.Spec.About.ShouldNotBeEmpty();
            widget.Spec.Settings.Select(static setting => setting.Name).ShouldBeUnique();
            widget.Spec.Settings.ShouldAllBe(static setting => setting.About.Length > 0 && setting.Type.Length > 0);
        }

        WidgetTable.All.Select(static widget => widget.GetType()).ShouldBe(typeof(WidgetTable).Assembly.GetTypes().Where(static type => type.IsAssignableTo(typeof(IWidget)) && !type.IsInterface), ignoreOrder: true);
    }

    private static HttpRequestMessage Browsing(string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept", "text/html");
        return request;
    }
}
