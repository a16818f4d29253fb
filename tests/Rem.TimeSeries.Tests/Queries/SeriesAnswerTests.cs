using Rem.Errors;
using Rem.Shared.TimeSeries;
using Rem.Shared.TimeSeries.Queries;
using Rem.Values;

namespace Rem.TimeSeries.Tests.Queries;

public sealed class SeriesAnswerTests
{
    private static readonly DateTimeOffset _start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_beginning_that_stands_for_too_many_groups_is_refused_before_any_is_read()
    {
        var series = new ManyGroups(2001, Rows(10, "a"));

        var error = await Should.ThrowAsync<PlanException>(async () => await AskAsync(series, "g/"));

        error.Finding.Code.ShouldBe(SeriesErrors.Query);
        error.Finding.Message.ShouldBe("'all' is made of 2001 groups whose names begin with 'g/', more than 2000");
        error.Finding.Hint.ShouldBe("let 'groups' be a longer beginning of names");
        series.Fetches.ShouldBe(0);
    }

    [Fact]
    public async Task Groups_that_hold_too_much_are_refused_as_soon_as_that_is_known()
    {
        var series = new ManyGroups(1000, Rows(25_000, "a", "b", "c", "d"));

        var error = await Should.ThrowAsync<PlanException>(async () => await AskAsync(series, "g/"));

        error.Finding.Code.ShouldBe(SeriesErrors.Range);
        error.Finding.Message.ShouldBe("the first 201 groups of this range have 20100000 values, more than 20000000");
        series.Fetches.ShouldBe(201);
    }

    [Fact]
    public async Task As_many_as_there_may_be_are_read()
    {
        var rows = await AskAsync(new ManyGroups(2000, Rows(10, "a")), "g/");

        rows.Values.ShouldBe([.. Enumerable.Repeat(2000.0, 10)]);
    }

    private static async Task<FetchedRows> AskAsync(ITimeSeries series, string prefix)
    {
        var all = new RemMap { ["all"] = new RemMap { ["sum"] = new RemMap { ["groups"] = prefix, ["source"] = "a" } } };
        return await SeriesAnswer.RowsAsync(series, SeriesRequest.Read(all, [], _start.AddHours(1)), default);
    }

    private static FetchedRows Rows(int count, params string[] sources) =>
        new(_start, TimeSpan.FromSeconds(1), sources, [.. Enumerable.Repeat(1.0, count * sources.Length)]);
}
