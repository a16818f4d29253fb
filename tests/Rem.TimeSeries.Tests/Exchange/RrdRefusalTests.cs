using System.Diagnostics;
using Rem.Errors;
using Rem.TimeSeries.Exchange;
using Rem.TimeSeries.Stores;
using Rem.TimeSeries.Tests.Kit;
using Rem.TimeSeries.Tests.Proof;

namespace Rem.TimeSeries.Tests.Exchange;

/// <summary>RRD files and dumps that cannot be taken over.</summary>
public sealed class RrdRefusalTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly int _seed = int.TryParse(Environment.GetEnvironmentVariable("REM_TEST_SEED"), out var given) ? given : Random.Shared.Next(1_000_000_000);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Broken_files_are_refused_with_what_is_wrong_or_read_as_what_they_say()
    {
        var sound = RrdFile.Write(await FilledAsync());
        var random = new Random(_seed);
        for (var i = 0; i < 5000; i++)
        {
            var bytes = (byte[])sound.Clone();
            bytes[random.Next(random.Next(2) == 0 ? Math.Min(800, bytes.Length) : bytes.Length)] = (byte)random.Next(256);
            bytes = random.Next(4) == 0 ? bytes[..random.Next(bytes.Length)] : bytes;
            try
            {
                RrdFile.Write(RrdFile.Read(bytes, "x.rrd")).Length.ShouldBeLessThanOrEqualTo(bytes.Length);
            }
            catch (PlanException error)
            {
                (error.Finding.Code == SeriesErrors.File || error.Finding.Code == SeriesErrors.Definition).ShouldBeTrue($"seed {_seed}");
            }
        }
    }

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("hello", "breaks off or is not well-formed at line 1, column 1")]
    [InlineData("<rrd>\n<step>10</st", "breaks off or is not well-formed at line 2, column 13")]
    [InlineData("<html/>", "expected the element <rrd>")]
    [InlineData("<rrd><step>10</step></rrd>", "0 to")]
    [InlineData("<rrd><step>ten</step></rrd>", "'ten'")]
    [InlineData("<rrd><ds><name>a</name></ds></rrd>", "<type>")]
    [InlineData("<!DOCTYPE rrd [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><rrd><step>&a;</step></rrd>", "a")]
    [InlineData("<rrd><ds><name>a</name><type>GUAGE</type></ds></rrd>", "'GUAGE'")]
    public void Broken_dumps_are_refused_with_what_is_wrong(string xml, string says)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(xml));

        var error = Should.Throw<PlanException>(() => RrdXml.Read(stream, "x.xml"));

        error.Message.ShouldContain(says == "0 to" ? "sources" : says);
    }

    [RrdFact]
    public void A_file_with_parts_that_RRDtool_computes_is_refused_with_how_to_take_them_out_which_then_works()
    {
        Run("create", _folder.In("c.rrd"), "--step", "10", "DS:a:GAUGE:20:U:U", "DS:twice:COMPUTE:a,2,*", "RRA:AVERAGE:0.5:1:10", "RRA:HWPREDICT:100:0.1:0.0035:20");
        Run("dump", _folder.In("c.rrd"), _folder.In("c.xml"));

        var error = Should.Throw<PlanException>(() => RrdFile.Read(_folder.In("c.rrd")));
        error.Finding.Code.ShouldBe(SeriesErrors.File);
        error.Message.ShouldEndWith("cannot be read: RRDtool computes its source 'twice' of others (COMPUTE), and it has archives that predict (HWPREDICT, SEASONAL, DEVSEASONAL, DEVPREDICT, FAILURES)");
        using var stream = File.OpenRead(_folder.In("c.xml"));
        Should.Throw<PlanException>(() => RrdXml.Read(stream, "c.xml")).Message.ShouldEndWith(error.Message[error.Message.IndexOf("RRDtool", StringComparison.Ordinal)..]);

        var words = error.Finding.Hint!.Split('`')[1].Split(' ');
        words[..3].ShouldBe(["rrdtool", "tune", "COPY.rrd"]);
        Run(["tune", _folder.In("c.rrd"), .. words[3..]]);
        var left = RrdFile.Read(_folder.In("c.rrd")).Definition;
        (left.Sources.Count, left.Archives.Count).ShouldBe((1, 1));
    }

    [Theory]
    [InlineData(0, "it is empty")]
    [InlineData(4, "it ends after 4 bytes, within its head")]
    [InlineData(127, "it ends after 127 bytes, within its head")]
    [InlineData(400, "it ends after 400 bytes, within its head")]
    [InlineData(-1, "where its definition takes")]
    public async Task A_file_that_breaks_off_is_refused_with_where(int length, string says)
    {
        var sound = RrdFile.Write(await FilledAsync());

        Should.Throw<PlanException>(() => RrdFile.Read(sound.AsSpan(0, length < 0 ? sound.Length - 1 : length), "x.rrd")).Message.ShouldContain(says);
    }

    [Fact]
    public async Task A_file_of_another_machine_is_refused_with_the_way_by_its_dump()
    {
        var swapped = RrdFile.Write(await FilledAsync());
        swapped.AsSpan(RrdLayout.FloatAt, sizeof(double)).Reverse();

        var error = Should.Throw<PlanException>(() => RrdFile.Read(swapped, "x.rrd"));

        error.Message.ShouldContain("a machine of another kind");
        error.Finding.Hint!.ShouldContain("rrdtool dump");
    }

    [Fact]
    public void A_file_that_is_not_there_is_said_without_the_words_of_the_runtime() =>
        Should.Throw<PlanException>(() => RrdFile.Read(_folder.In("none.rrd"))).Message.ShouldEndWith("it is not there");

    private static async Task<SeriesSnapshot> FilledAsync()
    {
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        await using var store = TimeSeriesStore.InMemory(LibRrdProof.Clock);
        var definition = new SeriesDefinition(TimeSpan.FromSeconds(10), SeriesDefinition.Of(TimeSpan.FromSeconds(10), "a", "b").Sources, [new SeriesArchive(Function.Average, 0.5, 1, 20), new SeriesArchive(Function.Max, 0.5, 3, 10)]);
        var group = await store.CreateAsync("g", definition, start, default);
        for (var i = 1; i <= 30; i++)
        {
            await group.UpdateAsync(start.AddSeconds(i * 10), new[] { Reading.Of(i), Reading.Of(i / 3.0) }, default);
        }

        return await group.SnapshotAsync(default);
    }

    private static void Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("rrdtool", arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, errors);
    }
}
