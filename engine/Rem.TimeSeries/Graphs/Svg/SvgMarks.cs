using Rem.Shared.TimeSeries.Graphs;

namespace Rem.TimeSeries.Graphs.Svg;

/// <summary>Draws what happened (bands behind the series, marks before them, labels where there is room) and the bounds.</summary>
internal sealed class SvgMarks(GraphLayout layout, SvgPen pen)
{
    private const int Size = 10, LabelRows = 3, RowHeight = 13, LeastWidth = 300;

    /// <summary>Bands of time.</summary>
    public void WriteBands()
    {
        foreach (var (happened, left, right) in Shown())
        {
            if (happened.Until is not null)
            {
                pen.Rectangle(left, layout.Box.Top * 10, Math.Max(10, right - left), layout.Box.Height * 10).Fill(Palette.Of(happened.Mark));
                pen.Svg.Raw(" fill-opacity=\"0.14\"><title>"u8).Text(happened.Label).Raw("</title></rect>"u8);
            }
        }
    }

    /// <summary>Marks, and the labels of marks and bands.</summary>
    public void WriteMarks()
    {
        var (ends, last) = (new int[LabelRows], (X: int.MinValue, Mark: default(GraphMark)));
        Array.Fill(ends, int.MinValue);
        foreach (var (happened, left, _) in Shown())
        {
            // Of those that fall on one pixel one is enough.
            if (happened.Until is null && (last.X / 10 != left / 10 || last.Mark != happened.Mark))
            {
                last = (left, happened.Mark);
                pen.Svg.Raw("<path fill=\"none\" stroke-width=\"1\" stroke-dasharray=\"3 2\""u8);
                pen.Stroke(Palette.Of(happened.Mark)).Svg.Raw(" d=\"M"u8).Tenths(left).Raw(" "u8).Number(layout.Box.Top).Raw("v"u8).Number(layout.Box.Height);
                pen.Svg.Raw("\"><title>"u8).Text(happened.Label).Raw("</title></path>"u8);
            }

            WriteLabel(happened, left, ends);
        }
    }

    /// <summary>Horizontal lines.</summary>
    public void WriteBounds()
    {
        var last = int.MinValue;
        foreach (var bound in layout.Graph.Look.Bounds.Where(IsShown).OrderBy(static bound => bound.Value))
        {
            var y = layout.Y(bound.Value);
            pen.Svg.Raw("<path fill=\"none\" stroke-width=\"1.2\" stroke-dasharray=\"7 3\""u8);
            pen.Stroke(Palette.Of(bound.Mark)).Svg.Raw(" d=\"M"u8).Number(layout.Box.Left).Raw(" "u8).Tenths(y).Raw("h"u8).Number(layout.Box.Width).Raw("\"/>"u8);
            var label = TextWidths.Cut(bound.Label, Size, layout.Box.Width - 8);
            if (last == int.MinValue || last - y > RowHeight * 10)
            {
                Label(label, (layout.Box.Right * 10) - 40 - (int)(TextWidths.Of(label, Size) * 10), Math.Max(y - 45, (layout.Box.Top + Size) * 10), Palette.Of(bound.Mark));
                last = y;
            }
        }
    }

    /// <summary>Whether a bound lies within the axis.</summary>
    public bool IsShown(GraphBound bound) => bound.Value >= layout.Values.Lower && bound.Value <= layout.Values.Upper;

    private IEnumerable<(GraphEvent Event, int Left, int Right)> Shown()
    {
        var look = layout.Graph.Look;
        foreach (var happened in look.Events.OrderBy(static happened => happened.At))
        {
            if (happened.At <= look.End && (happened.Until ?? happened.At) >= look.Start)
            {
                var (left, right) = (layout.X(happened.At), layout.X(happened.Until ?? happened.At));
                yield return (happened, Math.Max(layout.Box.Left * 10, left), Math.Min(layout.Box.Right * 10, right));
            }
        }
    }

    // In the first row that is free there; none where all are taken: the mark's own title and the description have it.
    private void WriteLabel(GraphEvent happened, int left, int[] ends)
    {
        var room = (layout.Box.Right * 10) - left - 40;
        var text = TextWidths.Cut(happened.Label, Size, Math.Min(room / 10.0, Math.Min(160, layout.Box.Width / 4)));
        for (var row = 0; layout.Box.Width >= LeastWidth && row < ends.Length && text.Length > 0 && (row + 1) * RowHeight < layout.Box.Height / 3; row++)
        {
            if (left >= ends[row])
            {
                Label(text, left + 30, ((layout.Box.Top + Size + 1) + (row * RowHeight)) * 10, Palette.Of(happened.Mark));
                ends[row] = left + 80 + (int)(TextWidths.Of(text, Size) * 10);
                return;
            }
        }
    }

    private void Label(string text, int x, int y, Paint paint)
    {
        if (text.Length > 0)
        {
            pen.Rectangle(x - 20, y - (Size * 9), (int)(TextWidths.Of(text, Size) * 10) + 40, Size * 12).Fill(Paint.Ground).Svg.Raw(" fill-opacity=\"0.75\" rx=\"2\"/>"u8);
            pen.Text(x, y, text, paint, default, " font-size=\"10\""u8);
        }
    }
}
