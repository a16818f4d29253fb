using Rem.Errors;
using Rem.Plans;
using Rem.Processes;
using Rem.Shared.TimeSeries;
using Rem.Shared.TimeSeries.Graphs;
using Rem.TimeSeries.Graphs.Svg;
using Rem.Values;

namespace Rem.TimeSeries.Graphs.Png;

/// <summary>Draws graphs as PNG, which librsvg's program makes of the SVG. What it is given on its command line is fixed; the picture goes through its pipes.</summary>
/// <param name="processes">Runs it.</param>
/// <param name="clock">The time.</param>
public sealed class PngGraph(IProcesses processes, TimeProvider clock)
{
    private const string Program = "rsvg-convert";

    /// <summary>The longest that it may take; 10 s unless said.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The picture. Throws <see cref="SeriesErrors.Picture"/> when the program is not there, fails or takes too long, and <see cref="SeriesErrors.Graph"/>.</summary>
    public async Task<byte[]> DrawAsync(Graph graph, CancellationToken cancel)
    {
        // A picture of dots follows nobody's preference.
        var theme = graph.Look.Theme == GraphTheme.Auto ? GraphTheme.Light : graph.Look.Theme;
        var svg = SvgGraph.Draw(graph with { Look = graph.Look with { Theme = theme } });
        using var png = new MemoryStream();
        var result = await RunAsync(svg, png, cancel);
        return result.Code == 0 && png.Length > 0 ? png.ToArray() : throw Failed($"it ended with {result.Code}: {ValueText.Show(result.Stderr.Trim())}");
    }

    private async Task<ProcessResult> RunAsync(byte[] svg, MemoryStream png, CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(Limit, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancel);
        try
        {
            return await processes.RunAsync(Request(svg, png), both.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            throw Failed($"it took longer than {Duration.Show(Limit)}");
        }
        catch (PlanException error) when (error.Finding.Code == ProcessErrors.NotFound)
        {
            throw new PlanException(SeriesErrors.Picture, SourceSpan.None, $"the program '{Program}' is not installed", SeriesErrors.Picture.Fix);
        }
    }

    private static ProcessRequest Request(byte[] svg, MemoryStream png) => new()
    {
        Arguments = [Program, "--format=png"],
        Shown = Program + " --format=png",
        Input = ProcessInput.FromBytes(svg),
        Output = ProcessOutput.To(new StreamSink(png)),
    };

    private static PlanException Failed(string why) => new(SeriesErrors.Picture, SourceSpan.None, $"'{Program}' made no picture: {why}", SeriesErrors.Picture.Fix);
}
