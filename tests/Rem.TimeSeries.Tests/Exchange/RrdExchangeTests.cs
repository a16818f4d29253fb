using System.Diagnostics;
using System.Globalization;
using Rem.Errors;
using Rem.TimeSeries.Consolidation;
using Rem.TimeSeries.Definitions;
using Rem.TimeSeries.Exchange;
using Rem.TimeSeries.Stores;
using Rem.TimeSeries.Stores.RrdFiles;
using Rem.TimeSeries.Tests.Kit;
using Rem.TimeSeries.Tests.Proof;
using Xunit.Abstractions;
using RrdText = Rem.TimeSeries.Exchange.RrdText;

namespace Rem.TimeSeries.Tests.Exchange;

/// <summary>RRD files and their dumps: read, written, and gone on with.</summary>
public sealed class RrdExchangeTests(ITestOutputHelper output) : IDisposable
{
    private const int Files = 40;
    private readonly TempFolder _folder = new();
    private readonly int _seed = int.TryParse(Environment.GetEnvironmentVariable("REM_TEST_SEED"), out var given) ? given : Random.Shared.Next(1_000_000_000);

    public void Dispose() => _folder.Dispose();

    [RrdFact]
    public async Task A_file_of_the_library_is_imported_bit_by_bit_and_REM_goes_on_with_it_as_the_library_does()
    {
        for (var i = 0; i < Files; i++)
        {
            var (random, path) = MadeByLibrary(_seed + i);
            await using var store = TimeSeriesStore.InMemory(LibRrdProof.Clock);

            var group = await store.RestoreAsync("g", RrdFile.Read(path), replaces: false, default);

            for (var update = 0; update < 60; update++)
            {
                await BothAsync(random, group, path);
            }

            ShouldBeAlike(await group.SnapshotAsync(default), RrdFile.Read(path), _seed + i);
        }
    }

    [RrdFact]
    public async Task A_file_that_REM_writes_is_gone_on_with_by_the_library_as_REM_does()
    {
        for (var i = 0; i < Files; i++)
        {
            var random = new RandomSeries(_seed + i);
            await using var store = TimeSeriesStore.InMemory(LibRrdProof.Clock);
            var group = await store.CreateAsync("g", random.Definition, UnixTime.Time(random.Start), default);
            for (var update = 0; update < 60; update++)
            {
                await GiveAsync(random, group);
            }

            var path = _folder.In("w.rrd");
            await File.WriteAllBytesAsync(path, RrdFile.Write(await group.SnapshotAsync(default)));
            for (var update = 0; update < 60; update++)
            {
                await BothAsync(random, group, path);
            }

            ShouldBeAlike(await group.SnapshotAsync(default), RrdFile.Read(path), _seed + i);
        }
    }

    [RrdFact]
    public async Task What_is_exported_is_what_rrdtool_fetches_and_comes_back_bit_by_bit()
    {
        output.WriteLine($"seeds from {_seed}");
        var values = 0;
        for (var i = 0; i < 25; i++)
        {
            var random = new RandomSeries(_seed + i);
            await using var store = TimeSeriesStore.InMemory(LibRrdProof.Clock);
            var group = await store.CreateAsync("g", random.Definition, UnixTime.Time(random.Start), default);
            for (var update = 0; update < 200; update++)
            {
                await GiveAsync(random, group);
            }

            var path = _folder.In("e.rrd");
            await File.WriteAllBytesAsync(path, RrdFile.Write(await group.SnapshotAsync(default)));
            var again = await store.RestoreAsync("again", RrdFile.Read(path), replaces: false, default);
            for (var query = 0; query < 3; query++)
            {
                var (function, start, end, step) = random.Query();
                if (!random.Definition.Archives.Any(archive => archive.Function == function || archive.Steps == 1))
                {
                    continue;
                }

                var asked = new SeriesQuery(function, UnixTime.Time(start), UnixTime.Time(end), TimeSpan.FromSeconds(step));
                var rows = await group.FetchAsync(asked, default);
                (await again.FetchAsync(asked, default)).Values.Select(BitConverter.DoubleToInt64Bits).ShouldBe(rows.Values.Select(BitConverter.DoubleToInt64Bits), $"seed {_seed + i}");
                values += SameAsPrinted(rows, Run("fetch", path, SeriesWords.Of(function), "-s", $"{start}", "-e", $"{end}", "-r", $"{step}"), _seed + i);
            }
        }

        values.ShouldBeGreaterThan(500, $"seed {_seed}");
    }

