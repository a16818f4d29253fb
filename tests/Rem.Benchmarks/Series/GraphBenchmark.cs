using System.Globalization;
using Rem.Shared.TimeSeries;
using Rem.Shared.TimeSeries.Graphs;
using Rem.TimeSeries.Definitions;
using Rem.TimeSeries.Graphs;
using Rem.TimeSeries.Graphs.Svg;
using Rem.TimeSeries.Stores;
using Rem.TimeSeries.Stores.RrdFiles;

namespace Rem.Benchmarks.Series;

/// <summary>
/// Graphs of one source with average, least and greatest as SVG of 800 by 300 pixels, with legend and title: from the store in
/// SQLite to UTF-8 in memory, against `rrdtool -`, which stays and writes its picture into a file. No start of a process is counted on either side.
/// </summary>
internal static class GraphBenchmark
{
    private const long Start = 1_767_225_600;
    private const int Step = 10;
    private const int Samples = 365 * 8640;
    private const int Batch = 8640;
    private static readonly string[] _definition =
    [
        "DS:v:GAUGE:20:U:U", "RRA:AVERAGE:0.5:1:8640", "RRA:AVERAGE:0.5:6:10080", "RRA:MIN:0.5:6:10080", "RRA:MAX:0.5:6:10080",
        "RRA:AVERAGE:0.5:360:8760", "RRA:MIN:0.5:360:8760", "RRA:MAX:0.5:360:8760",
    ];

    /// <summary>A day and a year.</summary>
    public static void Run(Measure measure)
    {
        var folder = Directory.CreateTempSubdirectory("rem-graph-bench-").FullName;
        try
        {
            RunAsync(measure, folder).GetAwaiter().GetResult();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task RunAsync(Measure measure, string folder)
    {
        var file = Path.Combine(folder, "load.rrd");
        Check(LibRrd.Create(file, Step, Start, _definition));
        await using var store = TimeSeriesStore.Open(Path.Combine(folder, "series"), TimeProvider.System, new SeriesOptions { MostAhead = TimeSpan.FromDays(36_500) });
        await FillAsync(store, file);
        using var pipe = new RrdPipe();
        var end = Start + ((long)Samples * Step);
        Compare(measure, store, pipe, file, "SVG of a day, against `rrdtool -`", end - 86_400, end, 1440);
        Compare(measure, store, pipe, file, "SVG of a year, against `rrdtool -`", end - (364 * 86_400), end, 8736);
    }

    private static void Compare(Measure measure, ITimeSeries store, RrdPipe pipe, string file, string what, long start, long end, int rows)
    {
        var picture = Path.ChangeExtension(file, ".svg");
        var request = new GraphRequest([new GraphSource("load")], new GraphLook
        {
            Start = DateTimeOffset.FromUnixTimeSeconds(start),
            End = DateTimeOffset.FromUnixTimeSeconds(end),
            Title = "load of web1",
            Unit = "requests/s",
        });
        var command = string.Create(CultureInfo.InvariantCulture, $"graph {picture} -a SVG -D -w 800 -h 300 -s {start} -e {end} -t 'load of web1' -v requests/s")
            + $" DEF:a={file}:v:AVERAGE DEF:l={file}:v:MIN DEF:g={file}:v:MAX CDEF:w=g,l,- AREA:l AREA:w#9dc1de::STACK LINE1.5:a#0b62a4:load"
            + " GPRINT:a:LAST:%.2lf%s GPRINT:l:MIN:%.2lf%s GPRINT:a:AVERAGE:%.2lf%s GPRINT:g:MAX:%.2lf%s";
        Same(store, pipe, request, command, picture, rows);
        measure.Ratio(what, () => Draw(store, request), () => pipe.Ask(command), 1);
    }

    // Both have read as many rows and have drawn what is to be drawn.
    private static void Same(ITimeSeries store, RrdPipe pipe, GraphRequest request, string command, string picture, int rows)
    {
        var own = GraphFetch.RunAsync(store, request, default).GetAwaiter().GetResult().Series[0];
        var known = own.Values.Values.Count(double.IsFinite);
        if (known < rows - 2 || own.Least is null || own.Greatest is null)
        {
            throw new InvalidOperationException($"{known} of {rows} rows are there to be drawn");
        }

        pipe.Ask(command);
        var size = new FileInfo(picture).Length;
        if (size < 10_000)
        {
            throw new InvalidOperationException("rrdtool has drawn nothing");
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {known} rows; bytes: rem {Draw(store, request).Length:N0}, rrdtool {size:N0}"));
    }

    private static byte[] Draw(ITimeSeries store, GraphRequest request) => SvgGraph.Draw(GraphFetch.RunAsync(store, request, default).GetAwaiter().GetResult());

    private static async Task FillAsync(ITimeSeries store, string file)
    {
        var group = await store.CreateAsync("load", SeriesNotation.Parse(["--step", "10", .. _definition]), DateTimeOffset.FromUnixTimeSeconds(Start), default);
        var (updates, readings) = (new string[Batch], new Reading[1]);
        for (var first = 1; first <= Samples; first += Batch)
        {
            for (var i = 0; i < Batch; i++)
            {
                var (step, time) = (first + i, Start + ((first + i) * (long)Step));
                var value = 50 + (40 * Math.Sin(step / 300.0)) + ((unchecked((uint)(step * 2654435761L)) >> 8) / 1e6);
                updates[i] = string.Create(CultureInfo.InvariantCulture, $"{time}:{value:R}");
                readings[0] = Reading.Of(value);
                await group.UpdateAsync(DateTimeOffset.FromUnixTimeSeconds(time), readings, default);
            }

            Check(LibRrd.Update(file, updates));
            await store.FlushAsync(default);
        }
    }

    private static void Check(string? error)
    {
        if (error is not null)
        {
            throw new InvalidOperationException(error);
        }
    }
}
