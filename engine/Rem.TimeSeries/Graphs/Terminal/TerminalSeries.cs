using Rem.Shared.TimeSeries.Graphs;
using Rem.TimeSeries.Graphs.Axes;
using Rem.TimeSeries.Graphs.Columns;

namespace Rem.TimeSeries.Graphs.Terminal;

/// <summary>Draws series on a canvas: a dot column has all from its least to its greatest value, and what follows joins it; unknown columns stay empty.</summary>
internal sealed class TerminalSeries(Canvas canvas, ValueAxis axis)
{
    private static readonly int[] _colours = [36, 33, 32, 35, 31, 34];

    /// <summary>The marks that tell series apart where colours do not.</summary>
    private const string Marks = "*+xo#@%&=abcdefghijklmnpqrstuvwyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    /// <summary>So many series have colours of their own.</summary>
    public static int Colours => _colours.Length;

    /// <summary>The mark of a series.</summary>
    public static char MarkOf(int index) => Marks[index % Marks.Length];

    /// <summary>The colour of a series, as terminals number them.</summary>
    public static int ColourOf(int index) => _colours[index % _colours.Length];

    /// <summary>Draws one.</summary>
    public void Draw(Layer layer, int index)
    {
        var before = -1;
        for (var x = 0; x < layer.Cells.Length && x < canvas.Width; x++)
        {
            var cell = layer.Cells[x];
            if (!cell.IsKnown)
            {
                before = -1;
                continue;
            }

            var (top, bottom) = (Y(cell.Greatest), Y(layer.Series.Style == GraphStyle.Line ? cell.Least : layer.Floor?[x] ?? 0));
            var (from, to) = (Math.Min(top, bottom), Math.Max(top, bottom));
            if (before >= 0 && layer.Series.Style == GraphStyle.Line)
            {
                (from, to) = (Math.Min(from, before), Math.Max(to, before));
            }

            for (var y = from; y <= to; y++)
            {
                canvas.Dot(x, y, MarkOf(index), ColourOf(index));
            }

            before = Y(cell.Average);
        }
    }

    /// <summary>The dot row of a value; what lies outside is at the edge.</summary>
    public int Y(double value) => (int)Math.Round(Math.Clamp((axis.Upper - value) / (axis.Upper - axis.Lower), 0, 1) * (canvas.Height - 1));
}
