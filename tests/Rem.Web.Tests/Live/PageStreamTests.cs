using System.Net;
using System.Net.Http.Headers;
using Rem.Shared;
using Rem.Shared.Queues;
using Rem.Shared.State;
using Rem.Web.Access;
using Rem.Web.Tests.Kit;

namespace Rem.Web.Tests.Live;

/// <summary>The streams of a page over one connection.</summary>
public sealed class PageStreamTests
{
    private const string Site = """
        http sites: {main: {listen: PORT}}
        http stream:
          news/<room>: {queue: "news-${{ room }}", history: 2}
          asked: {queue: "${{ query.room }}", history: 2}
          open: {queue: open, role: anyone}
          hosts: {state: hosts}
          secret: {queue: secret, role: admin}
          broken: {queue: "${{ nope.a }}"}
        """;

    [Fact]
    public async Task Each_event_says_of_which_stream_it_is()
    {
        await using var site = await RunningSite.StartAsync(Site);
        await site.Resources.States.Open("hosts").SetAsync("web1", "up", SetOptions.Default, default);
        await using var reader = await EventReader.OpenAsync(site, "/rem/live?at=/news/a&at=/hosts&at=/asked?room=news-b");

        (await reader.NextOfAsync())!.Value.ShouldSatisfyAllConditions(
            each => each.Kind.ShouldBe("1"),
            each => each.Id.Split(',')[1].ShouldBe("1"),
            each => each.Data.ShouldBe("""{"key":"web1","value":"up","version":1}"""));
        var id = await PutAsync(site, "news-b", "one");
        (await reader.NextOfAsync())!.Value.ShouldSatisfyAllConditions(
            each => each.Kind.ShouldBe("2"),
            each => each.Id.ShouldEndWith($",1,{id}"),
            each => each.Data.ShouldContain("\"value\":\"one\""));
        var other = await PutAsync(site, "news-a", "two");
        (await reader.NextOfAsync())!.Value.ShouldSatisfyAllConditions(
            each => each.Kind.ShouldBe("0"),
            each => each.Id.ShouldBe($"{other},1,{id}"));
    }

    [Fact]
    public async Task Each_stream_goes_on_where_its_reader_was()
    {
        await using var site = await RunningSite.StartAsync(Site);
        var seen = await PutAsync(site, "news-a", "seen");
        await PutAsync(site, "news-a", "missed");
        var both = await PutAsync(site, "news-b", "seen too");
        await site.Resources.States.Open("hosts").SetAsync("web1", "up", SetOptions.Default, default);
        await using var reader = await EventReader.OpenAsync(site, "/rem/live?at=/news/a&at=/news/b&at=/hosts", $"{seen},{both},1");

        (await reader.NextOfAsync())!.Value.Data.ShouldContain("\"value\":\"missed\"");
        await PutAsync(site, "news-b", "new");
        (await reader.NextOfAsync())!.Value.Data.ShouldContain("\"value\":\"new\"");
    }

    [Theory]
    [InlineData("/secret", 404)]
    [InlineData("/nowhere", 404)]
    [InlineData("/broken", 500)]
    [InlineData("//example.org/open", 404)]
    [InlineData("http://example.org/open", 404)]
    [InlineData(":99999999", 404)]
    [InlineData("", 404)]
    public async Task A_stream_that_cannot_be_read_is_refused_and_the_others_go_on(string address, int status)
    {
        await using var site = await RunningSite.StartAsync(Site);
        using var viewer = await ClientAsync(site, Role.Viewer);
        await using var reader = await EventReader.OpenAsync(site, $"/rem/live?at={Uri.EscapeDataString(address)}&at=/news/a", client: viewer);

        var (kind, _, data) = (await reader.NextOfAsync())!.Value;
        kind.ShouldBe("refused");
        data.ShouldStartWith($$"""{"at":0,"status":{{status}},""");
        data.ShouldNotContain("nope");
        await PutAsync(site, "news-a", "one");
        (await reader.NextOfAsync())!.Value.Kind.ShouldBe("1");
    }

    [Fact]
    public async Task Who_says_nothing_of_who_it_is_reads_what_anyone_may()
    {
        await using var site = await RunningSite.StartAsync(Site);
        using var nobody = site.Anonymous();
        await using var reader = await EventReader.OpenAsync(site, "/rem/live?at=/open&at=/hosts&at=/nowhere", client: nobody);

        (await reader.NextOfAsync())!.Value.Data.ShouldStartWith("""{"at":1,"status":401,""");
        (await reader.NextOfAsync())!.Value.Data.ShouldStartWith("""{"at":2,"status":401,""");
        await PutAsync(site, "open", "one");
        (await reader.NextOfAsync())!.Value.Kind.ShouldBe("0");
    }

    [Fact]
    public async Task A_connection_of_which_nothing_is_left_ends()
    {
        await using var site = await RunningSite.StartAsync(Site);
        using var nobody = site.Anonymous();
        await using var reader = await EventReader.OpenAsync(site, "/rem/live?at=/hosts", client: nobody);

        (await reader.NextOfAsync())!.Value.Kind.ShouldBe("refused");
        (await reader.NextOfAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Who_loses_the_right_to_read_is_told_no_more()
    {
        await using var site = await RunningSite.StartAsync(Site);
        using var viewer = await ClientAsync(site, Role.Viewer);
        await using var reader = await EventReader.OpenAsync(site, "/rem/live?at=/news/a&at=/open", client: viewer);
        await PutAsync(site, "news-a", "one");
        (await reader.NextOfAsync())!.Value.Kind.ShouldBe("0");

        using var changes = await AccessChanges.OpenAsync(site.Resources, new MemoryAudit(TimeProvider.System), TimeProvider.System, default);
        await changes.RevokeTokenAsync(AuditActor.OfProcess(), (await changes.TokensAsync(default)).Single(static token => token.Name == "reader").Id, default);
        var kinds = new List<string>();
        for (var i = 0; i < 4000 && !kinds.Contains("refused"); i++)
        {
            await PutAsync(site, "open", "more");
            kinds.Add((await reader.NextOfAsync())!.Value.Kind);
        }

        await PutAsync(site, "news-a", "two");
        await PutAsync(site, "open", "last");
        for (var next = (await reader.NextOfAsync())!.Value; !next.Data.Contains("last", StringComparison.Ordinal); next = (await reader.NextOfAsync())!.Value)
        {
            next.Kind.ShouldBe("1");
        }
    }

    [Fact]
    public async Task It_ends_when_the_plan_of_a_stream_changes()
    {
        await using var site = await RunningSite.StartAsync(Site);
        await using var reader = await EventReader.OpenAsync(site, "/rem/live?at=/news/a&at=/hosts");

        site.Folder.Write("site.yaml", Site.Replace("PORT", $"{site.Port}", StringComparison.Ordinal) + "\n# changed\n");

        (await reader.NextOfAsync()).ShouldBeNull();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(65)]
    public async Task It_takes_one_to_sixty_four_streams(int count)
    {
        await using var site = await RunningSite.StartAsync(Site);

        using var answer = await site.Client.GetAsync("/rem/live?" + string.Join('&', Enumerable.Repeat("at=/hosts", count)), HttpCompletionOption.ResponseHeadersRead);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static async Task<long> PutAsync(RunningSite site, string queue, string text) =>
        await site.Resources.Queues.Open(queue).PutAsync(text, new PutOptions(), default);

    private static async Task<HttpClient> ClientAsync(RunningSite site, Role role)
    {
        var client = site.Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await site.AddTokenAsync("reader", role));
        return client;
    }
}
