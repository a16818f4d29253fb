using System.Text;
using Rem.Shared.TimeSeries.Graphs;
using Rem.TimeSeries.Graphs.Columns;

namespace Rem.TimeSeries.Graphs.Svg;

/// <summary>Draws graphs as SVG.</summary>
public static class SvgGraph
{
    /// <summary>
    /// The graph as SVG in UTF-8, of the size that it asks for: whole in itself, without script and without anything from elsewhere;
    /// readers who do not see it are told what it shows. Throws <see cref="Rem.Shared.TimeSeries.SeriesErrors.Graph"/> for a graph that cannot be drawn.
    /// </summary>
    public static byte[] Draw(Graph graph) => Write(GraphLayout.Of(graph)).ToArray();

    /// <summary>As <see cref="Draw"/>, as text.</summary>
    public static string DrawText(Graph graph) => Write(GraphLayout.Of(graph)).ToString();

    private static SvgText Write(GraphLayout layout)
    {
        var look = layout.Graph.Look;
        var pen = new SvgPen(look.Theme);
        Begin(pen.Svg, layout);
        pen.Rectangle(0, 0, look.Width * 10, look.Height * 10).Fill(Paint.Ground).Close();
        var (axes, marks, series, gaps) = (new SvgAxes(layout, pen), new SvgMarks(layout, pen), new SvgSeries(layout, pen), StackGaps.Of(layout.Layers));
        marks.WriteBands();
        axes.WriteGrid();
        for (var i = 0; i < layout.Layers.Length; i++)
        {
            series.Write(layout.Layers[i], i);
        }

        WriteGaps(pen, layout, gaps);
        axes.WriteTexts();
        marks.WriteBounds();
        marks.WriteMarks();
        WriteHeader(pen, layout);
        WriteNothing(pen, layout);
        new SvgLegend(layout, pen).Write(gaps, marks.IsShown);
        return pen.Svg.Raw("</svg>\n"u8);
    }

    private static void Begin(SvgText svg, GraphLayout layout)
    {
        var look = layout.Graph.Look;
        svg.Raw("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\""u8).Number(look.Width).Raw("\" height=\""u8).Number(look.Height);
        svg.Raw("\" viewBox=\"0 0 "u8).Number(look.Width).Raw(" "u8).Number(look.Height);
        svg.Raw("\" font-family=\"system-ui,'Segoe UI','DejaVu Sans',sans-serif\" font-size=\"11\"><title>"u8).Text(GraphSummary.Title(layout.Graph)).Raw("</title><desc>"u8);
        svg.Text(GraphSummary.Of(layout.Graph, layout.Facts, layout.Unit)).Raw("</desc>"u8);
        if (look.Theme == GraphTheme.Auto)
        {
            svg.Raw("<style>"u8).Raw(Palette.DarkRules).Raw("</style>"u8);
        }
    }

    private static void WriteHeader(SvgPen pen, GraphLayout layout)
    {
        if (!layout.HasHeader)
        {
            return;
        }

        var look = layout.Graph.Look;
        var (range, room) = (GraphSummary.Range(look), look.Width - (2 * GraphLayout.Edge));
        var width = (int)TextWidths.Of(range, GraphLayout.TextSize);
        var hasRange = width + 20 + Math.Min(180, TextWidths.Of(look.Title, GraphLayout.TitleSize)) <= room;
        pen.Text(GraphLayout.Edge * 10, 190, TextWidths.Cut(look.Title, GraphLayout.TitleSize * 1.08, hasRange ? room - width - 16 : room), Paint.Text, default, " font-size=\"14\" font-weight=\"600\""u8);
        if (hasRange)
        {
            pen.Text((look.Width - GraphLayout.Edge) * 10, 190, range, Paint.Dim, "end"u8);
        }
    }

    private static void WriteNothing(SvgPen pen, GraphLayout layout)
    {
        if (layout.Layers.All(static layer => Array.TrueForAll(layer.Cells, static cell => !cell.IsKnown)))
        {
            pen.Text((layout.Box.Left * 10) + (layout.Box.Width * 5), (layout.Box.Top * 10) + (layout.Box.Height * 5) + 40, "no data", Paint.Dim, "middle"u8, " font-size=\"14\""u8);
        }
    }

    // A line at the foot, where a stack is less than the whole.
    private static void WriteGaps(SvgPen pen, GraphLayout layout, IReadOnlyList<(int Left, int Right)> gaps)
    {
        foreach (var (left, right) in gaps)
        {
            pen.Rectangle((layout.Box.Left * 10) + left, (layout.Box.Bottom * 10) - 25, right - left, 30).Fill(Paint.Critical).Close();
        }
    }
}
