using Rem.Shared.TimeSeries.Graphs;
using Rem.Shared.TimeSeries.Queries;

namespace Rem.TimeSeries.Graphs.Columns;

/// <summary>
/// Brings series to the width of a plot. Rows that are wider than a pixel stay as they are; of narrower ones a pixel takes
/// those whose middle lies in it, and keeps their least, average and greatest: no peak is lost, and no unknown time is filled.
/// </summary>
internal sealed class CellMaker
{
    private readonly long _start;
    private readonly long _range;
    private readonly int _width;

    /// <summary>For a plot.</summary>
    /// <param name="look">The graph's time.</param>
    /// <param name="width">The plot's width in pixels, 1 or more.</param>
    public CellMaker(GraphLook look, int width)
    {
        _start = look.Start.ToUnixTimeMilliseconds();
        _range = look.End.ToUnixTimeMilliseconds() - _start;
        _width = width;
    }

    /// <summary>The cells of a series in order, without room between them where rows follow each other.</summary>
    /// <param name="series">The series.</param>
    /// <param name="isPerPixel">Whether each cell has to be a pixel, as those that are stacked are.</param>
    public Cell[] Of(GraphSeries series, bool isPerPixel)
    {
        var step = (long)series.Values.Step.TotalMilliseconds;
        var isNarrow = step * _width <= _range;
        return isNarrow ? Narrow(series, step) : isPerPixel ? PerPixel(series, step) : Wide(series, step);
    }

    /// <summary>A time's place in tenths of a pixel from the plot's left edge, which may lie outside.</summary>
    public int X(DateTimeOffset time) => X(time.ToUnixTimeMilliseconds());

    private int X(long time) => (int)Math.Clamp((double)(time - _start) / _range * _width * 10, -1e6, 1e6);

    private Cell[] Narrow(GraphSeries series, long step)
    {
        var (average, least, greatest) = (series.Values.ToArray(), (series.Least ?? series.Values).ToArray(), (series.Greatest ?? series.Values).ToArray());
        var (begin, cells) = (series.Values.Start.ToUnixTimeMilliseconds(), new Cell[_width]);
        var row = FirstRow(begin, step);
        for (var column = 0; column < cells.Length; column++)
        {
            var (min, max, sum, known) = (double.PositiveInfinity, double.NegativeInfinity, 0.0, 0);
            for (; row < average.Length && Column(begin, step, row) <= column; row++)
            {
                if (double.IsFinite(average[row]))
                {
                    (sum, known) = (sum + average[row], known + 1);
                    min = Math.Min(min, double.IsFinite(least[row]) ? least[row] : average[row]);
                    max = Math.Max(max, double.IsFinite(greatest[row]) ? greatest[row] : average[row]);
                }
            }

            cells[column] = Made(column * 10, (column + 1) * 10, min, sum / known, max);
        }

        return cells;
    }

    private Cell[] Wide(GraphSeries series, long step)
    {
        var (average, begin) = (series.Values.ToArray(), series.Values.Start.ToUnixTimeMilliseconds());
        var (least, greatest) = ((series.Least ?? series.Values).ToArray(), (series.Greatest ?? series.Values).ToArray());
        var cells = new List<Cell>();
        for (var row = Math.Max(0, (_start - begin) / step); row < average.Length && begin + (row * step) < _start + _range; row++)
        {
            var (left, right) = (Math.Max(0, X(begin + (row * step))), Math.Min(_width * 10, X(begin + ((row + 1) * step))));
            if (right > left)
            {
                cells.Add(Made(left, right, least[row], average[row], greatest[row]));
            }
        }

        return [.. cells];
    }

    private Cell[] PerPixel(GraphSeries series, long step)
    {
        var (average, begin) = (series.Values.ToArray(), series.Values.Start.ToUnixTimeMilliseconds());
        var cells = new Cell[_width];
        for (var column = 0; column < cells.Length; column++)
        {
            var middle = _start + (((2L * column) + 1) * _range / (2L * _width));
            var row = middle < begin ? -1 : (middle - begin) / step;
            var value = row >= 0 && row < average.Length ? average[row] : double.NaN;
            cells[column] = Made(column * 10, (column + 1) * 10, value, value, value);
        }

        return cells;
    }

    // What is not finite is unknown; an average lies between its least and greatest, whatever archives they are from.
    private static Cell Made(int left, int right, double least, double average, double greatest) => double.IsFinite(average)
        ? new(left, right, double.IsFinite(least) ? Math.Min(least, average) : average, average, double.IsFinite(greatest) ? Math.Max(greatest, average) : average)
        : new(left, right, double.NaN, double.NaN, double.NaN);

    private long FirstRow(long begin, long step)
    {
        var row = Math.Max(0, ((_start - begin) / step) - 1);
        while (Column(begin, step, row) < 0)
        {
            row++;
        }

        return row;
    }

    // The pixel that a row's middle lies in, in whole numbers: 8,000 years of milliseconds and 4,000 pixels fit.
    private long Column(long begin, long step, long row)
    {
        var middle = (2 * (begin + (row * step) - _start)) + step;
        return middle < 0 ? -1 : middle * _width / (2 * _range);
    }
}