    [Fact]
    public async Task A_dump_that_REM_writes_comes_back_bit_by_bit()
    {
        for (var i = 0; i < Files; i++)
        {
            var snapshot = await FilledAsync(_seed + i);
            using var stream = new MemoryStream();
            RrdXml.Write(snapshot, stream);
            stream.Position = 0;

            RrdFile.Write(RrdXml.Read(stream, "x.xml")).ShouldBe(RrdFile.Write(snapshot), $"seed {_seed + i}");
        }
    }

    [RrdFact]
    public async Task A_dump_that_REM_writes_is_restored_by_RRDtool_to_the_last_bit_but_one()
    {
        for (var i = 0; i < 10; i++)
        {
            var snapshot = await FilledAsync(_seed + i);
            await using (var stream = File.Create(_folder.In("x.xml")))
            {
                RrdXml.Write(snapshot, stream);
            }

            Run("restore", "-f", _folder.In("x.xml"), _folder.In("x.rrd"));

            var restored = RrdFile.Read(_folder.In("x.rrd"));
            restored.Definition.ShouldBe(snapshot.Definition);
            restored.Sources.Select(source => source.UnknownSeconds).ShouldBe(snapshot.Sources.Select(source => source.UnknownSeconds));
            for (var archive = 0; archive < snapshot.Archives.Count; archive++)
            {
                var (found, was) = (restored.Archives[archive].Values, snapshot.Archives[archive].Values);
                found.Zip(was).ShouldAllBe(pair => pair.First.Equals(pair.Second) || Math.Abs(pair.First - pair.Second) <= Math.Abs(pair.Second) * 1e-15, $"seed {_seed + i}");
            }
        }
    }

    [RrdFact]
    public void A_dump_of_RRDtool_is_read_as_RRDtool_restores_it()
    {
        for (var i = 0; i < 10; i++)
        {
            var (_, path) = MadeByLibrary(_seed + i);
            Run("dump", path, _folder.In("x.xml"));
            Run("restore", "-f", _folder.In("x.xml"), _folder.In("restored.rrd"));

            using var stream = File.OpenRead(_folder.In("x.xml"));
            var read = RrdXml.Read(stream, "x.xml");

            RrdFile.Write(read).ShouldBe(RrdFile.Write(RrdFile.Read(_folder.In("restored.rrd"))), $"seed {_seed + i}");
        }
    }

