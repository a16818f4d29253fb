using System.Diagnostics;
using System.Globalization;
using Rem.Shared.TimeSeries;
using Rem.TimeSeries.Definitions;
using Rem.TimeSeries.Stores;
using Rem.TimeSeries.Stores.RrdFiles;

namespace Rem.Benchmarks.Series;

/// <summary>Time series with the standard archives (10 s for a day, 1 min for a week, 1 h for a year), against RRDtool in the same run.</summary>
internal static class SeriesBenchmark
{
    private const int Groups = 10_000;
    private const int Files = 2_000; // fewer than the groups, in RRDtool's favour: 10,000 would be 5 GB
    private const int Steps = 3000; // long enough for several flush windows, and for chunks of each archive
    private const int CommittedSteps = 600;
    private const int YearGroups = 100;
    private const long Start = 1_767_225_600;
    private static readonly string[] _definition =
    [
        "DS:v:GAUGE:20:U:U", "RRA:AVERAGE:0.5:1:8640", "RRA:AVERAGE:0.5:6:10080", "RRA:MIN:0.5:6:10080", "RRA:MAX:0.5:6:10080",
        "RRA:AVERAGE:0.5:360:8760", "RRA:MIN:0.5:360:8760", "RRA:MAX:0.5:360:8760",
    ];

    /// <summary>Samples a second.</summary>
    public static void Run(Measure measure) => InFolder(folder =>
    {
        var (pipe, cached) = (PipeRate(folder), CachedRate(folder));
        var (rate, _) = OwnRate(Path.Combine(folder, "series"), isEachCommitted: false);
        var (safe, slowest) = OwnRate(Path.Combine(folder, "safe"), isEachCommitted: true);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  samples/s: rem {rate:N0}, rrdtool - {pipe:N0}, rrdcached's write-out {cached:N0}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  with a synced commit for each step of {Groups}: {safe:N0}, the slowest step {slowest:0} ms"));
        measure.AtLeast("samples/s against `rrdtool -`", rate / pipe, 60);
        measure.AtLeast("samples/s against rrdcached's write-out", rate / cached, 10);
    });

    /// <summary>Bytes on disk, and fetches of a day and a year.</summary>
    public static void RunYear(Measure measure) => InFolder(folder =>
    {
        const long Samples = 365 * 8640;
        var store = TimeSeriesStore.Open(Path.Combine(folder, "series"), TimeProvider.System, Ahead());
        var groups = MakeAsync(store, YearGroups).GetAwaiter().GetResult();
        FeedAsync(store, groups, 1, (int)Samples, 360).GetAwaiter().GetResult(); // an hour of samples in a commit: a year within a minute of commits would not be what a file grows by
        var file = RrdOfYear(folder, (int)Samples);
        var own = Directory.GetFiles(Path.Combine(folder, "series"), "series.db").Sum(path => new FileInfo(path).Length);
        measure.AtMost("bytes on disk of 100 series after a year / RRD files", (double)own / (new FileInfo(file).Length * YearGroups), 1.2);

        using (var pipe = new RrdPipe())
        {
            var end = Start + (Samples * 10);
            Fetch(measure, pipe, groups[50], file, "a day of 8,640 rows fetched, against `rrdtool -`", end - 86_400, end - 1, 10);
            Fetch(measure, pipe, groups[50], file, "a year of 8,760 rows fetched, against `rrdtool -`", end - (8760 * 3600), end - 1, 3600);
        }

        store.DisposeAsync().AsTask().GetAwaiter().GetResult();
    });

    private static void Fetch(Measure measure, RrdPipe pipe, ISeriesGroup group, string file, string what, long start, long end, int resolution)
    {
        var query = new SeriesQuery(Consolidation.Average, DateTimeOffset.FromUnixTimeSeconds(start), DateTimeOffset.FromUnixTimeSeconds(end), TimeSpan.FromSeconds(resolution));
        var command = string.Create(CultureInfo.InvariantCulture, $"fetch {file} AVERAGE -s {start} -e {end} -r {resolution}");
        var rows = group.FetchAsync(query, default).AsTask().GetAwaiter().GetResult();
        if (rows.Values.Count(double.IsFinite) < 8600 || pipe.Ask(command) < 8600)
        {
            throw new InvalidOperationException("the rows to fetch are not there");
        }

        measure.Ratio(what, () => group.FetchAsync(query, default).AsTask().GetAwaiter().GetResult(), () => pipe.Ask(command), 1);
    }

    private static double PipeRate(string folder)
    {
        MakeFiles(folder);
        using var pipe = new RrdPipe();
        pipe.Send(Updates(folder, 1));
        const int Rounds = 10;
        var updates = Enumerable.Range(2, Rounds).Select(step => Updates(folder, step)).ToArray();
        var watch = Stopwatch.StartNew();
        Array.ForEach(updates, pipe.Send);
        return Rounds * Files / watch.Elapsed.TotalSeconds;
    }

