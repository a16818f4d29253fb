using System.Text.RegularExpressions;
using Rem.Shared.TimeSeries.Graphs;
using Rem.TimeSeries.Graphs;
using Rem.TimeSeries.Graphs.Terminal;

namespace Rem.TimeSeries.Tests.Graphs;

public sealed partial class TerminalGraphTests
{
    private const double U = Made.U;

    [Fact]
    public void No_line_is_wider_than_the_terminal_and_nothing_in_it_is_obeyed()
    {
        for (var seed = 1; seed <= 150; seed++)
        {
            var random = new Random(seed);
            var graph = Made.Random(random);
            if (graph.Look.Lower >= graph.Look.Upper)
            {
                continue;
            }

            var look = new TerminalLook(random.Next(40, 160), random.Next(4, 40), random.Next(2) == 0, random.Next(2) == 0);
            foreach (var line in Colour().Replace(TerminalGraph.Draw(graph, look), "").TrimEnd('\n').Split('\n'))
            {
                TerminalText.Width(line).ShouldBeLessThanOrEqualTo(look.Columns, $"seed {seed}: {line}");
                line.ShouldNotContain('\x1b', $"seed {seed}");
                line.Any(static sign => char.IsControl(sign) || sign is '\u202e').ShouldBeFalse($"seed {seed}: {line}");
                (!look.IsPlain || line.All(static sign => sign < 128)).ShouldBeTrue($"seed {seed}: {line}");
            }
        }
    }

    [Fact]
    public void Unknown_time_is_empty_and_dotted_below()
    {
        var lines = TerminalGraph.Draw(Made.Graph(1, 1, U, 1), new TerminalLook(48, 5, true, false)).Split('\n');

        lines.Skip(1).Take(5).ShouldContain(static line => line.Contains("***           ***") || line.Contains("***          ***"));
        lines[6].ShouldContain("-+..........+-");
    }

    [Fact]
    public void Colours_are_there_only_where_they_are_shown()
    {
        var graph = new Graph(Made.Hour, [Made.Series("a", 600, 1, 2, 3, 4, 5, 6), Made.Series("b", 600, 6, 5, 4, 3, 2, 1)]);

        TerminalGraph.Draw(graph, new TerminalLook(60, 8, false, true)).ShouldContain("\x1b[36m");
        var plain = TerminalGraph.Draw(graph, new TerminalLook(60, 8, false, false));
        plain.ShouldNotContain("\x1b");
        plain.ShouldContain("* a", Case.Sensitive, "series are told apart by their marks");
    }

    [Fact]
    public void The_day_that_most_of_the_graph_is_of_is_written_below_it()
    {
        var look = Made.Hour with { Start = Made.Start.AddMinutes(-5), End = Made.Start.AddMinutes(55) };
        var graph = new Graph(look, [Made.Series("a", 600, 1, 2, 3, 4, 5, 6)]);

        var text = TerminalGraph.Draw(graph, new TerminalLook(60, 5, true, false));

        text.ShouldContain("Tue 10 Mar");
        text.ShouldNotContain("Mon 9 Mar");
    }

    [Fact]
    public void More_series_than_there_are_colours_have_marks_of_their_own()
    {
        var series = Enumerable.Range(0, 40).Select(static i => Made.Series($"s{i}", 600, i, i, i, i, i, i)).ToArray();

        var lines = TerminalGraph.Draw(new Graph(Made.Hour, series), new TerminalLook(80, 20, false, true)).Split('\n');

        var marks = lines.Select(static line => Colour().Replace(line, "")).Where(static line => line.Length > 3 && line[1] == ' ' && line[2] == 's' && char.IsDigit(line[3])).Select(static line => line[0]).ToArray();
        marks.Length.ShouldBe(40);
        marks.ShouldBeUnique();
    }

    [GeneratedRegex("\x1b\\[[0-9]+m")]
    private static partial Regex Colour();
}
