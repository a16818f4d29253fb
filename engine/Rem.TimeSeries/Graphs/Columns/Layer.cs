using Rem.Shared.TimeSeries.Graphs;

namespace Rem.TimeSeries.Graphs.Columns;

/// <summary>A series as it is drawn.</summary>
/// <param name="Series">The series.</param>
/// <param name="Cells">Its pieces; of a stacked one their values are its upper edge.</param>
/// <param name="Floor">The lower edge of a stacked series, one value a cell; null for others.</param>
internal sealed record Layer(GraphSeries Series, Cell[] Cells, double[]? Floor)
{
    /// <summary>All layers of a graph, in order.</summary>
    public static Layer[] Of(IReadOnlyList<GraphSeries> series, CellMaker maker, bool isPerPixel = false)
    {
        var (layers, top) = (new Layer[series.Count], default(double[]));
        for (var i = 0; i < layers.Length; i++)
        {
            var isStacked = series[i].Style == GraphStyle.Stack;
            var cells = maker.Of(series[i], isStacked || isPerPixel);
            layers[i] = isStacked ? Stacked(series[i], cells, top ??= new double[cells.Length]) : new Layer(series[i], cells, null);
        }

        return layers;
    }

    // A layer stands on what is known below it; where some of a stack is unknown, the graph says so (StackGaps).
    private static Layer Stacked(GraphSeries series, Cell[] cells, double[] top)
    {
        var floor = (double[])top.Clone();
        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i].IsKnown)
            {
                top[i] += cells[i].Average;
                cells[i] = cells[i] with { Least = top[i], Average = top[i], Greatest = top[i] };
            }
        }

        return new Layer(series, cells, floor);
    }
}
