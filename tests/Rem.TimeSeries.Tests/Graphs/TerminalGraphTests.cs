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

    [GeneratedRegex("\x1b\\[[0-9]+m")]
    private static partial Regex Colour();
}
