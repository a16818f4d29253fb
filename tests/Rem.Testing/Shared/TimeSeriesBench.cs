using Rem.Cases;
using Rem.Shared.TimeSeries;
using Shouldly;
using Xunit;

namespace Rem.Testing.Shared;

/// <summary>What the contract suites of time series stand on: a fresh store on a clock that the test moves, groups that start at its first second.</summary>
public abstract class TimeSeriesBench : IAsyncLifetime
{
    private static readonly DateTimeOffset _start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private ITimeSeries? _store;

    /// <summary>The most groups that the store has to take, and no more.</summary>
    protected const int MostGroups = 50;

    /// <summary>The step of all groups.</summary>
    protected static TimeSpan Step { get; } = TimeSpan.FromSeconds(10);

    /// <summary>No cancellation.</summary>
    protected static CancellationToken Never => CancellationToken.None;

    /// <summary>The clock. It stands half a day after the groups' start, so that what they are fed is past.</summary>
    protected FakeClock Clock { get; } = new(_start + TimeSpan.FromHours(12));

    /// <summary>The store under test.</summary>
    protected ITimeSeries Store => _store ??= Make(Clock, MostGroups);

    /// <summary>Makes the store again, of a backend that outlives the process; the one before is disposed.</summary>
    protected void Reopen() => _store = Make(Clock, MostGroups);

    /// <inheritdoc/>
    public virtual Task InitializeAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public virtual async Task DisposeAsync()
    {
        if (_store is not null)
        {
            await _store.DisposeAsync();
        }
    }

    /// <summary>A fresh store of the backend under test.</summary>
    protected abstract ITimeSeries Make(TimeProvider clock, int mostGroups);

    /// <summary>So many seconds after the groups' start.</summary>
    protected static DateTimeOffset At(double seconds) => _start + TimeSpan.FromSeconds(seconds);

    /// <summary>One gauge `v`, with each step and with three of them averaged, least and greatest.</summary>
    protected static SeriesDefinition Gauge(int rows = 100) => Of(SourceType.Gauge, rows);

    /// <summary>One source `v` of a type.</summary>
    protected static SeriesDefinition Of(SourceType type, int rows = 100) => new(
        Step,
        [new("v", type, TimeSpan.FromSeconds(20))],
        [new(Consolidation.Average, 0.5, 1, rows), new(Consolidation.Average, 0.5, 3, rows), new(Consolidation.Min, 0.5, 3, rows), new(Consolidation.Max, 0.5, 3, rows)]);

    /// <summary>Two gauges, `a` and `b`.</summary>
    protected static SeriesDefinition Two() => new(Step, [new("a", SourceType.Gauge, Step * 2), new("b", SourceType.Gauge, Step * 2)], [new(Consolidation.Average, 0.5, 1, 50)]);

    /// <summary>Makes a group that starts at 0.</summary>
    protected ValueTask<ISeriesGroup> MakeAsync(string name, SeriesDefinition definition) => Store.CreateAsync(name, definition, At(0), Never);

    /// <summary>Gives a group of one source a float.</summary>
    protected static Task UpdateAsync(ISeriesGroup group, double seconds, double value) => UpdateAsync(group, seconds, Reading.Of(value));

    /// <summary>Gives a group of one source a reading.</summary>
    protected static async Task UpdateAsync(ISeriesGroup group, double seconds, Reading reading)
    {
        var answer = await group.UpdateAsync(At(seconds), new[] { reading }, Never);
        answer.IsTaken.ShouldBeTrue(answer.Detail);
    }

    /// <summary>Gives a group of one source a value at the end of each of some steps.</summary>
    protected static async Task FeedAsync(ISeriesGroup group, int first, int last, Func<int, double> value)
    {
        for (var i = first; i <= last; i++)
        {
            await UpdateAsync(group, i * Step.TotalSeconds, value(i));
        }
    }

    /// <summary>Rows of a range, each step unless another length is wanted.</summary>
    protected static ValueTask<FetchedRows> FetchAsync(ISeriesGroup group, double start, double end, Consolidation function = Consolidation.Average, double? resolution = null) =>
        group.FetchAsync(new SeriesQuery(function, At(start), At(end), resolution is { } seconds ? TimeSpan.FromSeconds(seconds) : null), Never);
}
