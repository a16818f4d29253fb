using Rem.TimeSeries.Graphs;
using Rem.TimeSeries.Graphs.Columns;

namespace Rem.TimeSeries.Tests.Graphs;

/// <summary>Values to pixels, against the same by its definition: a pixel has the rows whose middle lies in it.</summary>
public sealed class CellMakerTests
{
    [Fact]
    public void A_pixel_has_least_average_and_greatest_of_the_rows_whose_middle_lies_in_it()
    {
        var compared = 0;
        for (var seed = 1; seed <= 200; seed++)
        {
            var random = new Random(seed);
            var graph = Made.Random(random);
            var width = random.Next(1, 900);
            foreach (var series in graph.Series)
            {
                var cells = new CellMaker(graph.Look, width).Of(series, isPerPixel: false);
                if (series.Values.Step.Ticks * (Int128)width > (graph.Look.End - graph.Look.Start).Ticks)
                {
                    continue;
                }

                cells.Length.ShouldBe(width);
                var rows = Rows(graph, series, width);
                for (var column = 0; column < width; column++)
                {
                    Compare(cells[column], rows[column], series, $"seed {seed}, pixel {column} of {width}");
                    compared++;
                }
            }
        }

        compared.ShouldBeGreaterThan(10_000);
    }

    [Fact]
    public void A_row_wider_than_a_pixel_keeps_its_time()
    {
        var cells = new CellMaker(Made.Hour, 360).Of(Made.Series("v", 600, 1, 2, Made.U, 4, 5, 6, 7), isPerPixel: false);

        cells.Select(static cell => (cell.Left, cell.Right)).ShouldBe([(0, 600), (600, 1200), (1200, 1800), (1800, 2400), (2400, 3000), (3000, 3600)]);
        cells.Select(static cell => cell.Average).ShouldBe([1, 2, Made.U, 4, 5, 6]);
    }

    [Fact]
    public void Each_pixel_of_a_stack_has_the_row_that_its_middle_lies_in()
    {
        var cells = new CellMaker(Made.Hour, 12).Of(Made.Series("v", 900, 1, Made.U, 3, 4), isPerPixel: true);

        cells.Select(static cell => cell.Average).ShouldBe([1, 1, 1, Made.U, Made.U, Made.U, 3, 3, 3, 4, 4, 4]);
    }

    [Fact]
    public void What_is_not_finite_is_unknown()
    {
        var cells = new CellMaker(Made.Hour, 4).Of(Made.Series("v", 900, double.PositiveInfinity, 1, double.NegativeInfinity, 2), isPerPixel: false);

        cells.Select(static cell => cell.IsKnown).ShouldBe([false, true, false, true]);
    }

    private static List<int>[] Rows(Graph graph, GraphSeries series, int width)
    {
        var rows = Enumerable.Range(0, width).Select(static _ => new List<int>()).ToArray();
        for (var i = 0; i < series.Values.Values.Count; i++)
        {
            var twice = (2 * (Int128)(series.Values.Start - graph.Look.Start).Ticks) + (((2 * i) + 1) * (Int128)series.Values.Step.Ticks);
            var column = twice * width / (2 * (Int128)(graph.Look.End - graph.Look.Start).Ticks);
            if (twice >= 0 && column < width && double.IsFinite(series.Values.Values[i]))
            {
                rows[(int)column].Add(i);
            }
        }

        return rows;
    }

    private static void Compare(Cell cell, List<int> rows, GraphSeries series, string where)
    {
        cell.IsKnown.ShouldBe(rows.Count > 0, where);
        if (rows.Count > 0)
        {
            cell.Average.ShouldBe(rows.Average(row => series.Values.Values[row]), Math.Abs(cell.Average) * 1e-9, where);
            cell.Least.ShouldBe(rows.Min(row => Math.Min(series.Values.Values[row], series.Least?.Values[row] ?? double.PositiveInfinity)), where);
            cell.Greatest.ShouldBe(rows.Max(row => Math.Max(series.Values.Values[row], series.Greatest?.Values[row] ?? double.NegativeInfinity)), where);
        }
    }
}
