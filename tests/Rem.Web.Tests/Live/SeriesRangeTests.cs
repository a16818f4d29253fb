using System.Text.Json;
using Rem.Shared.TimeSeries;
using Rem.Web.Live.Series;
using Rem.Web.Tests.Kit;

namespace Rem.Web.Tests.Live;

/// <summary>Ranges of time series, as graphs ask for them.</summary>
public sealed class SeriesRangeTests
{
    private const long Start = 1_795_000_000 / 3600 * 3600;
    private const string Site = """
        http sites: {main: {listen: PORT}}
        http stream: {all: {series: ""}}
        """;

    [Fact]
    public async Task Rows_come_as_columns_with_gaps()
    {
        await using var site = await RunningSite.StartAsync(Site);
        await FillAsync(site, "host/load", 20, static i => i is > 5 and <= 15 ? double.NaN : i / 4.0);

        var told = await AskAsync(site, $"/all?groups=host/load&from={Start + 2}&to={Start + 18}");

        told.GetProperty("from").GetInt64().ShouldBe(Start + 2);
        var group = told.GetProperty("groups").GetProperty("host/load");
        group.GetProperty("sources").ToString().ShouldBe("""["one","two"]""");
        group.GetProperty("step").GetInt64().ShouldBe(1);
        group.GetProperty("closed").GetInt64().ShouldBe(Start + 20);
        group.GetProperty("rows").ToString().ShouldBe($$"""{"AVERAGE":[{{Start + 3}},1,[0.75,1,1.25,null,null,null,null,null,null,null,null,null,null,4,4.25,4.5],[1.5,2,2.5,null,null,null,null,null,null,null,null,null,null,8,8.5,9]]}""");
    }

    [Fact]
    public async Task What_is_not_over_yet_is_no_row()
    {
        await using var site = await RunningSite.StartAsync(Site);
        await FillAsync(site, "host/load", 10, static i => i);

        var told = await AskAsync(site, $"/all?groups=host/load&from={Start}&to={Start + 1000}");

        var rows = told.GetProperty("groups").GetProperty("host/load").GetProperty("rows").GetProperty("AVERAGE");
        rows[2].GetArrayLength().ShouldBe(10);
    }

    [Fact]
    public async Task A_range_is_as_fine_as_its_points_allow()
    {
        await using var site = await RunningSite.StartAsync(Site);
        await FillAsync(site, "host/load", 3000, static i => i % 10);

        var told = await AskAsync(site, $"/all?groups=host/load&from={Start}&to={Start + 3000}&points=101&functions=AVERAGE~MIN~MAX");

        var rows = told.GetProperty("groups").GetProperty("host/load").GetProperty("rows");
        var (first, step) = (rows.GetProperty("AVERAGE")[0].GetInt64(), rows.GetProperty("AVERAGE")[1].GetInt64());
        step.ShouldBe(30);
        (first % step).ShouldBe(0);
        rows.GetProperty("AVERAGE")[2].GetArrayLength().ShouldBeLessThanOrEqualTo(101);
        rows.GetProperty("AVERAGE")[2][1].GetDouble().ShouldBe(4.5);
        rows.GetProperty("MIN")[2][1].GetDouble().ShouldBe(0);
        rows.GetProperty("MAX")[2][1].GetDouble().ShouldBe(9);
    }

    [Fact]
    public async Task A_wanted_step_is_kept()
    {
        await using var site = await RunningSite.StartAsync(Site);
        await FillAsync(site, "host/load", 100, static i => i);

        var told = await AskAsync(site, $"/all?groups=host/load&from={Start}&to={Start + 100}&step=15&functions=LAST");

        var rows = told.GetProperty("groups").GetProperty("host/load").GetProperty("rows").GetProperty("LAST");
        rows[1].GetInt64().ShouldBe(15);
        rows[2].ToString().ShouldBe("[15,30,45,60,75,90,100]");
    }

    [Fact]
    public async Task A_group_that_is_not_there_is_null()
    {
        await using var site = await RunningSite.StartAsync(Site);
        await FillAsync(site, "host/load", 5, static i => i);

        var told = await AskAsync(site, $"/all?groups=host/~load~nothing&from={Start}&to={Start + 5}");

        told.GetProperty("groups").GetProperty("host/nothing").ValueKind.ShouldBe(JsonValueKind.Null);
        told.GetProperty("groups").GetProperty("host/load").ValueKind.ShouldBe(JsonValueKind.Object);
    }