    [Fact]
    public void RRDtool_reads_the_text_of_a_float_as_that_float_or_its_neighbour_and_REM_always_as_it_was()
    {
        var random = new Random(_seed);
        var found = 0;
        const int Count = 20_000;
        for (var i = 0; i < Count; i++)
        {
            var value = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-12, 16));
            var text = RrdText.Of(value);
            text.Length.ShouldBeLessThan(30);
            RrdText.TryRead(text, out var exact).ShouldBeTrue();
            exact.ShouldBe(value, $"seed {_seed}");
            RrdNumber.TryParse(text, out var read).ShouldBeTrue();
            read.ShouldBe(value, Math.Abs(value) * 1e-15, $"seed {_seed}");
            found += read == value ? 1 : 0;
        }

        output.WriteLine($"{found} of {Count} exactly");
        found.ShouldBeGreaterThan(Count * 4 / 5, $"seed {_seed}");
    }

    private async Task<SeriesSnapshot> FilledAsync(int seed)
    {
        var random = new RandomSeries(seed);
        await using var store = TimeSeriesStore.InMemory(LibRrdProof.Clock);
        var group = await store.CreateAsync("g", random.Definition, UnixTime.Time(random.Start), default);
        for (var update = 0; update < 150; update++)
        {
            await GiveAsync(random, group);
        }

        // Times within a second are not in a dump.
        var snapshot = await group.SnapshotAsync(default);
        return new SeriesSnapshot { Definition = snapshot.Definition, LastUpdate = UnixTime.Time(UnixTime.Of(snapshot.LastUpdate).Seconds), Sources = snapshot.Sources, Archives = snapshot.Archives };
    }

    private (RandomSeries Random, string Path) MadeByLibrary(int seed)
    {
        var (random, path) = (new RandomSeries(seed), _folder.In("l.rrd"));
        Rrd.Succeed(LibRrd.Create(path, random.Step, random.Start, [.. SeriesNotation.Words(random.Definition).Skip(2)]));
        for (var update = 0; update < 60; update++)
        {
            var (seconds, micros, readings) = random.Next();
            LibRrd.Update(path, [Proof.RrdText.Of(ref seconds, ref micros, readings)]);
        }

        return (random, path);
    }

    private static async Task BothAsync(RandomSeries random, ISeriesGroup group, string path)
    {
        var (text, isTaken) = await GiveAsync(random, group);
        (LibRrd.Update(path, [text]) is null).ShouldBe(isTaken, text);
    }

    private static async Task<(string Text, bool IsTaken)> GiveAsync(RandomSeries random, ISeriesGroup group)
    {
        var (seconds, micros, readings) = random.Next();
        var text = Proof.RrdText.Of(ref seconds, ref micros, readings);
        return (text, (await group.UpdateAsync(UnixTime.Time(seconds, micros), readings, default)).IsTaken);
    }

    // Bit by bit; what differs is told as lines of a dump.
    private static void ShouldBeAlike(SeriesSnapshot found, SeriesSnapshot wanted, int seed)
    {
        if (!RrdFile.Write(found).AsSpan().SequenceEqual(RrdFile.Write(wanted)))
        {
            var (own, other) = (Dump(found), Dump(wanted));
            var at = Enumerable.Range(0, own.Length).FirstOrDefault(line => own[line] != other[line]);
            Assert.Fail($"seed {seed}, line {at}: rem {own[at].Trim()}, librrd {other[at].Trim()}\n{string.Join(' ', SeriesNotation.Words(wanted.Definition))}\n{string.Join('\n', other.Take(at + 4).TakeLast(12))}");
        }
    }

    private static string[] Dump(SeriesSnapshot snapshot)
    {
        using var stream = new MemoryStream();
        RrdXml.Write(snapshot, stream);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray()).Split('\n');
    }

    // Its names, then a line a row: the time, and each value with eleven digits.
    private static int SameAsPrinted(FetchedRows rows, string printed, int seed)
    {
        var lines = printed.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).ShouldBe(rows.Sources, $"seed {seed}");
        lines.Length.ShouldBe(rows.Count + 1, $"seed {seed}");
        for (var row = 0; row < rows.Count; row++)
        {
            var words = lines[row + 1].Split([' ', ':'], StringSplitOptions.RemoveEmptyEntries);
            long.Parse(words[0], CultureInfo.InvariantCulture).ShouldBe(rows.Stamp(row).ToUnixTimeSeconds(), $"seed {seed}");
            for (var source = 0; source < rows.Sources.Count; source++)
            {
                var value = rows.Value(row, source);
                var told = words[source + 1].TrimStart('-') == "nan" ? double.NaN : double.Parse(words[source + 1], CultureInfo.InvariantCulture);
                (double.IsNaN(told) == double.IsNaN(value) && !(Math.Abs(told - value) > Math.Abs(value) * 1e-10)).ShouldBeTrue($"seed {seed}, row {row}: rrdtool {words[source + 1]}, rem {value:R}");
            }
        }

        return rows.Values.Length;
    }

    private static string Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("rrdtool", arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var (said, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEnd());
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, errors);
        return said.Result;
    }
}
