using System.Text;
using Rem.Errors;
using Rem.TimeSeries.Exchange;

namespace Rem.TimeSeries.Tests.Exchange;

public sealed class FetchedTextTests
{
    private static readonly DateTimeOffset _start = DateTimeOffset.FromUnixTimeSeconds(1_767_225_600);
    private static readonly FetchedRows _rows = new(_start, TimeSpan.FromSeconds(10), ["used", "free"], [1.5, double.NaN, -0.0, 1e300]);

    [Fact]
    public void Csv_has_a_row_a_line_with_its_stamp()
    {
        using var writer = new StringWriter();
        FetchedText.WriteCsv(_rows, writer);

        writer.ToString().ShouldBe("time,used,free\n1767225610,1.5,\n1767225620,-0,1E+300\n");
    }

    [Fact]
    public void Json_has_null_for_what_is_unknown()
    {
        using var stream = new MemoryStream();
        FetchedText.WriteJson(_rows, stream);

        Encoding.UTF8.GetString(stream.ToArray()).ShouldBe("{\"start\":1767225600,\"step\":10,\"sources\":[\"used\",\"free\"],\"rows\":[[1.5,null],[-0,1E+300]]}");
    }

    [Fact]
    public void Both_come_back_bit_by_bit()
    {
        var random = new Random(3);
        var values = Enumerable.Range(0, 3000).Select(i => i % 17 == 0 ? double.NaN : i % 500 == 1 ? double.NegativeInfinity : BitConverter.Int64BitsToDouble(random.NextInt64(1L << 62))).ToArray();
        var rows = new FetchedRows(_start, TimeSpan.FromSeconds(60), ["a", "b", "c"], values);
        using var text = new StringWriter();
        using var json = new MemoryStream();
        FetchedText.WriteCsv(rows, text);
        FetchedText.WriteJson(rows, json);

        foreach (var read in new[] { FetchedText.ReadCsv(new StringReader(text.ToString())), FetchedText.ReadJson(json.ToArray()) })
        {
            (read.Start, read.Step).ShouldBe((rows.Start, rows.Step));
            read.Sources.ShouldBe(rows.Sources);
            read.Values.Select(Bits).ShouldBe(rows.Values.Select(Bits));
        }
    }

    [Theory]
    [InlineData("x,a\n", "line 1")]
    [InlineData("time,a\n10,1\n20,one\n", "line 3")]
    [InlineData("time,a\n10,1\n20,1\n40,1\n", "line 4")]
    [InlineData("time,a\n10,1\n10,1\n", "line 3")]
    [InlineData("time,a\n10,1,2\n", "line 2")]
    [InlineData("time,a\n10,1\n", "two rows")]
    public void Csv_that_is_none_is_refused_with_its_line(string text, string says)
    {
        var error = Should.Throw<PlanException>(() => FetchedText.ReadCsv(new StringReader(text)));

        error.Finding.Code.ShouldBe(SeriesErrors.Query);
        error.Message.ShouldContain(says);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{\"start\":1,\"step\":1,\"sources\":[\"a\"],\"rows\":[[1,2]]}")]
    [InlineData("{\"start\":1,\"step\":1,\"sources\":[\"a\"],\"rows\":[[\"x\"]]}")]
    public void Json_that_is_none_is_refused(string text) =>
        Should.Throw<PlanException>(() => FetchedText.ReadJson(Encoding.UTF8.GetBytes(text))).Finding.Code.ShouldBe(SeriesErrors.Query);

    private static long Bits(double value) => double.IsNaN(value) ? 0 : BitConverter.DoubleToInt64Bits(value);
}
