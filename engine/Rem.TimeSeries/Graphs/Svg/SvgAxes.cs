using Rem.TimeSeries.Graphs.Axes;

namespace Rem.TimeSeries.Graphs.Svg;

/// <summary>Draws the grid and what is written at it.</summary>
internal sealed class SvgAxes(GraphLayout layout, SvgPen pen)
{
    private const int Size = GraphLayout.TextSize;

    /// <summary>The grid, which lies behind the series.</summary>
    public void WriteGrid()
    {
        var box = layout.Box;
        pen.Svg.Raw("<path fill=\"none\" stroke-width=\"1\""u8);
        pen.Stroke(Paint.Grid).Svg.Raw(" d=\""u8);
        foreach (var tick in layout.Values.Ticks)
        {
            pen.Svg.Raw("M"u8).Number(box.Left).Raw(" "u8).Tenths(Crisp(layout.Y(tick.Value))).Raw("h"u8).Number(box.Width);
        }

        foreach (var tick in layout.Times)
        {
            pen.Svg.Raw("M"u8).Tenths(Crisp(layout.X(tick.Time))).Raw(" "u8).Number(box.Top).Raw("v"u8).Number(box.Height + 4);
        }

        pen.Svg.Raw("\"/>"u8);
    }

    /// <summary>The axes and their texts.</summary>
    public void WriteTexts()
    {
        var box = layout.Box;
        pen.Svg.Raw("<path fill=\"none\" stroke-width=\"1\""u8);
        pen.Stroke(Paint.Dim).Svg.Raw(" d=\"M"u8).Tenths(Crisp(box.Left * 10)).Raw(" "u8).Number(box.Top).Raw("v"u8).Number(box.Height);
        pen.Svg.Raw("M"u8).Number(box.Left).Raw(" "u8).Tenths(Crisp(layout.Y(Math.Clamp(0, layout.Values.Lower, layout.Values.Upper)))).Raw("h"u8).Number(box.Width).Raw("\"/>"u8);
        foreach (var tick in layout.Values.Ticks)
        {
            pen.Text((box.Left - 5) * 10, layout.Y(tick.Value) + 38, TextWidths.Cut(tick.Label, Size, box.Left - 5), Paint.Dim, "end"u8);
        }

        foreach (var tick in layout.Times)
        {
            WriteAt(tick.Time, tick.Label, layout.Lines.Tick);
        }

        if (layout.HasAbove)
        {
            WriteAbove();
        }
    }

    // The first is for orientation: where it would touch the next, which stands at a change, that one matters more.
    private void WriteAbove()
    {
        var ticks = layout.Times.Where(static tick => tick.Above is not null).ToArray();
        var last = double.NegativeInfinity;
        for (var i = 0; i < ticks.Length; i++)
        {
            var (left, right) = Ends(ticks[i].Time, ticks[i].Above!);
            var next = i + 1 < ticks.Length && i == 0 ? Ends(ticks[1].Time, ticks[1].Above!).Left : double.PositiveInfinity;
            if (left >= last + 8 && right + 8 <= next)
            {
                WriteAt(ticks[i].Time, ticks[i].Above!, layout.Lines.Above);
                last = right;
            }
        }
    }

    private void WriteAt(DateTimeOffset time, string text, int line) =>
        pen.Text((int)(Ends(time, text) is var (left, right) ? (left + right) * 5 : 0), line * 10, text, Paint.Dim, "middle"u8);

    // Below its tick, and within the picture.
    private (double Left, double Right) Ends(DateTimeOffset time, string text)
    {
        var (half, width) = (TextWidths.Of(text, Size) / 2, layout.Graph.Look.Width);
        var middle = Math.Clamp(layout.X(time) / 10.0, half + 2, width - half - 2);
        return (middle - half, middle + half);
    }

    // Lines of one pixel lie on pixels.
    private static int Crisp(int tenths) => (int)(Math.Floor(tenths / 10.0) * 10) + 5;
}
