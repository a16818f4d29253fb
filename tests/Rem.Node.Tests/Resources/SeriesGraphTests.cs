using Rem.Node.Tests.Programs;

namespace Rem.Node.Tests.Resources;

/// <summary>`rem ts graph`, as processes.</summary>
public sealed class SeriesGraphTests : IDisposable
{
    private const string Group = "hosts/web1/load";
    private static readonly string[] _range = ["--start", "1767225600", "--end", "1767225700", "--zone", "Europe/Berlin"];

    private readonly NodeProcess _node = new NodeProcess().With("rem.yaml", "node:\n").With("fill.yaml", """
        run:
          - lua: |
              for i = 1, 10 do
                rem.timeseries.update("hosts/web1/load", 1767225600 + i * 10, {one = i, five = i / 4})
              end
        """);

    public void Dispose() => _node.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Groups_are_drawn_on_what_is_no_terminal_without_colours(bool isRunning)
    {
        if (isRunning)
        {
            await _node.StartAsync("starts: REM");
        }

        await RunAsync("run", "fill.yaml");

        var text = await GraphAsync("--plain", "--width", "60", "--height", "6", "--unit", "%", "--sources", "one");

        text.ShouldStartWith("hosts/web1/load   2026-01-01 01:00:00 - 01:01:40 Europe/Ber~\n10 % +");
        text.ShouldContain("\n* one  10 %  1 %  5.5 %  10 %\n");
        text.ShouldContain("01:00:30");
        text.ShouldAllBe(static sign => sign < 128);
    }

    [Theory]
    [InlineData("C", true)]
    [InlineData("de_DE.ISO-8859-1", true)]
    [InlineData("C.UTF-8", false)]
    [InlineData("de_DE.utf8", false)]
    public async Task A_locale_that_is_not_of_UTF_8_gets_ASCII(string locale, bool isPlain)
    {
        (_node.Variables["TERM"], _node.Variables["LC_ALL"]) = ("xterm", locale);
        await RunAsync("run", "fill.yaml");

        (await GraphAsync("--sources", "one")).All(static sign => sign < 128).ShouldBe(isPlain);
    }

    [Fact]
    public async Task A_picture_goes_into_a_file_that_is_replaced_only_by_force_or_to_standard_output()
    {
        await RunAsync("run", "fill.yaml");

        (await GraphAsync("--svg", "load.svg", "--json")).ShouldContain("\"format\":\"svg\"");
        var svg = await File.ReadAllTextAsync(Path.Combine(_node.Folder, "load.svg"));
        svg.ShouldContain("<title>hosts/web1/load</title><desc>2026-01-01 01:00:00 – 01:01:40 Europe/Berlin. five: last 2.5");
        (await GraphAsync("--svg", "-")).ShouldBe(svg);
        (await _node.RunAsync(["ts", "graph", Group, .. _range, "--svg", "load.svg"])).Errors.ShouldContain("REM4111");
        (await GraphAsync("--svg", "load.svg", "--force", "--theme", "dark", "--stack", "--width", "300", "--height", "200")).ShouldMatch("/load\\.svg: [0-9]+ bytes\n$");
        (await File.ReadAllTextAsync(Path.Combine(_node.Folder, "load.svg"))).ShouldContain("width=\"300\" height=\"200\"");
    }

    [Theory]
    [InlineData("REM5018: there is no series group 'hosts/web1/laod'. Did you mean 'hosts/web1/load'?", "hosts/web1/laod")]
    [InlineData("REM4079: there is no source 'oen', there are five, one. Did you mean 'one'?", Group, "--sources", "oen")]
    [InlineData("REM5011: '--svg' and '--png' are two pictures", Group, "--svg", "a.svg", "--png", "a.png")]
    [InlineData("'--json' says what became of a file", Group, "--json")]
    [InlineData("REM5011: '--theme' takes light, dark, auto, got 'pink'", Group, "--svg", "a.svg", "--theme", "pink")]
    [InlineData("REM5011: '--theme' is of pictures", Group, "--theme", "dark")]
    [InlineData("REM5011: '--plain' is of graphs on the terminal", Group, "--plain", "--svg", "a.svg")]
    [InlineData("REM5011: '--force' replaces a file, and none is written", Group, "--force")]
    [InlineData("REM5011: '--zone' takes the name of a time zone, such as Europe/Berlin, got 'Mars'", Group, "--zone", "Mars")]
    [InlineData("REM5011: '--width' takes an integer from 120 to 4000, got '20'", Group, "--svg", "a.svg", "--width", "20")]
    [InlineData("REM5011: '--height' takes an integer from 4 to 100, got '1'", Group, "--height", "1")]
    public async Task What_is_wrong_ends_with_2_and_writes_nothing(string says, params string[] words)
    {
        await RunAsync("run", "fill.yaml");

        var (code, _, errors) = await _node.RunAsync(["ts", "graph", .. words]);

        code.ShouldBe(2, errors);
        errors.ShouldContain(says);
        File.Exists(Path.Combine(_node.Folder, "a.svg")).ShouldBeFalse();
    }

    [Fact]
    public async Task In_a_dry_run_series_that_are_not_there_yet_are_no_failure()
    {
        _node.With("dry.yaml", """
            run:
              - timeseries graph: {series: not/yet}
              - lua: return rem.timeseries.graph('nor/yet')
                as: other
            """);

        var (code, output, errors) = await _node.RunAsync("run", "--dry-run", "dry.yaml");

        code.ShouldBe(0, errors);
        output.ShouldContain("<svg xmlns=");
        errors.Split("dry run: would draw time series that are not there yet").Length.ShouldBe(3, errors);
        (await _node.RunAsync("run", "dry.yaml")).Errors.ShouldContain("REM4072");
    }

    private Task<string> GraphAsync(params string[] more) => RunAsync(["ts", "graph", Group, .. _range, .. more]);

    private async Task<string> RunAsync(params string[] words)
    {
        var (code, output, errors) = await _node.RunAsync(words);
        code.ShouldBe(0, errors);
        return output;
    }
}
