namespace Rem.TimeSeries.Tests.Definitions;

public sealed class DefinitionTests
{
    [Theory]
    [InlineData(1, "AVERAGE 1x21600; AVERAGE 60x10080; MIN 60x10080; MAX 60x10080; AVERAGE 3600x8760; MIN 3600x8760; MAX 3600x8760")]
    [InlineData(10, "AVERAGE 1x8640; AVERAGE 6x10080; MIN 6x10080; MAX 6x10080; AVERAGE 360x8760; MIN 360x8760; MAX 360x8760")]
    [InlineData(60, "AVERAGE 1x10080; AVERAGE 60x8760; MIN 60x8760; MAX 60x8760")]
    [InlineData(7200, "AVERAGE 1x4380")]
    public void The_houses_archives_suit_the_step(int step, string expected) =>
        string.Join("; ", SeriesDefaults.Archives(TimeSpan.FromSeconds(step)).Select(archive => $"{SeriesWords.Of(archive.Function)} {archive.Steps}x{archive.Rows}")).ShouldBe(expected);

    [Theory]
    [InlineData(1, 5)]
    [InlineData(60, 120)]
    public void The_houses_heartbeat_lets_one_reading_be_missing(int step, int heartbeat) =>
        SeriesDefaults.Heartbeat(TimeSpan.FromSeconds(step)).ShouldBe(TimeSpan.FromSeconds(heartbeat));

    [Fact]
    public void Definitions_are_equal_by_content()
    {
        SeriesDefinition.Of(TimeSpan.FromSeconds(10), "a", "b").ShouldBe(SeriesDefinition.Of(TimeSpan.FromSeconds(10), "a", "b"));
        SeriesDefinition.Of(TimeSpan.FromSeconds(10), "a", "b").ShouldNotBe(SeriesDefinition.Of(TimeSpan.FromSeconds(10), "b", "a"));
    }

    [Fact]
    public void A_group_that_would_take_too_much_room_is_refused() =>
        new SeriesDefinition(TimeSpan.FromSeconds(1), SeriesDefinition.Of(TimeSpan.FromSeconds(1), "a", "b", "c").Sources, [new(Function.Last, 0, 1, 5_000_000)])
            .Faults().ShouldHaveSingleItem().ShouldContain("120000000 bytes");

    [Fact]
    public void Steps_and_heartbeats_are_whole_seconds() =>
        new SeriesDefinition(TimeSpan.FromMilliseconds(1500), [new("a", SourceType.Gauge, TimeSpan.FromMilliseconds(500))], [new(Function.Last, 0, 1, 5)])
            .Faults().Count.ShouldBe(2);
}
