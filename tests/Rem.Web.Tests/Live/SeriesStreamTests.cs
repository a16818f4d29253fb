using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Rem.Shared.TimeSeries;
using Rem.Web.Access;
using Rem.Web.Tests.Kit;

namespace Rem.Web.Tests.Live;

/// <summary>Streams of time series.</summary>
public sealed class SeriesStreamTests
{
    private const string Site = """
        http sites: {main: {listen: PORT}}
        http stream:
          hosts: {series: hosts/}
          some: {series: [hosts/a, hosts/b]}
          secret: {series: hosts/, role: admin}
          of/<host>: {series: "hosts/${{ host }}"}
          number: {series: "${{ 5 }}"}
        """;

    [Fact]
    public async Task New_rows_of_all_groups_that_are_asked_for_come_in_one_event()
    {
        await using var site = await RunningSite.StartAsync(Site);
        var now = Now();
        var (a, b, c) = (await MakeAsync(site, "hosts/a", now), await MakeAsync(site, "hosts/b", now), await MakeAsync(site, "hosts/c", now));
        await using var reader = await EventReader.OpenAsync(site, "/hosts?groups=hosts/~a~b");

        var told = await NextAsync(reader, "hosts/a");
        told.GetProperty("hosts/a").ToString().ShouldBe(told.GetProperty("hosts/b").ToString());
        told.TryGetProperty("hosts/c", out _).ShouldBeFalse();
        var next = told;
        for (var (i, isOne) = (1, false); !isOne && i <= 5; i++)
        {
            await PutAsync(now + i, 7, a, b, c);
            next = await NextAsync(reader, "hosts/a");
            next.GetProperty("hosts/a").ToString().ShouldBe($"[{now + i},1,[7]]");
            isOne = next.TryGetProperty("hosts/b", out _); // unless it was looked at between two puts
        }

        next.GetProperty("hosts/b").ToString().ShouldBe(next.GetProperty("hosts/a").ToString());
        next.EnumerateObject().Count().ShouldBe(2);
    }

    [Fact]
    public async Task What_nobody_stored_is_null_and_every_row_comes_once()
    {
        await using var site = await RunningSite.StartAsync(Site);
        var now = Now() - 120;
        var group = await MakeAsync(site, "hosts/a", now);
        await using var reader = await EventReader.OpenAsync(site, "/hosts?groups=hosts/a");
        await NextAsync(reader, "hosts/a");

        await PutAsync(now + 20, 1, group);
        await PutAsync(now + 21, 2, group);
        var rows = new List<(long At, string Value)>();
        while (rows.Count < 21)
        {
            rows.AddRange(Rows((await NextAsync(reader, "hosts/a")).GetProperty("hosts/a")));
        }

        rows.Select(static row => row.At).ShouldBe(Enumerable.Range(1, 21).Select(i => now + i));
        rows.Take(20).ShouldAllBe(static row => row.Value == "");
        rows[20].Value.ShouldBe("2");
    }

    [Fact]
    public async Task Who_comes_back_is_told_the_rows_since_then_without_a_hole()
    {
        await using var site = await RunningSite.StartAsync(Site);
        var now = Now() - 60;
        var group = await MakeAsync(site, "hosts/a", now);
        for (var i = 1; i <= 30; i++)
        {
            await PutAsync(now + i, i, group);
        }

        await using var reader = await EventReader.OpenAsync(site, "/hosts?groups=hosts/a", $"{now + 10}");
        var rows = Rows((await NextAsync(reader, "hosts/a")).GetProperty("hosts/a"));

        rows[0].At.ShouldBeLessThanOrEqualTo(now + 11);
        rows.Select(row => row.At).ShouldBe(Enumerable.Range(0, rows.Count).Select(i => rows[0].At + i));
        rows[^1].ShouldBe((now + 30, "30"));
    }

