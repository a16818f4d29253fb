using Rem.TimeSeries.Graphs.Axes;

namespace Rem.TimeSeries.Tests.Graphs;

public sealed class ValueAxisTests
{
    [Theory]
    [InlineData(0, 97, "%", "0 % 20 % 40 % 60 % 80 % 100 %")]
    [InlineData(0, 0.93, "", "0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(0, 3_900_000, "bits/s", "0 1 Mbit/s 2 Mbit/s 3 Mbit/s 4 Mbit/s")]
    [InlineData(0, 7.9 * 1024 * 1024, "bytes", "0 2 MiB 4 MiB 6 MiB 8 MiB")]
    [InlineData(0, 0.0042, "s", "0 1 ms 2 ms 3 ms 4 ms 5 ms")]
    [InlineData(0, 7000, "s", "0 30 min 60 min 90 min 120 min")]
    [InlineData(0, 100_000, "seconds", "0 6 h 12 h 18 h 24 h 30 h")]
    [InlineData(-3, 3, "°C", "-3 °C -2 °C -1 °C 0 1 °C 2 °C 3 °C")]
    [InlineData(0, 4500, "requests/s", "0 1 k requests/s 2 k requests/s 3 k requests/s 4 k requests/s 5 k requests/s")]
    [InlineData(0, 0, "", "0 0.2 0.4 0.6 0.8 1.0")]
    public void Ticks_are_round_in_the_unit(double least, double greatest, string unit, string expected) =>
        string.Join(' ', ValueAxis.Of(least, greatest, null, null, true, 6, GraphUnit.Of(unit)).Ticks.Select(static tick => tick.Label)).ShouldBe(expected);

    [Theory]
    [InlineData(1_795_249_530, 1_795_249_534, "", "1795249530 1795249531 1795249532 1795249533 1795249534")]
    [InlineData(999, 1001, "requests", "999.0 requests 999.5 requests 1000.0 requests 1000.5 requests 1001.0 requests")]
    [InlineData(999.5, 1001, "s", "999.5 s 1000.0 s 1000.5 s 1001.0 s")]
    [InlineData(1023, 1025, "bytes", "1023.0 B 1023.5 B 1024.0 B 1024.5 B 1025.0 B")]
    [InlineData(0.1, 0.1000002, "", "0.10000000 0.10000005 0.10000010 0.10000015 0.10000020")]
    [InlineData(-1_000_003, -1_000_000, "%", "-1000003 % -1000002 % -1000001 % -1000000 %")]
    public void Ticks_far_from_zero_are_written_so_that_they_differ(double least, double greatest, string unit, string expected) =>
        string.Join(' ', ValueAxis.Of(least, greatest, null, null, false, 5, GraphUnit.Of(unit)).Ticks.Select(static tick => tick.Label)).ShouldBe(expected);

    [Fact]
    public void No_two_ticks_are_written_alike()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var i = 0; i < 5000; i++)
        {
            var unit = new[] { "", "s", "bytes", "%", "V", "bits/s", "requests" }[random.Next(7)];
            var least = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-12, 20));
            var greatest = least + (Math.Abs(least) * Math.Pow(10, -random.Next(0, 10)) * random.NextDouble());

            var labels = ValueAxis.Of(least, greatest, null, null, false, random.Next(1, 12), GraphUnit.Of(unit)).Ticks.Select(static tick => tick.Label).ToArray();

            labels.Distinct().Count().ShouldBe(labels.Length, $"seed {seed}, {least:R} to {greatest:R} {unit}: {string.Join(" | ", labels)}");
        }
    }

    [Theory]
    [InlineData(1.5, "bytes", "1.5 B")]
    [InlineData(1023.99, "bytes", "1 KiB")]
    [InlineData(1536, "bytes/s", "1.5 KiB/s")]
    [InlineData(999.96, "bits/s", "1 kbit/s")]
    [InlineData(0.00042, "s", "420 µs")]
    [InlineData(90, "s", "90 s")]
    [InlineData(5400, "s", "90 min")]
    [InlineData(0.05, "", "0.05")]
    [InlineData(0.0123, "W", "12.3 mW")]
    [InlineData(-2500, "", "-2.5 k")]
    [InlineData(double.NaN, "%", "–")]
    [InlineData(double.PositiveInfinity, "%", "–")]
    [InlineData(0, "s", "0 s")]
    [InlineData(1e300, "", "1e+276 Y")]
    public void Values_are_short_in_their_unit(double value, string unit, string expected) => GraphUnit.Of(unit).Write(value).ShouldBe(expected);

    [Theory]
    [InlineData(5, 5)]
    [InlineData(-5, -5)]
    [InlineData(1e15, 1e15)]
    [InlineData(1e15, 1.000000000000001e15)]
    [InlineData(-1e308, 1e308)]
    [InlineData(1e-320, 2e-320)]
    [InlineData(double.NaN, double.NaN)]
    public void Strange_ranges_have_an_axis_of_a_few_ticks(double least, double greatest)
    {
        foreach (var unit in new[] { "", "s", "bytes", "%" })
        {
            var axis = ValueAxis.Of(least, greatest, null, null, false, 5, GraphUnit.Of(unit));
            axis.Lower.ShouldBeLessThan(axis.Upper);
            axis.Ticks.Count.ShouldBeInRange(2, 9);
        }
    }

    [Fact]
    public void Given_ends_are_kept_and_ticks_lie_between_them()
    {
        var axis = ValueAxis.Of(10, 500, 7, 93, true, 5, GraphUnit.Of(""));

        (axis.Lower, axis.Upper).ShouldBe((7, 93));
        axis.Ticks.Select(static tick => tick.Value).ShouldBe([20, 40, 60, 80]);
    }

    [Fact]
    public void What_is_far_from_zero_is_not_pressed_together_by_it()
    {
        ValueAxis.Of(1000, 1010, null, null, false, 5, GraphUnit.Of("")).Lower.ShouldBe(1000);
        ValueAxis.Of(1, 10, null, null, false, 5, GraphUnit.Of("")).Lower.ShouldBe(0);
    }
}
