using System.Runtime.CompilerServices;
using Rem.Shared.TimeSeries.Graphs;
using Rem.TimeSeries.Graphs;
using Rem.TimeSeries.Graphs.Svg;
using Rem.TimeSeries.Graphs.Terminal;

namespace Rem.TimeSeries.Tests.Graphs;

/// <summary>A few small pictures, held as text. After an intended change `REM_APPROVE=1 dotnet test` writes them anew: look at them.</summary>
public sealed class PictureTests
{
    private static readonly Graph _graph = new(
        Made.Hour with
        {
            Width = 320,
            Height = 200,
            Title = "load of web1",
            Zone = Made.Berlin,
            Bounds = [new(5, "warning", GraphMark.Warning)],
            Events = [new(Made.Start.AddMinutes(20), null, "deploy", GraphMark.Note), new(Made.Start.AddMinutes(40), Made.Start.AddMinutes(50), "downtime", GraphMark.Downtime)],
        },
        [
            new GraphSeries("one", Made.Values(300, 1, 2, 3, 2.5, 2, Made.U, Made.U, 4, 5.5, 3, 2, 1), GraphStyle.Line, Made.Values(300, 0, 1, 2, 2, 1, Made.U, Made.U, 3, 4, 2, 1, 0), Made.Values(300, 2, 3, 4, 3, 3, Made.U, Made.U, 5, 6, 4, 3, 2)),
            new GraphSeries("five", Made.Values(300, 1, 1, 1.5, 1.5, 2, 2, 2, 2.5, 3, 3, 2.5, 2), GraphStyle.Area),
        ]);

    [Theory]
    [InlineData(GraphTheme.Light)]
    [InlineData(GraphTheme.Auto)]
    public void A_picture_is_as_it_was(GraphTheme theme) =>
        Compare($"{theme.ToString().ToLowerInvariant()}.svg", SvgGraph.DrawText(_graph with { Look = _graph.Look with { Theme = theme } }).Replace("><", ">\n<", StringComparison.Ordinal));

    [Fact]
    public void A_graph_of_braille_is_as_it_was() => Compare("braille.txt", TerminalGraph.Draw(_graph, new TerminalLook(72, 8, IsPlain: false, HasColour: true)));

    [Fact]
    public void A_graph_of_ASCII_is_as_it_was() => Compare("plain.txt", TerminalGraph.Draw(_graph, new TerminalLook(72, 8, IsPlain: true, HasColour: false)));

    private static void Compare(string name, string drawn, [CallerFilePath] string here = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(here)!, "Pictures", name);
        if (Environment.GetEnvironmentVariable("REM_APPROVE") == "1")
        {
            File.WriteAllText(path, drawn);
        }

        drawn.ShouldBe(File.ReadAllText(path), $"{name} has changed; if it should have: REM_APPROVE=1 dotnet test tests/Rem.TimeSeries.Tests, and look at it");
    }
}
