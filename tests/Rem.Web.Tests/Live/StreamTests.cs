using Rem.Shared;
using Rem.Shared.Queues;
using Rem.Shared.State;
using Rem.Web.Tests.Kit;

namespace Rem.Web.Tests.Live;

public sealed class StreamTests
{
    private const string Site = """
        http sites: {main: {listen: PORT}}
        http stream:
          news/<room>: {queue: "news-${{ room }}", history: 2}
          hosts: {state: hosts}
          web: {state: hosts, prefix: "web"}
          visits: {counter: visits, every: 20ms}
        """;

    [Fact]
    public async Task A_queue_is_told_as_it_is_put_into_and_nobody_takes_by_that()
    {
        await using var site = await RunningSite.StartAsync(Site);
        var queue = site.Resources.Queues.Open("news-a");
        foreach (var word in new[] { "1", "2", "3" })
        {
            await queue.PutAsync(word, new PutOptions(), default);
        }

        await using var reader = await EventReader.OpenAsync(site, "/news/a");
        (await reader.NextAsync())!.Value.Data.ShouldContain("\"value\":\"2\"");
        (await reader.NextAsync())!.Value.Data.ShouldContain("\"value\":\"3\"");
        await queue.PutAsync("line\nbreak \"quoted\"", new PutOptions(), default);
        (await reader.NextAsync())!.Value.Data.ShouldContain("line\\nbreak \\\"quoted\\\"");
        (await queue.CountAsync(default)).Ready.ShouldBe(4);
    }

    [Fact]
    public async Task Who_comes_back_with_the_last_id_is_told_what_came_since()
    {
        await using var site = await RunningSite.StartAsync(Site);
        var queue = site.Resources.Queues.Open("news-a");
        var seen = await queue.PutAsync("seen", new PutOptions(), default);
        await queue.PutAsync("missed", new PutOptions(), default);
        await queue.PutAsync("missed too", new PutOptions(), default);

        await using var reader = await EventReader.OpenAsync(site, "/news/a", $"{seen}");

        (await reader.NextAsync())!.Value.Data.ShouldContain("\"value\":\"missed\"");
        var (id, data) = (await reader.NextAsync())!.Value;
        data.ShouldContain("missed too");
        id.ShouldBe($"{seen + 2}");
    }

    [Fact]
    public async Task A_script_that_cannot_set_the_header_names_the_last_id_in_the_address()
    {
        await using var site = await RunningSite.StartAsync(Site);
        var queue = site.Resources.Queues.Open("news-a");
        var seen = await queue.PutAsync("seen", new PutOptions(), default);
        await queue.PutAsync("missed", new PutOptions(), default);
        await queue.PutAsync("missed too", new PutOptions(), default);
        await queue.PutAsync("and this", new PutOptions(), default);

        await using var reader = await EventReader.OpenAsync(site, $"/news/a?after={seen}");

        (await reader.NextAsync())!.Value.Data.ShouldContain("\"value\":\"missed\"");
    }

    [Theory]
    [InlineData("/news/a")]
    [InlineData("/rem/live?at=/news/a")]
    public async Task Who_is_cut_off_before_anything_was_told_misses_nothing(string path)
    {
        await using var site = await RunningSite.StartAsync(Site);
        string id;
        await using (var first = await EventReader.OpenAsync(site, path))
        {
            id = await first.FirstIdAsync();
        }

        foreach (var word in new[] { "one", "two", "three" })
        {
            await site.Resources.Queues.Open("news-a").PutAsync(word, new PutOptions(), default);
        }

        await using var again = await EventReader.OpenAsync(site, path, id);
        (await again.NextAsync())!.Value.Data.ShouldContain("\"value\":\"one\""); // and not what a history of two begins with
    }

    [Fact]
    public async Task State_is_told_whole_first_and_then_by_its_changes()
    {
        await using var site = await RunningSite.StartAsync(Site);
        var state = site.Resources.States.Open("hosts");
        await state.SetAsync("db1", "up", SetOptions.Default, default);
        await state.SetAsync("web1", "up", SetOptions.Default, default);

        await using var all = await EventReader.OpenAsync(site, "/hosts");
        await using var some = await EventReader.OpenAsync(site, "/web");
        (await all.NextAsync())!.Value.Data.ShouldBe("""{"key":"db1","value":"up","version":1}""");
        (await all.NextAsync())!.Value.Data.ShouldBe("""{"key":"web1","value":"up","version":2}""");
        (await some.NextAsync())!.Value.Data.ShouldBe("""{"key":"web1","value":"up","version":2}""");
        await state.DeleteAsync("web1", null, WriteOptions.None, default);
        (await all.NextAsync())!.Value.ShouldBe(("3", """{"key":"web1","deleted":true,"version":3}"""));
    }

