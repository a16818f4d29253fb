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
    public async Task The_plan_with_the_sites_is_taken_up_too()
    {
        await using var site = await RunningSite.StartAsync("http sites: {main: {listen: PORT}}\nhttp pages: {index: one}");

        site.Folder.Write("site.yaml", $"http sites: {{main: {{listen: {site.Port}, mounts: {{/: ., /more: more.yaml}}}}}}\nhttp pages: {{index: two}}");
        site.Folder.Write("more.yaml", "http pages: {index: more}");

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

    [Fact]
    public async Task No_request_fails_while_a_plan_is_rewritten_a_hundred_times_with_halves_between()
    {
        await using var site = await RunningSite.StartAsync(Site, ("page.yaml", Page(0)));
        using var done = new CancellationTokenSource();
        var clients = Enumerable.Range(0, 4).Select(_ => Task.Run(() => AskAsync(site, done.Token))).ToArray();

        for (var i = 1; i <= 100; i++)
        {
            var text = Page(i);
            site.Folder.Write("page.yaml", text[..(text.Length / 2)]);
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
            site.Folder.Write("page.yaml", text);
            await Task.Delay(TimeSpan.FromMilliseconds(i % 10 == 0 ? 600 : 15), TimeProvider.System);
        }

        await site.UntilAsync("/", "version 100");
        await done.CancelAsync();
        var answers = await Task.WhenAll(clients);
        answers.Sum(static each => each.Failed).ShouldBe(0);
        answers.Sum(static each => each.All).ShouldBeGreaterThan(1000);
        answers.SelectMany(static each => each.Versions).Distinct().Count().ShouldBeGreaterThan(5);
    }

    private static string Page(int version) => $"http pages:\n  index:\n    run: [{{js: \"return 1;\", as: one}}]\n    output: version {version}\n  other: \"{new string('x', 2000)}\"\n";

    private static async Task<(int All, int Failed, HashSet<string> Versions)> AskAsync(RunningSite site, CancellationToken done)
    {
        var (all, failed) = (0, 0);
        var versions = new HashSet<string>();
        while (!done.IsCancellationRequested)
        {
            all++;
            try
            {
                using var answer = await site.Client.GetAsync("/", CancellationToken.None);
                var text = await answer.Content.ReadAsStringAsync(CancellationToken.None);
                failed += answer.StatusCode == HttpStatusCode.OK && text.StartsWith("version ", StringComparison.Ordinal) ? 0 : 1;
                versions.Add(text);
            }
            catch (HttpRequestException)
            {
                failed++;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, CancellationToken.None);
        }

        return (all, failed, versions);
    }

    private static async Task WaitAsync(Func<bool> isTrue)
    {
        for (var i = 0; i < 500 && !isTrue(); i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }

        isTrue().ShouldBeTrue();
    }
}
