using Rem.Cases;
using Rem.Errors;
using Rem.Node.Local;
using Rem.Node.Resources;
using Rem.Shared.TimeSeries;
using Rem.Testing.Shared;

namespace Rem.Node.Tests.Resources;

/// <summary>Time series of a node that is started again, of which answers are lost, and what is more than one message takes.</summary>
public sealed class RemoteSeriesAwayTests : TimeSeriesBench, IDisposable
{
    private ResourceNode _node = null!;

    public void Dispose() => _node?.Dispose();

    [Fact]
    public async Task A_batch_whose_answer_was_lost_is_repeated_and_taken_once()
    {
        await MakeAsync("g", Gauge());
        var lost = await LoseAsync("series.update");

        var answers = await Store.UpdateAsync([Sample(10, 1), Sample(20, 2), Sample(15, 9)], Never).AsTask().InTime();

        lost().ShouldBe(2);
        answers.Select(static answer => answer.Refusal).ShouldBe([SampleRefusal.None, SampleRefusal.None, SampleRefusal.Late]);
        var info = await (await Store.FindAsync("g", Never))!.InfoAsync(Never);
        (info.Taken, info.Refused.Values.Sum()).ShouldBe((2, 1));
    }

    [Theory]
    [InlineData("series.put")]
    [InlineData("series.create")]
    [InlineData("series.rename")]
    [InlineData("series.delete")]
    [InlineData("series.restore")]
    [InlineData("series.change")]
    public async Task Every_write_whose_answer_was_lost_is_repeated_without_harm(string method)
    {
        var group = await MakeAsync("g", Gauge());
        var snapshot = await group.SnapshotAsync(Never);
        var lost = await LoseAsync(method);

        var answer = await (method switch
        {
            "series.put" => Of(async () => (await group.UpdateAsync(At(10), new[] { Reading.Of(1L) }, Never)).IsTaken),
            "series.create" => Of(async () => (await Store.CreateAsync("h", Two(), At(0), Never)).Name == "h"),
            "series.rename" => Of(async () => (await Store.RenameAsync("g", "h", Never)).Name == "h"),
            "series.delete" => Of(async () => await Store.DeleteAsync("g", Never)),
            "series.restore" => Of(async () => (await Store.RestoreAsync("h", snapshot, replaces: false, Never)).Name == "h"),
            _ => Of(async () => (await Store.ChangeAsync("g", Gauge(), Never)).Name == "g"),
        }).InTime();

        lost().ShouldBe(2);
        answer.ShouldBeTrue();
    }

    [Fact]
    public async Task A_group_that_a_client_holds_goes_on_when_the_node_was_started_again()
    {
        var group = await MakeAsync("g", Gauge());
        await UpdateAsync(group, 10, 1.0);

        await _node.StopAsync();
        _node.Start();

        await UpdateAsync(group, 20, 2.0);
        (await FetchAsync(group, 0, 19)).Values.ShouldBe([1, 2]);
    }

    [Fact]
    public async Task A_group_that_another_client_named_anew_is_the_same_and_one_that_took_its_name_is_not()
    {
        var group = await MakeAsync("g", Gauge());
        var other = _node.Connect("other").TimeSeries;

        await other.RenameAsync("g", "h", Never);
        await other.CreateAsync("g", Gauge(), At(0), Never);
        await UpdateAsync(group, 10, 5.0);

        group.Name.ShouldBe("h");
        (await FetchAsync((await other.FindAsync("h", Never))!, 0, 9)).Values.ShouldBe([5]);
        await other.DeleteAsync("h", Never);
        (await group.UpdateAsync(At(20), new[] { Reading.Of(1L) }, Never)).Refusal.ShouldBe(SampleRefusal.Group);
        (await Should.ThrowAsync<PlanException>(async () => await group.SnapshotAsync(Never))).Finding.Code.ShouldBe(SeriesErrors.Missing);
    }

    [Fact]
    public async Task A_group_that_is_more_than_one_message_takes_is_moved_bit_by_bit()
    {
        var rows = 2_500_000; // 20 MB
        var group = await MakeAsync("g", new SeriesDefinition(Step, Gauge().Sources, [new(Consolidation.Average, 0.5, 1, rows)]));
        await FeedAsync(group, 1, 50, i => i / 3.0);

        var copy = await Store.RestoreAsync("copy", await group.SnapshotAsync(Never), replaces: false, Never);

        var (here, there) = (await FetchAsync(group, 500 - (rows * 10.0), 499), await FetchAsync(copy, 500 - (rows * 10.0), 499));
        here.Count.ShouldBe(rows);
        here.Values[^50..].ShouldBe(Enumerable.Range(1, 50).Select(static i => i / 3.0));
        there.Values.AsSpan().SequenceEqual(here.Values).ShouldBeTrue();
    }

    [Fact]
    public async Task A_large_batch_has_its_refusals_in_their_places()
    {
        await MakeAsync("g", Gauge());
        Clock.Advance(TimeSpan.FromDays(10));
        var samples = Enumerable.Range(1, 45_000).Select(i => Sample(i % 9000 == 0 ? 1 : i * 10, i)).ToArray();

        var answers = await Store.UpdateAsync(samples, Never);

        answers.Select(static (answer, i) => (answer, i)).Where(static pair => !pair.answer.IsTaken).Select(static pair => pair.i).ShouldBe([8999, 17_999, 26_999, 35_999, 44_999]);
    }

    protected override ITimeSeries Make(TimeProvider clock, int mostGroups)
    {
        _node = new ResourceNode(clock);
        return _node.Connect().TimeSeries;
    }

    private static async Task<bool> Of(Func<Task<bool>> run) => await run();

    private static SeriesSample Sample(double seconds, long value) => new("g", At(seconds), new Dictionary<string, Reading> { ["v"] = Reading.Of(value) });

    // The node carries the method out and loses its first answer; gives how often it was asked.
    private async Task<Func<int>> LoseAsync(string name)
    {
        var asked = 0;
        await _node.StopAsync();
        _node.Start(ResourceMethods.Of(_node.Served).Select(method => method.Name != name ? method : new LocalMethod(name, async (argument, caller, cancel) =>
        {
            var answer = await method.Run!(argument, caller, cancel);
            return Interlocked.Increment(ref asked) == 1 ? throw new PlanException(LocalErrors.Lost, Rem.Plans.SourceSpan.None, "the answer was lost") : answer;
        })));
        return () => asked;
    }
}