    [Fact]
    public async Task Too_many_numbers_at_once_are_refused_before_any_is_sent()
    {
        await using var site = await RunningSite.StartAsync(Site);
        var names = new string[450];
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = $"g{i}";
            await site.Resources.TimeSeries.CreateAsync(names[i], SeriesDefinition.Of(TimeSpan.FromSeconds(1), "a", "b"), null, default);
        }

        using var answer = await site.Client.GetAsync($"/all?groups={GroupNames.Write(names)}&from={Start}&points=5000");

        ((int)answer.StatusCode).ShouldBe(413);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("the range may hold 4500000 numbers, more than 2000000: ask for fewer groups, points or functions");
    }

    [Theory]
    [InlineData("a", "a")]
    [InlineData("hosts/~a~b", "hosts/a", "hosts/b")]
    [InlineData("hosts/~a~/~b~checks/x/~c d", "hosts/a", "b", "checks/x/c d")]
    public void Names_of_groups_are_written_in_few_letters_and_read_again(string text, params string[] names)
    {
        var faults = new List<string>();

        GroupNames.Write(names).ShouldBe(text);
        GroupNames.Read(text, faults).ShouldBe(names);

        faults.ShouldBeEmpty();
    }

    [Fact]
    public void Rows_are_put_together_as_one_by_one_would_be()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var round = 0; round < 300; round++)
        {
            var (count, each, start) = (random.Next(1, 50), random.Next(2, 9), random.Next(0, 100));
            var values = Enumerable.Range(0, count).Select(_ => random.Next(4) == 0 ? double.NaN : random.Next(-100, 100)).ToArray();
            var rows = new FetchedRows(DateTimeOffset.FromUnixTimeSeconds(start * 10), TimeSpan.FromSeconds(10), ["x"], values);

            foreach (var function in Enum.GetValues<Consolidation>())
            {
                var merged = SeriesRows.Merged(rows, function, each);

                // Slowly: which known values end within the time of each merged row.
                for (var row = 0; row < merged.Count; row++)
                {
                    var (from, to) = (merged.Stamp(row) - merged.Step, merged.Stamp(row));
                    var known = Enumerable.Range(0, count).Where(i => rows.Stamp(i) > from && rows.Stamp(i) <= to).Select(i => values[i]).Where(static value => !double.IsNaN(value)).ToArray();
                    var wanted = known.Length == 0 ? double.NaN : function switch { Consolidation.Min => known.Min(), Consolidation.Max => known.Max(), Consolidation.Last => known[^1], _ => known.Sum() / known.Length };
                    merged.Value(row, 0).ShouldBe(wanted, $"seed {seed}, round {round}, {function}");
                }

                merged.Stamp(0).ToUnixTimeSeconds().ShouldBeGreaterThanOrEqualTo(rows.Stamp(0).ToUnixTimeSeconds(), $"seed {seed}");
                merged.End.ShouldBeGreaterThanOrEqualTo(rows.End, $"seed {seed}");
            }
        }
    }

    private static async Task<JsonElement> AskAsync(RunningSite site, string address)
    {
        using var answer = await site.Client.GetAsync(address);
        var text = await answer.Content.ReadAsStringAsync();
        ((int)answer.StatusCode).ShouldBe(200, text);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        return JsonDocument.Parse(text).RootElement;
    }

    private static async Task FillAsync(RunningSite site, string name, int count, Func<int, double> value)
    {
        var group = await site.Resources.TimeSeries.CreateAsync(name, SeriesDefinition.Of(TimeSpan.FromSeconds(1), "one", "two"), DateTimeOffset.FromUnixTimeSeconds(Start), default);
        for (var i = 1; i <= count; i++)
        {
            (await group.UpdateAsync(DateTimeOffset.FromUnixTimeSeconds(Start + i), new[] { Reading.Of(value(i)), Reading.Of(2 * value(i)) }, default)).IsTaken.ShouldBeTrue();
        }
    }
}
