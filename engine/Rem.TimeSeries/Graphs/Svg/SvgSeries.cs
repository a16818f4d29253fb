using Rem.Shared.TimeSeries.Graphs;
using Rem.TimeSeries.Graphs.Columns;

namespace Rem.TimeSeries.Graphs.Svg;

/// <summary>
/// Draws a series, each run of known pieces for itself: a band from least to greatest where there is one, an area, and a line
/// through the middles of the pieces, level to the ends of the run. Nothing goes over unknown time.
/// </summary>
internal sealed class SvgSeries(GraphLayout layout, SvgPen pen)
{
    private readonly SvgPath _path = new(pen.Svg);

    /// <summary>Draws the series at a place in the legend.</summary>
    public void Write(Layer layer, int index)
    {
        var (paint, runs) = (Palette.OfSeries(index), Runs(layer.Cells));
        if (runs.Count == 0)
        {
            return;
        }

        pen.Svg.Raw("<g>"u8).Raw("<title>"u8).Text(layer.Series.Name).Raw("</title>"u8);
        if (layer.Series.Style != GraphStyle.Line)
        {
            pen.Svg.Raw("<path"u8);
            pen.Fill(paint).Svg.Raw(layer.Floor is null ? " fill-opacity=\"0.25\" d=\""u8 : " fill-opacity=\"0.55\" d=\""u8);
            runs.ForEach(run => Ring(run, layer.Cells, static cell => cell.Average, i => layer.Floor?[i] ?? 0));
            pen.Svg.Raw("\"/>"u8);
        }

        if (layer.Floor is null && HasBand(layer.Cells))
        {
            // With an edge, so that a peak of a single pixel is seen.
            pen.Svg.Raw("<path"u8);
            pen.FillAndStroke(paint).Svg.Raw(" fill-opacity=\"0.3\" stroke-opacity=\"0.35\" d=\""u8);
            runs.ForEach(run => Ring(run, layer.Cells, static cell => cell.Greatest, i => layer.Cells[i].Least));
            pen.Svg.Raw("\"/>"u8);
        }

        WriteLine(layer.Cells, runs, paint, index);
        pen.Svg.Raw("</g>"u8);
    }

    /// <summary>The ends of each run of known pieces that follow each other: the first, and the one behind the last.</summary>
    internal static List<(int First, int End)> Runs(Cell[] cells)
    {
        var runs = new List<(int First, int End)>();
        for (var i = 0; i < cells.Length; i++)
        {
            if (!cells[i].IsKnown)
            {
                continue;
            }

            var first = i;
            while (i + 1 < cells.Length && cells[i + 1].IsKnown)
            {
                i++;
            }

            runs.Add((first, i + 1));
        }

        return runs;
    }

    private bool HasBand(Cell[] cells)
    {
        foreach (var cell in cells)
        {
            if (cell.IsKnown && layout.Y(cell.Least) - layout.Y(cell.Greatest) > 3)
            {
                return true;
            }
        }

        return false;
    }

    private void WriteLine(Cell[] cells, List<(int First, int End)> runs, Paint paint, int index)
    {
        pen.Svg.Raw("<path fill=\"none\""u8);
        pen.Stroke(paint).Svg.Raw(" stroke-width=\"1.5\" stroke-linejoin=\"round\""u8).Raw(Dashes(index)).Raw(" d=\""u8);
        foreach (var (first, end) in runs)
        {
            Along(cells, first, end);
        }

        pen.Svg.Raw("\"/>"u8);
    }

    /// <summary>The dashes of a series, by which those that share a colour are told apart.</summary>
    internal static ReadOnlySpan<byte> Dashes(int index) => (index / Palette.SeriesColours % 3) switch
    {
        0 => default,
        1 => " stroke-dasharray=\"5 3\""u8,
        _ => " stroke-dasharray=\"2 2\""u8,
    };

    private void Along(Cell[] cells, int first, int end)
    {
        var left = layout.Box.Left * 10;
        _path.MoveTo(left + cells[first].Left, layout.Y(cells[first].Average));
        for (var i = first; i < end; i++)
        {
            _path.LineTo(left + cells[i].Middle, layout.Y(cells[i].Average));
        }

        _path.LineTo(left + cells[end - 1].Right, layout.Y(cells[end - 1].Average));
        _path.End(isClosed: false);
    }

    private void Ring((int First, int End) run, Cell[] cells, Func<Cell, double> upper, Func<int, double> lower)
    {
        var left = layout.Box.Left * 10;
        _path.MoveTo(left + cells[run.First].Left, layout.Y(upper(cells[run.First])));
        for (var i = run.First; i < run.End; i++)
        {
            _path.LineTo(left + cells[i].Middle, layout.Y(upper(cells[i])));
        }

        _path.LineTo(left + cells[run.End - 1].Right, layout.Y(upper(cells[run.End - 1])));
        _path.LineTo(left + cells[run.End - 1].Right, layout.Y(lower(run.End - 1)));
        for (var i = run.End - 1; i >= run.First; i--)
        {
            _path.LineTo(left + cells[i].Middle, layout.Y(lower(i)));
        }

        _path.LineTo(left + cells[run.First].Left, layout.Y(lower(run.First)));
        _path.End(isClosed: true);
    }
}