    [Theory]
    [InlineData("/hosts")]
    [InlineData("/rem/live?at=/hosts")]
    public async Task State_is_told_anew_to_who_has_an_id_that_is_still_to_come(string path)
    {
        await using var site = await RunningSite.StartAsync(Site);
        var state = site.Resources.States.Open("hosts");
        await state.SetAsync("db1", "up", SetOptions.Default, default);

        await using var reader = await EventReader.OpenAsync(site, path, "1000");

        (await reader.NextAsync())!.Value.ShouldBe(("1", """{"key":"db1","value":"up","version":1}"""));
        await state.SetAsync("db1", "down", SetOptions.Default, default);
        (await reader.NextAsync())!.Value.Id.ShouldBe("2");
    }

    [Fact]
    public async Task The_log_of_requests_has_the_bytes_of_a_stream()
    {
        await using var site = await RunningSite.StartAsync(Site);
        await using (var reader = await EventReader.OpenAsync(site, "/visits"))
        {
            await reader.NextAsync();
        }

        (await site.RequestAsync("/visits", "bytes")).ShouldBe($"{"retry: 2000\n\nid: 0\ndata: {\"total\":0}\n\n".Length}");
    }

    [Fact]
    public async Task A_counter_with_an_id_that_it_never_gave_is_told_at_once()
    {
        await using var site = await RunningSite.StartAsync(Site);

        await using var reader = await EventReader.OpenAsync(site, "/visits", "1000");

        (await reader.NextAsync())!.Value.Id.ShouldBe("0");
    }

    [Fact]
    public async Task A_counter_is_told_when_it_has_changed()
    {
        await using var site = await RunningSite.StartAsync(Site);
        var counter = site.Resources.Counters.Open("visits");

        await using var reader = await EventReader.OpenAsync(site, "/visits");
        (await reader.NextAsync())!.Value.ShouldBe(("0", """{"total":0}"""));
        await counter.AddAsync(5L, WriteOptions.None, default);
        (await reader.NextAsync())!.Value.ShouldBe(("5", """{"total":5}"""));
    }

    [Fact]
    public async Task A_stream_ends_when_its_plan_changes_and_the_reader_goes_on_where_it_was()
    {
        await using var site = await RunningSite.StartAsync(Site);
        var queue = site.Resources.Queues.Open("news-a");
        var id = await queue.PutAsync("one", new PutOptions(), default);
        await using var reader = await EventReader.OpenAsync(site, "/news/a");
        (await reader.NextAsync()).ShouldNotBeNull();

        site.Folder.Write("site.yaml", Site.Replace("PORT", $"{site.Port}", StringComparison.Ordinal) + "\n# changed\n");

        (await reader.NextAsync()).ShouldBeNull();
        await queue.PutAsync("two", new PutOptions(), default);
        await using var again = await EventReader.OpenAsync(site, "/news/a", $"{id}");
        (await again.NextAsync())!.Value.Data.ShouldContain("two");
    }

    [Theory]
    [InlineData("http stream: {a: {}}", "needs one of")]
    [InlineData("http stream: {a: {queue: x, state: y}}", "needs one of")]
    [InlineData("http stream: {a: {queue: x, prefix: y}}", "'prefix' belongs to 'state'")]
    [InlineData("http stream: {a: {queue: x, history: -1}}", "from 0 to 10000")]
    [InlineData("http stream: {a: {queu: x}}", "has no setting 'queu'")]
    public void A_stream_that_is_described_wrongly_is_refused(string plan, string says)
    {
        var findings = new Rem.Errors.FindingList();
        new RemEngine(Rem.Cli.Parts.Options()).LoadText(plan, "site.yaml", findings);

        findings.Items.ShouldContain(finding => finding.Message.Contains(says, StringComparison.Ordinal));
    }
}
