using System.Globalization;
using Rem.Cases;
using Rem.TimeSeries.Consolidation;
using Rem.TimeSeries.Definitions;
using Rem.TimeSeries.Stores;
using Rem.TimeSeries.Stores.Memory;
using Rem.TimeSeries.Stores.RrdFiles;

namespace Rem.TimeSeries.Tests.Proof;

/// <summary>One random group, kept by RRDtool's library and by REM, and compared: what is taken, ranges, steps, and each value bit by bit.</summary>
internal sealed class LibRrdProof(int seed, string folder)
{
    private const int Updates = 400;
    private const int Queries = 12;
    private const int Reopening = 80;
    private static readonly FakeClock _clock = new(new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private readonly RandomSeries _random = new(seed);
    private readonly string _path = Path.Combine(folder, seed.ToString(CultureInfo.InvariantCulture) + ".rrd");
    private readonly List<string> _run = [];

    public int Taken { get; private set; }

    public int Refused { get; private set; }

    public int Values { get; private set; }

    /// <summary>The clock of all stores: later than any sample.</summary>
    public static TimeProvider Clock => _clock;

    /// <summary>Runs it; throws where the two differ.</summary>
    /// <param name="reopen">Gives the store, which may be closed and opened between samples; one in memory when it is null.</param>
    public async Task RunAsync(Func<ITimeSeries?, ValueTask<ITimeSeries>>? reopen = null)
    {
        reopen ??= there => new(there ?? new MemoryTimeSeries(_clock, SeriesOptions.Default));
        var store = await reopen(null);
        var name = seed.ToString(CultureInfo.InvariantCulture);
        var group = await store.CreateAsync(name, _random.Definition, UnixTime.Time(_random.Start), default);
        Kit.Rrd.Succeed(LibRrd.Create(_path, _random.Step, _random.Start, [.. SeriesNotation.Words(_random.Definition).Skip(2)]));
        for (var i = 0; i < Updates; i++)
        {
            await UpdateAsync(group);
            if (i % Reopening == Reopening - 1)
            {
                store = await reopen(store);
                group = (await store.FindAsync(name, default)).ShouldNotBeNull();
            }
        }

        Send();
        for (var i = 0; i < Queries; i++)
        {
            await CompareAsync(group);
        }

        File.Delete(_path);
    }

    // Updates that REM takes go to the library together; one that REM refuses goes alone, so that each has its own answer.
    private async Task UpdateAsync(ISeriesGroup group)
    {
        var (seconds, micros, readings) = _random.Next();
        var text = RrdText.Of(ref seconds, ref micros, readings);
        var answer = await group.UpdateAsync(UnixTime.Time(seconds, micros), readings, default);
        if (answer.IsTaken)
        {
            _run.Add(text);
            Taken++;
            return;
        }

        Send();
        LibRrd.Update(_path, [text]).ShouldNotBeNull($"seed {seed}: REM refused {text}: {answer}");
        Refused++;
    }

    private void Send()
    {
        if (_run.Count > 0)
        {
            LibRrd.Update(_path, [.. _run]).ShouldBeNull($"seed {seed}");
            _run.Clear();
        }
    }

    private async Task CompareAsync(ISeriesGroup group)
    {
        var (function, start, end, step) = _random.Query();
        var width = _random.Width();
        step = width is { } points ? Math.Max(1, (end - start) / points) : step; // as `rrdtool graph` and `xport` ask
        var (from, to, resolution) = (start, end, step);
        var error = LibRrd.Fetch(_path, function, ref from, ref to, ref resolution, out var expected, out _);
        var query = width is null
            ? new SeriesQuery(function, UnixTime.Time(start), UnixTime.Time(end), TimeSpan.FromSeconds(step))
            : SeriesQuery.OfWidth(function, UnixTime.Time(start), UnixTime.Time(end), width.Value);
        if (error is not null)
        {
            var refusal = await Should.ThrowAsync<Rem.Errors.PlanException>(async () => await group.FetchAsync(query, default), $"seed {seed}: {error}");
            refusal.Finding.Code.ShouldBe(SeriesErrors.Archive);
            return;
        }

        var rows = await group.FetchAsync(query, default);
        (UnixTime.Of(rows.Start).Seconds, UnixTime.Of(rows.End).Seconds, (long)rows.Step.TotalSeconds).ShouldBe((from, to, resolution), $"seed {seed}: {query}");
        for (var i = 0; i < expected.Length; i++)
        {
            if (!Same(expected[i], rows.Values[i]))
            {
                Assert.Fail($"seed {seed}: {query}, value {i}: librrd {expected[i]:R}, rem {rows.Values[i]:R}\n{string.Join(' ', SeriesNotation.Words(_random.Definition))}");
            }
        }

        Values += expected.Length;
    }

    // Which of the many not-a-numbers it is says nothing.
    private static bool Same(double a, double b) => BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b) || (double.IsNaN(a) && double.IsNaN(b));
}
