using Rem.Errors;
using Rem.Shared.TimeSeries.Queries;

namespace Rem.TimeSeries.Tests.Queries;

public sealed class DownsamplingTests
{
    private const double U = double.NaN;
    private static readonly DateTimeOffset _start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Each_column_keeps_the_least_average_and_greatest()
    {
        var points = Downsampling.ToWidth(Of(1, 9, 2, 4, U, 6), 2);

        points.ShouldBe(
        [
            new DrawnPoint(_start, _start.AddSeconds(30), 1, 4, 9, 1),
            new DrawnPoint(_start.AddSeconds(30), _start.AddSeconds(60), 4, 5, 6, 2.0 / 3),
        ]);
    }

    [Fact]
    public void A_column_of_unknown_values_is_unknown()
    {
        var point = Downsampling.ToWidth(Of(U, U, 1, 1), 2)[0];

        (double.IsNaN(point.Min), double.IsNaN(point.Average), double.IsNaN(point.Max), point.Known).ShouldBe((true, true, true, 0));
    }

    [Fact]
    public void Fewer_values_than_columns_stay_as_they_are() => Downsampling.ToWidth(Of(1, U, 3), 100).Select(point => point.Average).ShouldBe([1, U, 3]);

    [Fact]
    public void Archives_of_least_and_greatest_keep_the_peaks_of_each_row()
    {
        var point = Downsampling.ToWidth(Of(1, 2), Of(5, 6), Of(50, 40), 1).ShouldHaveSingleItem();

        (point.Min, point.Average, point.Max).ShouldBe((1, 5.5, 50));
        Should.Throw<PlanException>(() => Downsampling.ToWidth(Of(1), Of(5, 6), Of(50, 40), 1)).Finding.Code.ShouldBe(SeriesErrors.Query);
        Should.Throw<PlanException>(() => Downsampling.ToWidth(Of(1), 0)).Finding.Code.ShouldBe(SeriesErrors.Query);
    }

    [Fact]
    public void Every_value_is_in_one_column_and_no_peak_is_lost()
    {
        var random = new Random(7);
        for (var i = 0; i < 200; i++)
        {
            var values = Enumerable.Range(0, random.Next(1, 500)).Select(_ => random.Next(5) == 0 ? U : random.NextDouble()).ToArray();
            var points = Downsampling.ToWidth(Of(values), random.Next(1, 120));

            points.Sum(point => point.Known * ((point.End - point.Start).TotalSeconds / 10)).ShouldBe(values.Count(value => !double.IsNaN(value)), 1e-6);
            points.Max(point => double.IsNaN(point.Max) ? -1 : point.Max).ShouldBe(values.Max(value => double.IsNaN(value) ? -1 : value));
            points.Zip(points.Skip(1)).ShouldAllBe(pair => pair.First.End == pair.Second.Start);
        }
    }

    private static AlignedSeries Of(params double[] values) => new(_start, TimeSpan.FromSeconds(10), values);
}
