using System.Net;
using Rem.Web.Tests.Kit;

namespace Rem.Web.Tests.Sites;

public sealed class ReloadTests
{
    private const string Site = "http sites: {main: {listen: PORT, mounts: {/: page.yaml}}}";

    [Fact]
    public async Task A_plan_that_changes_is_taken_up()
    {
        await using var site = await RunningSite.StartAsync(Site, ("page.yaml", "http pages: {index: one}"));

        site.Folder.Write("page.yaml", "http pages: {index: two}");

        await site.UntilAsync("/", "two");
    }

    [Fact]
    public async Task A_plan_that_becomes_wrong_goes_on_as_it_was_and_the_log_says_why()
    {
        await using var site = await RunningSite.StartAsync(Site, ("page.yaml", "http pages: {index: one}"));

        site.Folder.Write("page.yaml", "http pages: {index: ${{ }");
        await WaitAsync(() => site.Log.Lines.Any(static line => line.Text.Contains("the old version goes on", StringComparison.Ordinal)));

        (await site.GetAsync("/")).ShouldBe("one");
        site.Folder.Write("page.yaml", "http pages: {index: three}");
        await site.UntilAsync("/", "three");
    }

    [Fact]
    public async Task A_version_that_was_refused_is_counted_in_health_and_metrics_until_there_is_a_better_one()
    {
        await using var site = await RunningSite.StartAsync(Site, ("page.yaml", "http pages: {index: one}"));
        (await site.GetAsync("/healthz")).ShouldBe("ok\n");

        site.Folder.Write("page.yaml", "http pages: {index: one}\nhttp rpc: {a b: 1}");

        await site.UntilAsync("/healthz", "ok\nnewer versions of plans that were refused: 1\n");
        (await site.GetAsync("/metrics")).ShouldContain("\nrem_http_plans_refused 1\n");
        site.Folder.Write("page.yaml", "http pages: {index: two}");
        await site.UntilAsync("/healthz", "ok\n");
        (await site.GetAsync("/metrics")).ShouldContain("\nrem_http_plans_refused 0\n");
    }

    [Fact]
    public async Task What_was_refused_is_told_to_pages_until_it_is_mended_or_as_it_was_or_mounted_no_more()
    {
        const string facts = "http pages: {what/<fact>: {run: [{node facts: \"${{ fact }}\", as: found}], return: \"${{ found }}\"}}";
        await using var site = await RunningSite.StartAsync(Site.Replace("page.yaml", "page.yaml, /own: .", StringComparison.Ordinal) + "\n" + facts, ("page.yaml", "http pages: {index: one}"));
        var path = site.Folder["page.yaml"];

        await RefuseAsync(site, $"\"error\":\"{path}:1:21: ");
        (await site.GetAsync("/own/what/health")).ShouldContain("""
            "newer versions":{"state":"warning","text":"1 was refused"}
            """);
        site.Folder.Write("page.yaml", "http pages: {index: two}");
        await site.UntilAsync("/own/what/refused", "[]");

        var (served, taken) = (File.GetLastWriteTimeUtc(path), Taken(site));
        await RefuseAsync(site, path);
        // Ready when it comes: the site may look between its words and its time.
        site.Folder.Write("next.yaml", "http pages: {index: two}");
        File.SetLastWriteTimeUtc(site.Folder["next.yaml"], served);
        File.Move(site.Folder["next.yaml"], path, overwrite: true);
        await site.UntilAsync("/own/what/refused", "[]");
        Taken(site).ShouldBe(taken);

        await RefuseAsync(site, path);
        site.Folder.Write("site.yaml", $"http sites: {{main: {{listen: {site.Port}, mounts: {{/own: .}}}}}}\n{facts}");
        await site.UntilAsync("/own/what/refused", "[]");
    }

    [Fact]
    public async Task The_plan_with_the_sites_is_taken_up_too()
    {
        await using var site = await RunningSite.StartAsync("http sites: {main: {listen: PORT}}\nhttp pages: {index: one}");

        site.Folder.Write("more.yaml", "http pages: {index: more}");
        site.Folder.Write("site.yaml", $"http sites: {{main: {{listen: {site.Port}, mounts: {{/: ., /more: more.yaml}}}}}}\nhttp pages: {{index: two}}");

        await site.UntilAsync("/", "two");
        (await site.GetAsync("/more/")).ShouldBe("more");
    }

    [Fact]
    public async Task A_new_version_whose_address_is_taken_leaves_the_site_where_it_is()
    {
        await using var other = await RunningSite.StartAsync("http sites: {main: {listen: PORT}}\nhttp pages: {index: other}");
        await using var site = await RunningSite.StartAsync("http sites: {main: {listen: PORT}}\nhttp pages: {index: one}");

        site.Folder.Write("site.yaml", $"http sites: {{main: {{listen: [{site.Port}, {other.Port}]}}}}\nhttp pages: {{index: two}}");

        await site.UntilAsync("/", "two");
        (await site.LineAsync(static line => line.Text.Contains("cannot be listened on", StringComparison.Ordinal))).Level.ShouldBe(Running.LogLevel.Error);
        (await other.GetAsync("/")).ShouldBe("other");
    }

    [Fact]
    public async Task An_included_file_that_changes_is_taken_up()
    {
        await using var site = await RunningSite.StartAsync(Site, ("page.yaml", "__include: words.yaml\nhttp pages: {index: \"${{ word }}\"}"), ("words.yaml", "word: one"));

        site.Folder.Write("words.yaml", "word: two");

        await site.UntilAsync("/", "two");
    }

    private static int Taken(RunningSite site) => site.Log.Lines.Count(static line => line.Text.EndsWith("is taken up", StringComparison.Ordinal));

    private static async Task RefuseAsync(RunningSite site, string says)
    {
        site.Folder.Write("page.yaml", "http pages: {index: ${{ }");
        var told = "";
        for (var i = 0; i < 4000 && !told.Contains(says, StringComparison.Ordinal); i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
            told = await site.GetAsync("/own/what/refused");
        }

        told.ShouldContain(says);
    }

    private static async Task WaitAsync(Func<bool> isTrue)
    {
        for (var i = 0; i < 4000 && !isTrue(); i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }

        isTrue().ShouldBeTrue();
    }
}
