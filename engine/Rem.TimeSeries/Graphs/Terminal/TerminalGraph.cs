using System.Globalization;
using System.Text;
using Rem.Errors;
using Rem.Shared.TimeSeries.Graphs;
using Rem.TimeSeries.Graphs.Axes;
using Rem.TimeSeries.Graphs.Columns;

namespace Rem.TimeSeries.Graphs.Terminal;

/// <summary>Draws graphs with characters. Nothing that a terminal would obey comes from a name.</summary>
public sealed class TerminalGraph
{
    private const int TicksEvery = 4, MostLabel = 16;
    private readonly Graph _graph;
    private readonly TerminalLook _look;
    private readonly GraphUnit _unit;
    private readonly StringBuilder _text = new();

    private TerminalGraph(Graph graph, TerminalLook look)
    {
        (_graph, _unit) = (graph.Check(), GraphUnit.Of(graph.Look.Unit));
        _look = look with { Columns = Math.Clamp(look.Columns, TerminalLook.LeastColumns, TerminalLook.MostColumns), Rows = Math.Clamp(look.Rows, TerminalLook.LeastRows, TerminalLook.MostRows) };
    }

    // Braille has no marks: they are needed to tell series apart where there are not colours for all of them.
    private bool IsBraille => !_look.IsPlain && _graph.Series.Count <= (_look.HasColour ? TerminalSeries.Colours : 1);

    /// <summary>The graph as lines that are not wider than the terminal. Throws <see cref="Rem.Shared.TimeSeries.SeriesErrors.Graph"/>.</summary>
    public static string Draw(Graph graph, TerminalLook look) => new TerminalGraph(graph, look).Write();

    private string Write()
    {
        var facts = _graph.Series.Select(series => SeriesFacts.Of(series, _graph.Look)).ToArray();
        var axis = Axis(ValueRange.Of(facts));
        var (canvas, layers) = Canvas(axis);
        if (Array.Exists(layers, static layer => layer.Floor is not null))
        {
            axis = Axis(ValueRange.Of(layers)); // a stack is higher than any of its series
            (canvas, layers) = Canvas(axis);
        }

        var series = new TerminalSeries(canvas, axis);
        DrawAll(series, layers, areAreas: true);
        DrawAll(series, layers, areAreas: false); // lines before areas, which would hide them

        WriteTitle();
        WritePlot(canvas, axis, series);
        new TerminalTimes(_graph.Look, _look, LabelWidth(axis)).Write(_text, layers);
        new TerminalLegend(_graph, _look, _unit, IsBraille).Write(_text, facts, StackGaps.Of(layers).Count > 0);
        return _text.ToString();
    }

    private static void DrawAll(TerminalSeries series, Layer[] layers, bool areAreas)
    {
        for (var i = 0; i < layers.Length; i++)
        {
            if (layers[i].Series.Style != GraphStyle.Line == areAreas)
            {
                series.Draw(layers[i], i);
            }
        }
    }

    private (Canvas Canvas, Layer[] Layers) Canvas(ValueAxis axis)
    {
        var canvas = new Canvas(_look.Columns - LabelWidth(axis) - 2, _look.Rows, IsBraille);
        var maker = new CellMaker(_graph.Look, canvas.Width);
        return (canvas, Layer.Of(_graph.Series, maker, isPerPixel: true));
    }

    private ValueAxis Axis(ValueRange range)
    {
        range = range.With(_graph.Look.Bounds);
        var fromZero = _graph.Series.Any(static series => series.Style != GraphStyle.Line);
        return ValueAxis.Of(range.Least, range.Greatest, _graph.Look.Lower, _graph.Look.Upper, fromZero, Math.Max(2, _look.Rows / TicksEvery), _unit);
    }

    private static int LabelWidth(ValueAxis axis) => Math.Min(MostLabel, axis.Ticks.Select(static tick => TerminalText.Width(tick.Label)).DefaultIfEmpty(1).Max());

    private void WriteTitle()
    {
        var title = _graph.Look.Title.Length > 0 ? _graph.Look.Title + "   " : "";
        _text.Append(TerminalText.Fit(title + GraphSummary.Range(_graph.Look), _look.Columns, _look.IsPlain)).Append('\n');
    }

    private void WritePlot(Canvas canvas, ValueAxis axis, TerminalSeries series)
    {
        var (width, labels) = (LabelWidth(axis), new string?[_look.Rows]);
        foreach (var bound in _graph.Look.Bounds.Where(bound => bound.Value >= axis.Lower && bound.Value <= axis.Upper))
        {
            canvas.Row(Row(bound.Value), '-', bound.Mark switch { GraphMark.Critical => 31, GraphMark.Warning => 33, GraphMark.Ok => 32, _ => 90 });
        }

        foreach (var tick in axis.Ticks)
        {
            labels[Row(tick.Value)] ??= tick.Label;
        }

        for (var row = 0; row < _look.Rows; row++)
        {
            var label = TerminalText.Fit(labels[row] ?? "", width, _look.IsPlain);
            _text.Append(' ', width - TerminalText.Width(label)).Append(label);
            _text.Append(_look.IsPlain ? (labels[row] is null ? " |" : " +") : labels[row] is null ? " │" : " ┤");
            canvas.Write(row, _text, _look.HasColour);
            _text.Append('\n');
        }

        int Row(double value) => series.Y(value) * _look.Rows / canvas.Height;
    }
}
