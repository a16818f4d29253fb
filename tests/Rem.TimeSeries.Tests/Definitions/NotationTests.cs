using Rem.Errors;
using Rem.TimeSeries.Definitions;

namespace Rem.TimeSeries.Tests.Definitions;

public sealed class NotationTests
{
    [Theory]
    [InlineData("--step 10 DS:used:GAUGE:20:0:U RRA:AVERAGE:0.5:1:8640")]
    [InlineData("--step 1 DS:in:COUNTER:5:U:125000000 DS:out:DCOUNTER:5:-1.5:1E+30 RRA:MIN:0:2:3 RRA:LAST:0.99:1:1")]
    public void What_is_written_is_read_as_it_was(string text)
    {
        var definition = SeriesNotation.Parse(text.Split(' '));

        string.Join(' ', SeriesNotation.Words(definition)).ShouldBe(text);
        SeriesNotation.Parse([.. SeriesNotation.Words(definition)]).ShouldBe(definition);
    }

    [Fact]
    public void Durations_count_steps_and_rows()
    {
        var definition = SeriesNotation.Parse(["-s", "1m", "DS:a:GAUGE:2m:U:U", "RRA:AVERAGE:0.5:5m:1d"]);

        definition.Step.ShouldBe(TimeSpan.FromMinutes(1));
        definition.Sources[0].Heartbeat.ShouldBe(TimeSpan.FromMinutes(2));
        definition.Archives[0].ShouldBe(new SeriesArchive(Function.Average, 0.5, 5, 288));
    }

    [Fact]
    public void Without_a_step_it_is_that_of_rrdtool() =>
        SeriesNotation.Parse(["DS:a:GAUGE:600:U:U", "RRA:AVERAGE:0.5:1:10"]).Step.ShouldBe(TimeSpan.FromSeconds(300));

    [Theory]
    [InlineData("DS:a:GUAGE:20:U:U", "'GUAGE'")]
    [InlineData("DS:a:GAUGE:20:U", "expected DS:name")]
    [InlineData("DS:a b:GAUGE:20:U:U", "'a b'")]
    [InlineData("DS:a:GAUGE:0:U:U", "heartbeat")]
    [InlineData("DS:a:GAUGE:20:5:5", "below its greatest")]
    [InlineData("RRA:MEAN:0.5:1:1", "'MEAN'")]
    [InlineData("RRA:MAX:1:1:1", "from 0 to below 1")]
    [InlineData("RRA:MAX:NaN:1:1", "from 0 to below 1")]
    [InlineData("RRA:MAX:0.5:0:1", "number of steps")]
    [InlineData("RRA:MAX:0.5:15s:1", "multiple of 10 s")]
    [InlineData("RRA:MAX:0.5:1:99999999999", "number of rows")]
    [InlineData("CDEF:x=a,2,*", "'CDEF:x=a,2,*'")]
    public void What_is_wrong_is_named(string word, string says)
    {
        var error = Should.Throw<PlanException>(() => SeriesNotation.Parse(["--step", "10", "DS:ok:GAUGE:20:U:U", "RRA:AVERAGE:0.5:1:10", word]));

        error.Finding.Code.ShouldBe(SeriesErrors.Definition);
        error.Message.ShouldContain(says);
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once()
    {
        var error = Should.Throw<PlanException>(() => SeriesNotation.Parse(["--step", "never", "DS:a:X:20:U:U", "RRA:Y:0.5:1:10"]));

        error.Message.ShouldContain("'never'");
        error.Message.ShouldContain("'X'");
        error.Message.ShouldContain("'Y'");
    }
}
