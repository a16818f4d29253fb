using System.Globalization;
using System.Text;
using Rem.Shared.TimeSeries.Graphs;
using Rem.TimeSeries.Graphs.Axes;
using Rem.TimeSeries.Graphs.Columns;

namespace Rem.TimeSeries.Graphs.Terminal;

/// <summary>The table below a graph of characters, and what happened.</summary>
internal sealed class TerminalLegend(Graph graph, TerminalLook terminal, GraphUnit unit, bool isBraille)
{
    private const int MostEvents = 10, LeastName = 8, Gap = 2;
    private static readonly string[] _heads = ["last", "min", "avg", "max"];

    /// <summary>Writes a row a series, bounds, and events.</summary>
    public void Write(StringBuilder text, SeriesFacts[] facts, bool hasGaps)
    {
        var cells = facts.Select(fact => new[] { Number(fact.Last), Number(fact.Least), Number(fact.Average), Number(fact.Greatest) }).ToArray();
        var widths = Enumerable.Range(0, _heads.Length).Select(column => cells.Select(row => TerminalText.Width(row[column])).Append(_heads[column].Length).Max() + Gap).ToArray();
        var columns = widths.Length;
        while (columns > 0 && terminal.Columns - 2 - widths.Take(columns).Sum() < LeastName)
        {
            columns--;
        }

        var names = graph.Series.Select(series => TerminalText.Fit(series.Name, terminal.Columns - 2 - widths.Take(columns).Sum(), terminal.IsPlain)).ToArray();
        var width = names.Max(TerminalText.Width);
        WriteRow(text, new string(' ', width + 2), _heads, widths, columns);
        for (var i = 0; i < names.Length; i++)
        {
            WriteRow(text, Mark(i) + " " + names[i] + new string(' ', width - TerminalText.Width(names[i])), cells[i], widths, columns);
        }

        WriteLine(text, string.Join(", ", graph.Look.Bounds.Select(bound => $"{bound.Label} {unit.Write(bound.Value)}")));
        WriteLine(text, hasGaps ? "where a part of the stack is unknown, it is the sum of the rest" : "");
        WriteEvents(text);
    }

    private string Number(double value) => TerminalText.Fit(unit.Write(value), terminal.Columns / 3, terminal.IsPlain);

    private static void WriteRow(StringBuilder text, string name, string[] cells, int[] widths, int columns)
    {
        text.Append(name);
        for (var column = 0; column < columns; column++)
        {
            text.Append(' ', widths[column] - TerminalText.Width(cells[column])).Append(cells[column]);
        }

        text.Append('\n');
    }

    private string Mark(int index)
    {
        var mark = isBraille ? "━" : TerminalSeries.MarkOf(index).ToString();
        return terminal.HasColour ? string.Create(CultureInfo.InvariantCulture, $"\x1b[{TerminalSeries.ColourOf(index)}m{mark}\x1b[0m") : mark;
    }

    private void WriteEvents(StringBuilder text)
    {
        var look = graph.Look;
        var events = look.Events.Where(happened => happened.At <= look.End && (happened.Until ?? happened.At) >= look.Start).OrderBy(static happened => happened.At).ToArray();
        foreach (var happened in events.Take(MostEvents))
        {
            var until = happened.Until is { } end ? " to " + Time(end) : "";
            WriteLine(text, $"{(terminal.IsPlain ? "^" : "▲")} {Time(happened.At)}{until} {happened.Label}");
        }

        WriteLine(text, events.Length > MostEvents ? $"and {events.Length - MostEvents} more" : "");
    }

    private string Time(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, graph.Look.Zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private void WriteLine(StringBuilder text, string line)
    {
        if (line.Length > 0)
        {
            text.Append(TerminalText.Fit(line, terminal.Columns, terminal.IsPlain)).Append('\n');
        }
    }
}