    [Fact]
    public async Task Who_was_away_for_long_is_not_told_all_of_it()
    {
        await using var site = await RunningSite.StartAsync(Site);
        var now = Now() - 10;
        var group = await MakeAsync(site, "hosts/a", now - 1000);
        for (var i = 1; i <= 1000; i++)
        {
            await PutAsync(now - 1000 + i, i, group);
        }

        await using var reader = await EventReader.OpenAsync(site, "/hosts?groups=hosts/a", $"{now - 900}");

        Rows((await NextAsync(reader, "hosts/a")).GetProperty("hosts/a")).Count.ShouldBe(300);
    }

    [Fact]
    public async Task A_group_that_is_made_later_is_told_from_then_on()
    {
        await using var site = await RunningSite.StartAsync(Site);
        await using var reader = await EventReader.OpenAsync(site, "/hosts?groups=hosts/late");
        var now = Now();
        var group = await MakeAsync(site, "hosts/late", now);
        await PutAsync(now + 1, 3, group);

        // It may be looked at before all of its rows are there.
        var rows = new List<(long At, string Value)>();
        while (rows.Count == 0 || rows[^1].At <= now)
        {
            rows.AddRange(Rows((await NextAsync(reader, "hosts/late")).GetProperty("hosts/late")));
        }

        rows.Select(static row => row.At).ShouldBe(Enumerable.Range(0, rows.Count).Select(i => rows[0].At + i));
        rows[^1].ShouldBe((now + 1, "3"));
    }

    [Fact]
    public async Task It_comes_with_the_other_streams_of_a_page_and_goes_on_there()
    {
        await using var site = await RunningSite.StartAsync(Site);
        var now = Now();
        var group = await MakeAsync(site, "hosts/a", now);
        string id;
        await using (var reader = await EventReader.OpenAsync(site, "/rem/live?at=/some&at=/of/b?groups=hosts/b"))
        {
            (var kind, id, var data) = (await reader.NextOfAsync())!.Value;
            kind.ShouldBe("0");
            data.ShouldContain("\"hosts/a\":[");
        }

        await PutAsync(now + 1, 9, group);
        await using var again = await EventReader.OpenAsync(site, "/rem/live?at=/some&at=/of/b?groups=hosts/b", id);

        var rows = new List<(long At, string Value)>();
        while (rows.Count == 0 || rows[^1].At <= now)
        {
            rows.AddRange(Rows((await NextAsync(again, "hosts/a")).GetProperty("hosts/a")));
        }

        rows.Select(static row => row.At).ShouldBe(Enumerable.Range(0, rows.Count).Select(i => rows[0].At + i));
        rows[^1].ShouldBe((now + 1, "9"));
    }

    [Theory]
    [InlineData("/hosts", 400, "`groups` names the groups to tell of, 1 to 500 with ~ between them, such as groups=hosts/~a~b")]
    [InlineData("/hosts?groups=hosts/a~other/b", 400, "'other/b' is not carried here: names begin with 'hosts/'")]
    [InlineData("/hosts?groups=hosts/~..~-x", 400, "no part that begins with a dot")]
    [InlineData("/some?groups=hosts/c", 400, "'hosts/c' is not carried here: there are hosts/a, hosts/b")]
    [InlineData("/of/a?groups=hosts/b", 400, "names begin with 'hosts/a'")]
    [InlineData("/hosts?groups=hosts/a&from=soon", 400, "`from` has to be a whole number from 315532800")]
    [InlineData("/hosts?groups=hosts/a&from=1700000100&to=1700000000", 400, "`from` has to be before `to`")]
    [InlineData("/hosts?groups=hosts/a&from=1700000000&points=1", 400, "`points` has to be a whole number from 2 to 5000, got '1'")]
    [InlineData("/hosts?groups=hosts/a&from=1700000000&points=9&functions=MEAN", 400, "`functions` takes AVERAGE, MIN, MAX, LAST with ~ between them, got 'MEAN'")]
    [InlineData("/hosts?groups=hosts/a&from=1700000000&to=1700100000&step=1", 400, "`step` of 1 s would give 100000 rows, more than 5000")]
    [InlineData("/hosts?groups=x&from=a&points=b&functions=c", 400, "'x' is not carried here")]
    [InlineData("/number?groups=a", 500, "it failed")]
    [InlineData("/nothing?groups=a", 404, "there is nothing")]
    public async Task What_is_asked_wrongly_is_refused_in_words(string address, int status, string says)
    {
        await using var site = await RunningSite.StartAsync(Site);

        using var answer = await site.Client.GetAsync(address);

        ((int)answer.StatusCode).ShouldBe(status);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(says);
    }

