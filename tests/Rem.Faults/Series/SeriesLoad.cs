using System.Globalization;
using Rem.Shared.TimeSeries;
using Rem.Storage;
using Rem.TimeSeries.Stores;
using Rem.TimeSeries.Stores.Chunks;

namespace Rem.Faults.Series;

/// <summary>
/// The process that feeds time series: `series-load DATA SEED [slow] [OFF]`. It says `ready`, and then `STEP MILLISECONDS`
/// for each step that all groups have taken. Each group gets each step in order, whatever was before it was killed.
/// </summary>
internal static class SeriesLoad
{
    /// <summary>The first word of its arguments.</summary>
    public const string Word = "series-load";

    /// <summary>Groups that it feeds.</summary>
    public const int Groups = 120;

    private const int StepsInSecond = 250;
    private const long Start = 1_767_225_600;

    /// <summary>Two sources, and archives that are short enough to lose rows.</summary>
    public static SeriesDefinition Definition { get; } = new(
        TimeSpan.FromSeconds(10),
        [new("level", SourceType.Gauge, TimeSpan.FromSeconds(20)), new("count", SourceType.Counter, TimeSpan.FromSeconds(40), 0, 1e6)],
        [new(Consolidation.Average, 0.5, 1, 1000), new(Consolidation.Average, 0.5, 6, 300), new(Consolidation.Min, 0.5, 6, 300), new(Consolidation.Max, 0.2, 7, 300), new(Consolidation.Last, 0.9, 60, 50)]);

    /// <summary>When groups begin.</summary>
    public static DateTimeOffset Begin => DateTimeOffset.FromUnixTimeSeconds(Start);

    /// <summary>The name of a group.</summary>
    public static string NameOf(int group) => string.Create(CultureInfo.InvariantCulture, $"hosts/h{group}/load");

    /// <summary>The time of a group's step: some are off the step's end, some a while later.</summary>
    public static DateTimeOffset TimeOf(int seed, int group, int step) => DateTimeOffset.FromUnixTimeMilliseconds(((Start + (step * 10L)) * 1000) + (Mix(seed, group, step, 3) % 9000));

    /// <summary>The step of a time.</summary>
    public static int StepOf(DateTimeOffset time) => (int)((time.ToUnixTimeSeconds() - Start) / 10);

    /// <summary>The readings of a group's step; some are unknown.</summary>
    public static Reading[] ReadingsOf(int seed, int group, int step) =>
    [
        Mix(seed, group, step, 1) % 30 == 0 ? Reading.Unknown : Reading.Of(Mix(seed, group, step, 1) / 1000.0),
        Mix(seed, group, step / 8, 2) % 20 == 0 ? Reading.Unknown : Reading.Of((step * 997L) + (Mix(seed, group, step, 2) % 500)),
    ];

    /// <summary>Feeds until it is killed.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var seed = int.Parse(args[2], CultureInfo.InvariantCulture);
        await using var store = Open(args[1], args.Contains("slow") ? TimeSpan.FromSeconds(6) : TimeSpan.FromSeconds(1), args.Contains("OFF") ? "OFF" : "FULL");
        var groups = new ISeriesGroup[Groups];
        var done = new int[Groups];
        for (var i = 0; i < Groups; i++)
        {
            groups[i] = await store.CreateAsync(NameOf(i), Definition, Begin, default);
            done[i] = StepOf((await groups[i].InfoAsync(default)).LastUpdate);
        }

        Console.WriteLine("ready");
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(1000.0 / StepsInSecond), TimeProvider.System);
        for (var step = done.Min() + 1; ; step++)
        {
            for (var i = 0; i < Groups; i++)
            {
                var answer = step > done[i] ? await groups[i].UpdateAsync(TimeOf(seed, i, step), ReadingsOf(seed, i, step), default) : SampleAnswer.Taken;
                if (!answer.IsTaken)
                {
                    throw new InvalidOperationException($"group {i}, step {step}: {answer}");
                }
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{step} {Environment.TickCount64}"));
            await pace.WaitForNextTickAsync();
        }
    }

    /// <summary>Opens a store.</summary>
    public static ITimeSeries Open(string data, TimeSpan window, string synchronous) =>
        ChunkTimeSeries.Open(data, TimeProvider.System, new SeriesOptions { MostAhead = TimeSpan.FromDays(36_500), FlushWindow = window }, null, new StoreOptions { Synchronous = synchronous });

    private static long Mix(int seed, int group, int step, int use)
    {
        var hash = unchecked(((ulong)seed * 0x9E3779B97F4A7C15) ^ ((ulong)group * 0xC2B2AE3D27D4EB4F) ^ ((ulong)step * 0x165667B19E3779F9) ^ ((ulong)use << 60));
        hash = unchecked((hash ^ (hash >> 31)) * 0xBF58476D1CE4E5B9);
        return (long)((hash ^ (hash >> 29)) >> 40);
    }
}
