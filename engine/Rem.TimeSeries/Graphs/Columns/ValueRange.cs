using Rem.Shared.TimeSeries.Graphs;

namespace Rem.TimeSeries.Graphs.Columns;

/// <summary>The least and greatest of what a graph shows; not-a-number when nothing is known.</summary>
internal readonly record struct ValueRange(double Least, double Greatest)
{
    private static ValueRange None => new(double.NaN, double.NaN);

    /// <summary>Of what is drawn.</summary>
    public static ValueRange Of(Layer[] layers)
    {
        var range = None;
        foreach (var layer in layers)
        {
            for (var i = 0; i < layer.Cells.Length; i++)
            {
                var cell = layer.Cells[i];
                if (cell.IsKnown)
                {
                    range = range.With(Math.Min(cell.Least, layer.Floor?[i] ?? cell.Least)).With(cell.Greatest);
                }
            }
        }

        return range;
    }

    /// <summary>Of series that are not stacked.</summary>
    public static ValueRange Of(SeriesFacts[] facts)
    {
        var range = None;
        foreach (var one in facts)
        {
            range = double.IsNaN(one.Average) ? range : range.With(one.Least).With(one.Greatest);
        }

        return range;
    }

    /// <summary>With bounds that are not so far away that they would press what is drawn together.</summary>
    public ValueRange With(IReadOnlyList<GraphBound> bounds)
    {
        var (range, room) = (this, Math.Max(Greatest - Least, Math.Abs(Greatest) / 2));
        foreach (var bound in bounds)
        {
            if (double.IsNaN(Least) || (bound.Value >= Least - room && bound.Value <= Greatest + room))
            {
                range = range.With(bound.Value);
            }
        }

        return range;
    }

    /// <summary>With a value.</summary>
    public ValueRange With(double value) => double.IsNaN(Least) ? new(value, value) : new(Math.Min(Least, value), Math.Max(Greatest, value));
}
