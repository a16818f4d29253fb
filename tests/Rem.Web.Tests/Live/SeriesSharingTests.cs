using System.Text;
using Rem.Shared.TimeSeries;
using Rem.Cases;
using Rem.TimeSeries.Stores;
using Rem.Web.Live;
using Rem.Web.Live.Series;
using Rem.Web.Tests.Kit;

namespace Rem.Web.Tests.Live;

/// <summary>What readers of the same groups share, and when the store is left alone.</summary>
public sealed class SeriesSharingTests : IAsyncLifetime, IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly FakeClock _clock = new();
    private readonly CountedSeries _series;
    private readonly SeriesWatch _watch;
    private ISeriesGroup[] _groups = [];

    public SeriesSharingTests()
    {
        _series = new CountedSeries(TimeSeriesStore.InMemory(_clock));
        _watch = new SeriesWatch(_series, _clock);
    }

    public async Task InitializeAsync()
    {
        _groups = [await MakeAsync("a", 1), await MakeAsync("b", 1), await MakeAsync("slow", 60)];
    }

    public async Task DisposeAsync() => await _series.DisposeAsync();

    ValueTask IAsyncDisposable.DisposeAsync() => _series.DisposeAsync();

    [Fact]
    public async Task Two_readers_of_the_same_groups_are_told_the_same_bytes_which_were_read_once()
    {
        using var one = new SeriesEvents(_watch, ["a", "b"], null, _clock);
        using var other = new SeriesEvents(_watch, ["a", "b"], null, _clock);
        using var part = new SeriesEvents(_watch, ["a"], null, _clock);
        await FirstAsync(one, other, part);
        var reads = _series.Reads;

        var told = await StepAsync(1, one, other, part);

        told[0].Data.ShouldBe(told[1].Data);
        Text(told[0]).ShouldContain("\"a\":[");
        Text(told[0]).ShouldContain("\"b\":[");
        Text(told[2]).ShouldNotContain("\"b\"");
        (_series.Reads - reads).ShouldBe(2);
    }

    [Fact]
    public async Task A_group_is_looked_at_when_its_next_row_may_be_there()
    {
        using var reader = new SeriesEvents(_watch, ["a", "slow"], null, _clock);
        await FirstAsync(reader);
        var looks = _series.Looks;

        for (var i = 0; i < 30; i++)
        {
            await StepAsync(1, reader);
        }

        // One group each second, and at its minute the slow one; both each second would be 60.
        (_series.Looks - looks).ShouldBeInRange(28, 34);
    }

    [Fact]
    public async Task The_store_is_left_alone_when_nobody_reads()
    {
        using (var reader = new SeriesEvents(_watch, ["a"], null, _clock))
        {
            await FirstAsync(reader);
        }

        await PutAsync(1);
        await UntilIdleAsync();
        var looks = _series.Looks;
        for (var i = 0; i < 10; i++)
        {
            await PutAsync(1);
        }

        _series.Looks.ShouldBe(looks);
        using var again = new SeriesEvents(_watch, ["a"], null, _clock);
        (await NextAsync(again)).Id.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_store_that_fails_ends_its_readers_and_who_comes_back_is_told_again()
    {
        using (var reader = new SeriesEvents(_watch, ["a"], null, _clock))
        {
            await FirstAsync(reader);
            _series.Failure = new IOException("the disk is gone");
            var waiting = reader.NextAsync(Patience, default).AsTask();
            await PutAsync(1);

            (await Should.ThrowAsync<IOException>(waiting)).Message.ShouldBe("the disk is gone");
        }

        _series.Failure = null;
        using var again = new SeriesEvents(_watch, ["a"], null, _clock);
        await StepAsync(1, again);
    }

    // The watch looks at once when its first reader comes, and tells the newest rows: only behind that nothing but the clock
    // makes it look, so that no look comes between two samples.
    private static Task<LiveEvent[]> FirstAsync(params SeriesEvents[] readers) => Task.WhenAll(Array.ConvertAll(readers, NextAsync));

    // A second passes, with a sample of each group, and each reader is told.
    private async Task<LiveEvent[]> StepAsync(int seconds, params SeriesEvents[] readers)
    {
        var waiting = Array.ConvertAll(readers, reader => NextAsync(reader));
        await PutAsync(seconds);
        return await Task.WhenAll(waiting);
    }

    private static async Task<LiveEvent> NextAsync(SeriesEvents reader) => (await reader.NextAsync(TimeSpan.FromDays(1), default).AsTask().WaitAsync(Patience, TimeProvider.System)).Single();

    private async Task PutAsync(int seconds)
    {
        foreach (var group in _groups)
        {
            (await group.UpdateAsync(_clock.GetUtcNow() + TimeSpan.FromSeconds(seconds), new[] { Reading.Of(1.5) }, default)).IsTaken.ShouldBeTrue();
        }

        _clock.Advance(TimeSpan.FromSeconds(seconds));
    }

    private async Task UntilIdleAsync()
    {
        for (var i = 0; i < 2000 && _watch.IsRunning; i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }

        _watch.IsRunning.ShouldBeFalse("it looks on, and nobody reads");
    }

    private ValueTask<ISeriesGroup> MakeAsync(string name, int step) => _series.CreateAsync(name, SeriesDefinition.Of(TimeSpan.FromSeconds(step), "value"), _clock.GetUtcNow() - TimeSpan.FromSeconds(step), default);

    private static string Text(LiveEvent told) => Encoding.UTF8.GetString(told.Data.Span);
}