    [Fact]
    public async Task All_that_is_wrong_is_told_at_once()
    {
        await using var site = await RunningSite.StartAsync(Site);

        using var answer = await site.Client.GetAsync("/hosts?groups=x&from=a&points=b&functions=c");
        var text = await answer.Content.ReadAsStringAsync();

        text.ShouldSatisfyAllConditions(() => text.ShouldContain("'x'"), () => text.ShouldContain("`from`"), () => text.ShouldContain("`points`"), () => text.ShouldContain("`functions`"));
    }

    [Fact]
    public async Task On_a_page_a_wrong_one_is_refused_and_the_others_go_on()
    {
        await using var site = await RunningSite.StartAsync(Site);
        var now = Now();
        await MakeAsync(site, "hosts/a", now);
        await using var reader = await EventReader.OpenAsync(site, "/rem/live?at=/hosts&at=/hosts?groups=hosts/a");

        var (kind, _, data) = (await reader.NextOfAsync())!.Value;
        kind.ShouldBe("refused");
        data.ShouldStartWith("""{"at":0,"status":400,"why":"`groups` names""");
        (await reader.NextOfAsync())!.Value.Kind.ShouldBe("1");
    }

    [Theory]
    [InlineData("")]
    [InlineData("&from=1700000000")]
    public async Task Who_may_not_read_it_gets_neither_stream_nor_range(string more)
    {
        await using var site = await RunningSite.StartAsync(Site);
        using var nobody = site.Anonymous();
        using var viewer = site.Anonymous();
        viewer.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await site.AddTokenAsync("v", Role.Viewer));

        (await StatusAsync(nobody, "/hosts?groups=hosts/a" + more)).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(viewer, "/secret?groups=hosts/a" + more)).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync(viewer, "/hosts?groups=hosts/a" + more)).ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
        return answer.StatusCode;
    }

    private static long Now() => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

    private static async Task<ISeriesGroup> MakeAsync(RunningSite site, string name, long now)
    {
        var group = await site.Resources.TimeSeries.CreateAsync(name, SeriesDefinition.Of(TimeSpan.FromSeconds(1), "value"), DateTimeOffset.FromUnixTimeSeconds(now - 5), default);
        for (var at = now - 4; at <= now; at++)
        {
            await PutAsync(at, 1, group);
        }

        return group;
    }

    private static async Task PutAsync(long at, double value, params ISeriesGroup[] groups)
    {
        foreach (var group in groups)
        {
            (await group.UpdateAsync(DateTimeOffset.FromUnixTimeSeconds(at), new[] { Reading.Of(value) }, default)).IsTaken.ShouldBeTrue();
        }
    }

    private static async Task<JsonElement> NextAsync(EventReader reader, string group)
    {
        while (true)
        {
            var rows = JsonDocument.Parse((await reader.NextAsync())!.Value.Data).RootElement.GetProperty("rows");
            if (rows.TryGetProperty(group, out _))
            {
                return rows;
            }
        }
    }

    private static List<(long At, string Value)> Rows(JsonElement told)
    {
        var (first, step) = (told[0].GetInt64(), told[1].GetInt64());
        return [.. told[2].EnumerateArray().Select((value, i) => (first + (i * step), value.ToString()))];
    }
}
