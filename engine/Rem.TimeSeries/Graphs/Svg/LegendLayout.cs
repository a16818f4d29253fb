using Rem.Shared.TimeSeries.Graphs;
using Rem.TimeSeries.Graphs.Axes;
using Rem.TimeSeries.Graphs.Columns;

namespace Rem.TimeSeries.Graphs.Svg;

/// <summary>
/// What stands below the plot: a table with a row a series and a line of bounds, or where there is no room for that one line of
/// names. It takes less than half of the picture: where there is no room for all rows the last says how many more there are, and
/// where there is none for all columns some give way.
/// </summary>
internal sealed class LegendLayout
{
    /// <summary>The height of a row.</summary>
    public const int RowHeight = 16;

    private const int LeastName = 70, ColumnGap = 16, SwatchRoom = 18, LeastTable = 180, LeastLine = 90;
    private static readonly string[] _heads = ["last", "min", "avg", "max"];
    private static readonly int[][] _choices = [[0, 1, 2, 3], [0, 2, 3], [0, 3], [0], []];

    /// <summary>The legend of a graph.</summary>
    public LegendLayout(Graph graph, SeriesFacts[] facts, GraphUnit unit)
    {
        var look = graph.Look;
        Texts = [.. facts.Select(fact => new[] { unit.Write(fact.Last), unit.Write(fact.Least), unit.Write(fact.Average), unit.Write(fact.Greatest) })];
        HasNotes = look.Height >= LeastLine && (look.Bounds.Count > 0 || graph.Series.Any(static series => series.Style == GraphStyle.Stack));
        IsLine = look.Height is >= LeastLine and < LeastTable;
        NameLeft = GraphLayout.Edge + SwatchRoom;
        var lines = 1.0;
        if (look.Height >= LeastTable)
        {
            PlaceColumns(graph);
            Rows = RowsFor(graph.Series.Count, (look.Height * 45 / 100 / RowHeight) - 1 - (HasNotes ? 1 : 0));
            More = graph.Series.Count - Rows;
            lines = Rows + (More > 0 ? 1 : 0) + (Columns.Count > 0 ? 1 : 0) + (HasNotes ? 1 : 0);
        }

        Height = look.Height < LeastLine ? 2 : (int)(lines * RowHeight) + 6;
    }

    /// <summary>The columns: which text of a row, its head, and its right edge.</summary>
    public List<(int Text, string Head, int Right)> Columns { get; } = [];

    /// <summary>Each series' numbers.</summary>
    public string[][] Texts { get; }

    /// <summary>Where names begin.</summary>
    public int NameLeft { get; }

    /// <summary>The room for names.</summary>
    public double NameRoom { get; private set; }

    /// <summary>So many series have a row.</summary>
    public int Rows { get; }

    /// <summary>So many have none, and are counted in one.</summary>
    public int More { get; }

    /// <summary>Whether there is but a line with the names of the series, then those of the bounds.</summary>
    public bool IsLine { get; }

    /// <summary>Whether there is a line of bounds and remarks.</summary>
    public bool HasNotes { get; }

    /// <summary>Its height, with the room around it.</summary>
    public int Height { get; }

    private static int RowsFor(int series, int most) => series <= most ? series : Math.Max(0, most - 1);

    // Numbers stand near to the names where the picture is wider than both.
    private void PlaceColumns(Graph graph)
    {
        var widths = new double[_heads.Length];
        for (var column = 0; column < widths.Length; column++)
        {
            widths[column] = ColumnGap + Texts.Select(row => row[column]).Append(_heads[column]).Max(static text => TextWidths.Of(text, GraphLayout.TextSize));
        }

        var room = graph.Look.Width - GraphLayout.Edge - NameLeft;
        var columns = _choices.First(choice => choice.Length == 0 || room - choice.Sum(column => widths[column]) >= LeastName);
        NameRoom = Math.Min(room - columns.Sum(column => widths[column]), graph.Series.Max(static series => TextWidths.Of(series.Name, GraphLayout.TextSize)) + 8);
        var right = NameLeft + NameRoom;
        foreach (var column in columns)
        {
            right += widths[column];
            Columns.Add((column, _heads[column], (int)right));
        }
    }
}
