using Rem.Errors;
using Rem.Shared.TimeSeries.Queries;

namespace Rem.TimeSeries.Tests.Queries;

public sealed class SeriesMathTests
{
    private const double U = double.NaN;
    private static readonly DateTimeOffset _start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_sum_is_unknown_where_a_part_is_unless_it_may_be_without()
    {
        AlignedSeries[] parts = [Of(10, 1, 2, U, U), Of(10, 10, U, 30, U)];

        SeriesMath.Sum(parts).Values.ShouldBe([11, U, U, U]);
        SeriesMath.Sum(parts, skipsUnknown: true).Values.ShouldBe([11, 2, 30, U]);
    }

    [Fact]
    public void A_ratio_is_unknown_where_either_is_and_over_zero() =>
        SeriesMath.Ratio(Of(10, 1, 2, U, 4, 0), Of(10, 2, U, 3, 0, 5)).Values.ShouldBe([0.5, U, U, U, 0]);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(50, 3)]
    [InlineData(95, 4.8)]
    [InlineData(100, 5)]
    public void A_percentile_lies_between_the_known_values(double percent, double expected) =>
        SeriesMath.Percentile([5, U, 1, 4, 2, 3], percent).ShouldBe(expected, 1e-12);

    [Fact]
    public void A_percentile_of_nothing_is_unknown() => SeriesMath.Percentile([U, U], 50).ShouldBe(U);

    [Theory]
    [InlineData(-1)]
    [InlineData(100.1)]
    [InlineData(double.NaN)]
    public void A_percentile_is_from_0_to_100(double percent) =>
        Should.Throw<PlanException>(() => SeriesMath.Percentile([1], percent)).Finding.Code.ShouldBe(SeriesErrors.Query);

    [Fact]
    public void A_percentile_over_series_is_taken_at_each_time() =>
        SeriesMath.Percentile([Of(10, 1, 5, U), Of(10, 2, U, U), Of(10, 3, 7, U)], 50).Values.ShouldBe([2, 6, U]);

    [Fact]
    public void Series_of_several_steps_and_times_are_aligned_on_the_longest_step()
    {
        var aligned = AlignedSeries.Align([Of(10, 1, 2, 3, 4, 5, 6), new AlignedSeries(_start.AddSeconds(30), TimeSpan.FromSeconds(30), [7, 8])]);

        aligned[0].ShouldSatisfyAllConditions(one => one.Start.ShouldBe(_start), one => one.Step.ShouldBe(TimeSpan.FromSeconds(30)));
        aligned[0].Values.ShouldBe([2, 5, U]);
        aligned[1].Values.ShouldBe([U, 7, 8]);
    }

    [Fact]
    public void What_is_mostly_unknown_stays_unknown_on_a_longer_step() =>
        AlignedSeries.Align([Of(10, 1, U, U, 4, 5, U), Of(30, 0, 0)])[0].Values.ShouldBe([U, 4.5]);

    [Fact]
    public void Steps_that_do_not_fit_are_an_error() =>
        Should.Throw<PlanException>(() => SeriesMath.Sum([Of(20, 1), Of(30, 1)])).Message.ShouldContain("20 s");

    [Fact]
    public void A_source_of_rows_is_taken_by_its_name()
    {
        var rows = new FetchedRows(_start, TimeSpan.FromSeconds(10), ["a", "b"], [1, 2, 3, 4]);

        AlignedSeries.Of(rows, "b").Values.ShouldBe([2, 4]);
        Should.Throw<PlanException>(() => AlignedSeries.Of(rows, "c")).Message.ShouldContain("a, b");
    }

    private static AlignedSeries Of(int step, params double[] values) => new(_start, TimeSpan.FromSeconds(step), values);
}