    private static double CachedRate(string folder)
    {
        using var cached = new RrdCached(folder);
        const int Values = 6;
        var rates = new double[5];
        for (var round = -1; round < rates.Length; round++)
        {
            cached.Take(Enumerable.Range(0, Values).SelectMany(i => Updates(folder, 20 + (round * Values) + i)));
            var watch = Stopwatch.StartNew();
            cached.WriteOut(Files * Values);
            rates[Math.Max(0, round)] = Files * Values / watch.Elapsed.TotalSeconds;
        }

        return Measure.Median(rates);
    }

    private static (double Rate, double Slowest) OwnRate(string folder, bool isEachCommitted)
    {
        var store = TimeSeriesStore.Open(folder, TimeProvider.System, Ahead());
        var groups = MakeAsync(store, Groups).GetAwaiter().GetResult();
        FeedAsync(store, groups, 1, 60, isEachCommitted ? 1 : int.MaxValue).GetAwaiter().GetResult();
        var watch = Stopwatch.StartNew();
        var steps = isEachCommitted ? CommittedSteps : Steps;
        var slowest = FeedAsync(store, groups, 61, 60 + steps, isEachCommitted ? 1 : int.MaxValue).GetAwaiter().GetResult();
        var rate = (double)steps * Groups / watch.Elapsed.TotalSeconds;
        store.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return (rate, slowest);
    }

    // The store commits by itself in its flush window; the last commit is waited for, and counts.
    private static async Task<double> FeedAsync(ITimeSeries store, ISeriesGroup[] groups, int first, int last, int stepsInCommit)
    {
        var (slowest, readings) = (0.0, new Reading[1]);
        for (var step = first; step <= last; step++)
        {
            var watch = Stopwatch.GetTimestamp();
            var time = DateTimeOffset.FromUnixTimeSeconds(Start + (step * 10L));
            for (var i = 0; i < groups.Length; i++)
            {
                readings[0] = Reading.Of(Value(i, step));
                if (!(await groups[i].UpdateAsync(time, readings, default)).IsTaken)
                {
                    throw new InvalidOperationException("a sample was refused");
                }
            }

            if (step % stepsInCommit == 0 || step == last)
            {
                await store.FlushAsync(default);
            }

            slowest = Math.Max(slowest, Stopwatch.GetElapsedTime(watch).TotalMilliseconds);
        }

        return slowest;
    }

    private static async Task<ISeriesGroup[]> MakeAsync(ITimeSeries store, int count)
    {
        var definition = SeriesNotation.Parse(["--step", "10", .. _definition]);
        var groups = new ISeriesGroup[count];
        for (var i = 0; i < count; i++)
        {
            groups[i] = await store.CreateAsync($"hosts/h{i}/load", definition, DateTimeOffset.FromUnixTimeSeconds(Start), default);
        }

        return groups;
    }

    // A noisy signal: its last bits are as random as a measurement's.
    private static double Value(int group, int step) => 50 + (40 * Math.Sin((step + (group * 13)) / 300.0)) + ((unchecked((uint)((step * 2654435761L) + (group * 40503L))) >> 8) / 1e6);

    private static void MakeFiles(string folder)
    {
        for (var i = 0; i < Files; i++)
        {
            Check(LibRrd.Create(FileOf(folder, i), 10, Start, _definition));
        }
    }

    private static string RrdOfYear(string folder, int samples)
    {
        var path = FileOf(folder, 0);
        Check(LibRrd.Create(path, 10, Start, _definition));
        var updates = new string[1000];
        for (var step = 1; step + updates.Length - 1 <= samples; step += updates.Length)
        {
            for (var i = 0; i < updates.Length; i++)
            {
                updates[i] = string.Create(CultureInfo.InvariantCulture, $"{Start + ((step + i) * 10L)}:{Value(50, step + i):R}");
            }

            Check(LibRrd.Update(path, updates));
        }

        return path;
    }

    private static void Check(string? error)
    {
        if (error is not null)
        {
            throw new InvalidOperationException(error);
        }
    }

    private static List<string> Updates(string folder, int step) => Enumerable.Range(0, Files)
        .Select(i => string.Create(CultureInfo.InvariantCulture, $"update {FileOf(folder, i)} {Start + (step * 10L)}:{Value(i, step):R}")).ToList();

    private static string FileOf(string folder, int i) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"s{i}.rrd"));

    private static SeriesOptions Ahead() => new() { MostAhead = TimeSpan.FromDays(36_500) };

    private static void InFolder(Action<string> run)
    {
        var folder = Directory.CreateTempSubdirectory("rem-series-bench-").FullName;
        try
        {
            run(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
