using Rem.Shared.TimeSeries.Graphs;
using Rem.TimeSeries.Graphs.Columns;

namespace Rem.TimeSeries.Graphs.Svg;

/// <summary>Draws the legend.</summary>
internal sealed class SvgLegend(GraphLayout layout, SvgPen pen)
{
    private const int Size = GraphLayout.TextSize;
    private readonly LegendLayout _legend = layout.Legend;

    /// <summary>Heads, a row a series, and what is to be said besides; or all names in a line.</summary>
    public void Write(IReadOnlyList<(int Left, int Right)> gaps, Func<GraphBound, bool> isShown)
    {
        var y = layout.Lines.Legend + LegendLayout.RowHeight - 2;
        if (_legend.IsLine)
        {
            WriteNotes(WriteNames(y), y, gaps, isShown);
            return;
        }

        foreach (var (_, head, right) in _legend.Columns)
        {
            pen.Text(right * 10, y * 10, head, Paint.Dim, "end"u8);
        }

        y -= _legend.Columns.Count > 0 ? 0 : LegendLayout.RowHeight;
        for (var i = 0; i < _legend.Rows; i++)
        {
            WriteRow(i, y += LegendLayout.RowHeight);
        }

        if (_legend.More > 0 && _legend.Height > LegendLayout.RowHeight)
        {
            pen.Text(_legend.NameLeft * 10, (y += LegendLayout.RowHeight) * 10, _legend.Rows > 0 ? $"and {_legend.More} more" : $"{_legend.More} series", Paint.Dim);
        }

        if (_legend.HasNotes)
        {
            WriteNotes(GraphLayout.Edge, y + LegendLayout.RowHeight, gaps, isShown);
        }
    }

    private int WriteNames(int y)
    {
        var (x, series) = (GraphLayout.Edge, layout.Graph.Series);
        var most = Math.Max(40, ((layout.Graph.Look.Width - (2 * GraphLayout.Edge)) / Math.Min(series.Count, 8)) - 34);
        for (var i = 0; i < series.Count; i++)
        {
            var (name, more) = (TextWidths.Cut(series[i].Name, Size, most), $"and {series.Count - i} more");
            var room = layout.Graph.Look.Width - GraphLayout.Edge - x - 18 - TextWidths.Of(name, Size);
            if (room < (i == series.Count - 1 ? 0 : 34 + TextWidths.Of(more, Size)))
            {
                pen.Text(x * 10, y * 10, TextWidths.Cut(more, Size, layout.Graph.Look.Width - GraphLayout.Edge - x), Paint.Dim);
                return layout.Graph.Look.Width;
            }

            x = WriteNote(x, y, name, Palette.OfSeries(i), SvgSeries.Dashes(i));
        }

        return x;
    }

    private void WriteRow(int index, int y)
    {
        var series = layout.Graph.Series[index];
        Swatch(GraphLayout.Edge, y, Palette.OfSeries(index), series.Style, SvgSeries.Dashes(index));
        var name = TextWidths.Cut(series.Name, Size, _legend.NameRoom);
        pen.Text(_legend.NameLeft * 10, y * 10, name, Paint.Text);
        foreach (var (text, _, right) in _legend.Columns)
        {
            pen.Text(right * 10, y * 10, _legend.Texts[index][text], Paint.Text, "end"u8);
        }
    }

    private void Swatch(int x, int y, Paint paint, GraphStyle style, ReadOnlySpan<byte> dashes)
    {
        if (style != GraphStyle.Line)
        {
            pen.Rectangle(x * 10, (y - 8) * 10, 120, 80).Fill(paint).Svg.Raw(style == GraphStyle.Stack ? " fill-opacity=\"0.55\"/>"u8 : " fill-opacity=\"0.25\"/>"u8);
        }

        pen.Svg.Raw("<path fill=\"none\" stroke-width=\"2\""u8);
        pen.Stroke(paint).Svg.Raw(dashes).Raw(" d=\"M"u8).Number(x).Raw(" "u8).Number(style == GraphStyle.Line ? y - 4 : y - 8).Raw("h12\"/>"u8);
    }

    private void WriteNotes(int x, int y, IReadOnlyList<(int Left, int Right)> gaps, Func<GraphBound, bool> isShown)
    {
        foreach (var bound in layout.Graph.Look.Bounds)
        {
            var where = isShown(bound) ? "" : bound.Value > layout.Values.Upper ? ", above the picture" : ", below the picture";
            x = WriteNote(x, y, $"{bound.Label} {layout.Unit.Write(bound.Value)}{where}", Palette.Of(bound.Mark), " stroke-dasharray=\"7 3\""u8);
        }

        if (gaps.Count > 0)
        {
            WriteNote(x, y, "a part of the stack is unknown", Paint.Critical, default);
        }
    }

    private int WriteNote(int x, int y, string text, Paint paint, ReadOnlySpan<byte> dashes)
    {
        var room = layout.Graph.Look.Width - GraphLayout.Edge - x - 18;
        text = TextWidths.Cut(text, Size, room);
        if (room < 30 || text.Length == 0)
        {
            return x;
        }

        Swatch(x, y, paint, GraphStyle.Line, dashes);
        pen.Text((x + 18) * 10, y * 10, text, Paint.Text);
        return x + 18 + (int)Math.Ceiling(TextWidths.Of(text, Size)) + 16;
    }
}
