using Rem.Shared.TimeSeries.Graphs;
using Rem.TimeSeries.Graphs.Axes;
using Rem.TimeSeries.Graphs.Columns;

namespace Rem.TimeSeries.Graphs.Svg;

/// <summary>Where everything of a picture goes.</summary>
internal sealed class GraphLayout
{
    /// <summary>The size of texts.</summary>
    public const int TextSize = 11;

    /// <summary>The size of the title.</summary>
    public const int TitleSize = 14;

    /// <summary>The room at the picture's edges.</summary>
    public const int Edge = 10;

    private const int HeaderHeight = 24, TickHeight = 16, AboveHeight = 14, TickEvery = 34, LabelRoom = 14;

    private GraphLayout(Graph graph)
    {
        (Graph, Unit) = (graph, GraphUnit.Of(graph.Look.Unit));
        Facts = [.. graph.Series.Select(series => SeriesFacts.Of(series, graph.Look))];
        var look = graph.Look;
        HasHeader = (look.Title.Length > 0 && look.Height >= 100) || (look.Width >= 420 && look.Height >= 160);
        HasAbove = look.Height >= 130;
        Legend = new LegendLayout(graph, Facts, Unit);
        var top = HasHeader ? HeaderHeight + 8 : Edge;
        var bottom = look.Height - 4 - TickHeight - (HasAbove ? AboveHeight : 0) - Legend.Height;
        var isStacked = graph.Series.Any(static series => series.Style == GraphStyle.Stack);
        var first = isStacked ? Columns.Layer.Of(graph.Series, new CellMaker(look, look.Width - 80)) : null;
        Values = AxisOf(first is null ? ValueRange.Of(Facts) : ValueRange.Of(first), bottom - top);
        var left = Math.Min(look.Width * 2 / 5, Edge + 4 + (int)Math.Ceiling(Values.Ticks.Select(static tick => TextWidths.Of(tick.Label, TextSize)).DefaultIfEmpty(0).Max()));
        Box = new PlotBox(left, top, look.Width - left - Edge - 4, bottom - top);
        Maker = new CellMaker(look, Box.Width);
        Layers = Columns.Layer.Of(graph.Series, Maker);
        Values = isStacked ? AxisOf(ValueRange.Of(Layers), Box.Height) : Values;
        Step = TimeStep.Fitting((look.End - look.Start).TotalSeconds, Box.Width, Room);
        Times = TimeAxis.Ticks(look.Start, look.End, look.Zone, Step);
    }

    /// <summary>The graph.</summary>
    public Graph Graph { get; }

    /// <summary>Its unit.</summary>
    public GraphUnit Unit { get; }

    /// <summary>What is known of each series.</summary>
    public SeriesFacts[] Facts { get; }

    /// <summary>Whether there is a line above the plot.</summary>
    public bool HasHeader { get; }

    /// <summary>Whether days or years stand below the ticks.</summary>
    public bool HasAbove { get; }

    /// <summary>The legend.</summary>
    public LegendLayout Legend { get; }

    /// <summary>The axis of values.</summary>
    public ValueAxis Values { get; }

    /// <summary>The plot.</summary>
    public PlotBox Box { get; }

    /// <summary>Brings times to the plot.</summary>
    public CellMaker Maker { get; }

    /// <summary>The series as they are drawn.</summary>
    public Layer[] Layers { get; }

    /// <summary>The distance of the ticks of time.</summary>
    public TimeStep Step { get; }

    /// <summary>The ticks of time.</summary>
    public IReadOnlyList<TimeTick> Times { get; }

    /// <summary>The base lines of ticks, of what stands below them, and the top of the legend.</summary>
    public (int Tick, int Above, int Legend) Lines => (Box.Bottom + 14, Box.Bottom + 14 + AboveHeight, Box.Bottom + 4 + TickHeight + (HasAbove ? AboveHeight : 0));

    /// <summary>The layout of a graph.</summary>
    public static GraphLayout Of(Graph graph) => new(graph.Check());

    /// <summary>The place of a time in tenths of pixels, which may lie outside the plot.</summary>
    public int X(DateTimeOffset time) => (Box.Left * 10) + Maker.X(time);

    /// <summary>The place of a value in tenths of pixels; what lies outside the axis is at its end.</summary>
    public int Y(double value)
    {
        var share = (Values.Upper - value) / (Values.Upper - Values.Lower);
        return (Box.Top * 10) + (int)Math.Round(Math.Clamp(share, 0, 1) * Box.Height * 10);
    }

    private static double Room(string format) => LabelRoom + TextWidths.Of(format switch { "HH:mm:ss" => "00:00:00", "HH:mm" => "00:00", "d MMM" => "28 Mar", "MMM" => "May", _ => "2026" }, TextSize);

    private ValueAxis AxisOf(ValueRange range, int height)
    {
        var look = Graph.Look;
        range = range.With(look.Bounds);
        var fromZero = Graph.Series.Any(static series => series.Style != GraphStyle.Line);
        return ValueAxis.Of(range.Least, range.Greatest, look.Lower, look.Upper, fromZero, height < 40 ? 1 : Math.Max(2, height / TickEvery), Unit);
    }
}
