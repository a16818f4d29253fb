using System.Text;
using Rem.Shared.TimeSeries.Graphs;
using Rem.TimeSeries.Graphs.Axes;
using Rem.TimeSeries.Graphs.Columns;

namespace Rem.TimeSeries.Graphs.Terminal;

/// <summary>The axis of time: a line that is dotted where nothing at all is known, marks of events, and the ticks' texts.</summary>
internal sealed class TerminalTimes(GraphLook look, TerminalLook terminal, int labels)
{
    private readonly int _columns = terminal.Columns - labels - 2;

    /// <summary>Writes its lines.</summary>
    public void Write(StringBuilder text, Layer[] layers)
    {
        var step = TimeStep.Fitting((look.End - look.Start).TotalSeconds, _columns, static format => format.Length + 3);
        var ticks = TimeAxis.Ticks(look.Start, look.End, look.Zone, step);
        text.Append(' ', labels + 1).Append(terminal.IsPlain ? '+' : '└').Append(Line(layers, ticks)).Append('\n');
        Write(text, Texts(ticks.Select(static tick => (tick.Time, tick.Label)).ToArray()));
        Write(text, Texts(Above(ticks)));
        var marks = Marks();
        if (marks.Length > 0)
        {
            Write(text, marks);
        }
    }

    private void Write(StringBuilder text, string line) => text.Append((new string(' ', labels + 2) + line).TrimEnd()).Append('\n');

    private char[] Line(Layer[] layers, IReadOnlyList<TimeTick> ticks)
    {
        var line = new char[_columns];
        for (var column = 0; column < line.Length; column++)
        {
            var isKnown = Array.Exists(layers, layer => IsKnown(layer.Cells, column));
            line[column] = terminal.IsPlain ? (isKnown ? '-' : '.') : isKnown ? '─' : '┄';
        }

        foreach (var tick in ticks)
        {
            line[Column(tick.Time)] = terminal.IsPlain ? '+' : '┬';
        }

        return line;
    }

    private bool IsKnown(Cell[] cells, int column)
    {
        var (from, to) = (column * cells.Length / _columns, (column + 1) * cells.Length / _columns);
        for (var i = from; i < to; i++)
        {
            if (cells[i].IsKnown)
            {
                return true;
            }
        }

        return false;
    }

    // The first is for orientation: where it would touch the next, which stands at a change, that one matters more.
    private (DateTimeOffset Time, string Text)[] Above(IReadOnlyList<TimeTick> ticks)
    {
        var above = ticks.Where(static tick => tick.Above is not null).Select(static tick => (tick.Time, Text: tick.Above!)).ToArray();
        return above.Length > 1 && Left(above[1]) <= Left(above[0]) + above[0].Text.Length ? above[1..] : above;
    }

    // Each below its tick, where it touches no other and the line does not end.
    private string Texts((DateTimeOffset Time, string Text)[] texts)
    {
        var line = new StringBuilder();
        foreach (var text in texts)
        {
            var left = Left(text);
            if (left > line.Length || line.Length == 0)
            {
                line.Append(' ', left - line.Length).Append(text.Text);
            }
        }

        return line.ToString();
    }

    private int Left((DateTimeOffset Time, string Text) text) => Math.Clamp(Column(text.Time) - (text.Text.Length / 2), 0, _columns - text.Text.Length);

    private string Marks()
    {
        var line = new char[_columns];
        Array.Fill(line, ' ');
        foreach (var happened in look.Events.Where(happened => happened.At <= look.End && (happened.Until ?? happened.At) >= look.Start))
        {
            var (from, to) = (Column(happened.At), Column(happened.Until ?? happened.At));
            for (var column = from; column <= to; column++)
            {
                line[column] = happened.Until is null ? (terminal.IsPlain ? '^' : '▲') : terminal.IsPlain ? '=' : '▔';
            }
        }

        return new string(line).TrimEnd();
    }

    private int Column(DateTimeOffset time) => (int)Math.Clamp((time - look.Start) / (look.End - look.Start) * _columns, 0, _columns - 1);
}
