using Rem.Cli.Commands.Resources;
using Rem.Processes;
using Rem.Shared.TimeSeries;
using Rem.Shared.TimeSeries.Graphs;
using Rem.TimeSeries.Graphs;
using Rem.TimeSeries.Graphs.Png;
using Rem.TimeSeries.Graphs.Svg;
using Rem.TimeSeries.Graphs.Terminal;
using Rem.Values;

namespace Rem.Cli.Commands.Series;

/// <summary>`rem ts graph`: groups on the terminal, or as SVG or PNG.</summary>
internal static class SeriesGraph
{
    private const int TerminalRows = 16;

    /// <summary>Its options.</summary>
    public static string[] Options { get; } =
        ["--start", "--end", "--function", "--sources", "--title", "--unit", "--stack", "--width", "--height", "--theme", "--zone", "--svg", "--png", "--plain", "--force"];

    /// <summary>Draws them.</summary>
    public static async Task<int> RunAsync(ResourceCall call)
    {
        var (svg, png) = (call.Words.Value("--svg"), call.Words.Value("--png"));
        CheckOptions(call, svg, png);
        foreach (var group in call.Words.Words.Skip(1))
        {
            await SeriesCommand.FindAsync(call, group);
        }

        var graph = await GraphFetch.RunAsync(call.Shared.TimeSeries, Request(call, TimeProvider.System.GetUtcNow(), svg is null && png is null), call.Cancel);
        if (svg is not null)
        {
            return await SeriesOutput.WriteAsync(call, svg, "svg", SvgGraph.Draw(graph));
        }

        if (png is not null)
        {
            return await SeriesOutput.WriteAsync(call, png, "png", await new PngGraph(new ProcessRunner(TimeProvider.System), TimeProvider.System).DrawAsync(graph, call.Cancel));
        }

        Output.Data(TerminalGraph.Draw(graph, Look(call)));
        return ExitCode.Done;
    }

    private static void CheckOptions(ResourceCall call, string? svg, string? png)
    {
        if (svg is not null && png is not null)
        {
            throw ResourceCall.Wrong("'--svg' and '--png' are two pictures, and one can be written");
        }

        var file = svg ?? png;
        if (call.AsJson && file is null or SeriesOutput.StandardOutput)
        {
            throw ResourceCall.Wrong("'--json' says what became of a file, and there is none", "see `rem ts fetch` for the values as JSON");
        }

        foreach (var (option, isWrong, why) in (ReadOnlySpan<(string, bool, string)>)
        [
            ("--plain", file is not null, "is of graphs on the terminal"),
            ("--theme", file is null, "is of pictures, with --svg or --png"),
            ("--force", file is null or SeriesOutput.StandardOutput, "replaces a file, and none is written"),
        ])
        {
            if (isWrong && call.Words.Has(option))
            {
                throw ResourceCall.Wrong($"'{option}' {why}");
            }
        }

        if (png == SeriesOutput.StandardOutput && Output.IsDataTerminal)
        {
            throw ResourceCall.Wrong("a PNG is no text for a terminal", "name a file, or send the output to one");
        }
    }

    private static GraphRequest Request(ResourceCall call, DateTimeOffset now, bool isText)
    {
        // Which rows are meant is said as for all of `rem ts`.
        var query = SeriesFetch.Query(call, now);
        var look = new GraphLook
        {
            Start = query.Start,
            End = query.End,
            Function = query.Function,
            Style = call.Words.Has("--stack") ? GraphStyle.Stack : GraphStyle.Line,
            Title = call.Words.Value("--title") ?? string.Join(", ", call.Words.Words.Skip(1)),
            Unit = call.Words.Value("--unit") ?? "",
            Theme = call.Words.Value("--theme") is { } theme ? GraphWords.Theme(theme) ?? throw ResourceCall.Wrong($"'--theme' takes {string.Join(", ", GraphWords.Themes)}, got {ValueText.Show(theme)}") : GraphTheme.Light,
            Zone = Zone(call),
        };
        if (!isText)
        {
            look = look with
            {
                Width = (int)(call.Integer("--width", GraphLook.LeastWidth, GraphLook.MostWidth) ?? look.Width),
                Height = (int)(call.Integer("--height", GraphLook.LeastHeight, GraphLook.MostHeight) ?? look.Height),
            };
        }

        var sources = call.Words.Value("--sources")?.Split(',', StringSplitOptions.TrimEntries) ?? [];
        return new GraphRequest([.. call.Words.Words.Skip(1).SelectMany(group => sources.Length == 0 ? [new GraphSource(group)] : sources.Select(source => new GraphSource(group, source)))], look);
    }

    private static TimeZoneInfo Zone(ResourceCall call) => call.Words.Value("--zone") is not { } name
        ? TimeProvider.System.LocalTimeZone
        : TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : throw ResourceCall.Wrong($"'--zone' takes the name of a time zone, such as Europe/Berlin, got {ValueText.Show(name)}");

    private static TerminalLook Look(ResourceCall call)
    {
        var isPlain = call.Words.Has("--plain") || Environment.GetEnvironmentVariable("TERM") is "dumb" or null or "" || !Output.AllowsUnicode;
        var columns = call.Integer("--width", TerminalLook.LeastColumns, TerminalLook.MostColumns) ?? StandardFiles.Width(StandardFiles.Output);
        var rows = call.Integer("--height", TerminalLook.LeastRows, TerminalLook.MostRows) ?? TerminalRows;
        return new TerminalLook((int)columns, (int)rows, isPlain, !isPlain && Output.IsDataTerminal && Output.AllowsColour);
    }
}
