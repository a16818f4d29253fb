using Rem.Node.Tests.Programs;

namespace Rem.Node.Tests.Resources;

/// <summary>`rem ts`, as processes.</summary>
public sealed class SeriesCommandTests : IDisposable
{
    private const long Start = 1_767_225_600; // 2026-01-01
    private const string Group = "hosts/web1/load";

    // Ten samples, ten seconds apart, each at the end of its step.
    private const string Fill = """
        run:
          - lua: |
              for i = 1, 10 do
                rem.timeseries.update("hosts/web1/load", 1767225600 + i * 10, {one = i, five = i / 4})
              end
        """;

    private readonly NodeProcess _node = new NodeProcess().With("rem.yaml", "node:\n").With("fill.yaml", Fill);

    public void Dispose() => _node.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Groups_are_listed_by_prefix_and_in_pages(bool isRunning)
    {
        await StartAsync(isRunning);
        (await Run("ts", "list")).ShouldBe("no groups\n");
        await FillAsync();
        await Run("ts", "export", Group, "load.rrd");
        await Run("ts", "import", "load.rrd", "hosts/web2/load");

        (await Run("ts", "list")).ShouldBe("""
            GROUP            STEP  SOURCES  LAST
            hosts/web1/load  10s   2        2026-01-01T00:01:40Z
            hosts/web2/load  10s   2        2026-01-01T00:01:40Z

            """);
        (await Run("ts", "list", "hosts/web2")).ShouldBe("GROUP            STEP  SOURCES  LAST\nhosts/web2/load  10s   2        2026-01-01T00:01:40Z\n");
        (await Run("ts", "list", "--count", "1", "--json")).ShouldBe("""{"version":1,"groups":[{"group":"hosts/web1/load","step":10,"sources":["five","one"],"last":"2026-01-01T00:01:40.000Z"}],"more":true}""" + "\n");
        (await Run("ts", "list", "--after", Group)).ShouldNotContain("web1");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Rows_are_fetched_as_a_table_as_json_and_as_csv(bool isRunning)
    {
        await StartAsync(isRunning);
        await FillAsync();

        (await Fetch(20, 39)).ShouldBe("""
            TIME                  five  one
            2026-01-01T00:00:30Z  0.75  3
            2026-01-01T00:00:40Z  1     4

            """);
        (await Fetch(90, 119, "--json", "--sources", "one")).ShouldBe($$"""{"version":1,"group":"hosts/web1/load","function":"AVERAGE","start":{{Start + 90}},"step":10,"sources":["one"],"rows":[[10.0],[null],[null]]}""" + "\n");
        (await Fetch(90, 109, "--csv", "--sources", "one, five")).ShouldBe($"time,one,five\n{Start + 100},10,2.5\n{Start + 110},,\n");
        (await Fetch(0, 59, "--function", "max", "--resolution", "1m", "--sources", "one")).ShouldBe("TIME                  one\n2026-01-01T00:01:00Z  6\n");
        (await Run("ts", "fetch", Group, "--start", "2026-01-01", "--end", "2026-01-01T00:00:09Z", "--csv")).ShouldBe($"time,five,one\n{Start + 10},0.25,1\n");
        (await Run("ts", "fetch", Group, "--start", "now-1h", "--width", "60", "--csv")).Split('\n').Length.ShouldBeInRange(60, 64);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_group_is_shown_with_its_sources_archives_and_last_readings(bool isRunning)
    {
        await StartAsync(isRunning);
        await FillAsync();

        var text = await Run("ts", "info", Group);
        text.ShouldStartWith("hosts/web1/load: a step of 10s, last sample 2026-01-01T00:01:40Z");
        text.ShouldContain("five    GAUGE  20s        -    -    2.5\n");
        text.ShouldContain("AVERAGE   10s  8640   1d    0.5\n");
        text.Contains("10 samples taken since the node began", StringComparison.Ordinal).ShouldBe(isRunning);
        var facts = await Run("ts", "info", Group, "--json");
        facts.ShouldContain("""{"source":"one","type":"GAUGE","heartbeat":20,"min":null,"max":null,"last":10}""");
        facts.ShouldContain("""{"function":"MAX","xff":0.5,"steps":360,"rows":8760,"resolution":3600,"span":31536000}""");
    }

    [Theory]
    [InlineData(false, "rrd")]
    [InlineData(true, "rrd")]
    [InlineData(false, "xml")]
    [InlineData(true, "xml")]
    public async Task A_group_goes_into_a_file_and_comes_back_bit_by_bit(bool isRunning, string format)
    {
        await StartAsync(isRunning);
        await FillAsync();
        var rows = await Fetch(0, 200, "--csv");

        (await Run("ts", "export", Group, "load." + format)).ShouldMatch($"/load\\.{format}: [0-9]+ bytes\n$");
        (await Run("ts", "rm", Group)).ShouldBe("hosts/web1/load removed\n");
        (await Run("ts", "import", "load." + format, "--json")).ShouldBe("""{"version":1,"group":"load","last":"2026-01-01T00:01:40.000Z","replaced":false}""" + "\n");
        (await Run("ts", "rename", "load", Group)).ShouldBe("load is hosts/web1/load now\n");

        (await Fetch(0, 200, "--csv")).ShouldBe(rows);
        (await Run("ts", "list")).Split('\n').Length.ShouldBe(3);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_group_or_file_that_is_there_is_only_replaced_by_force(bool isRunning)
    {
        await StartAsync(isRunning);
        await FillAsync();
        await Run("ts", "export", Group, "load.rrd");

        (await _node.RunAsync("ts", "export", Group, "load.rrd")).ShouldBe((2, "", $"error REM4111: '{Path.Combine(_node.Folder, "load.rrd")}' was not written: a file of that name is there. Choose another name, or say --force to replace it.\n"));
        (await _node.RunAsync("ts", "import", "load.rrd", Group)).ShouldBe((2, "", "error REM4075: a series group 'hosts/web1/load' is there already. Choose another name, or say --force to lose what it holds.\n"));
        (await Run("ts", "export", Group, "load.rrd", "--force", "--json")).ShouldContain("\"format\":\"rrd\"");
        (await Run("ts", "import", "load.rrd", Group, "--force")).ShouldBe("hosts/web1/load: last sample 2026-01-01T00:01:40Z\n");
    }

    [Fact]
    public async Task Rows_and_dumps_go_to_standard_output()
    {
        await FillAsync();

        (await Run("ts", "export", Group, "-", "--format", "csv", "--start", $"{Start}", "--end", $"{Start + 9}")).ShouldBe($"time,five,one\n{Start + 10},0.25,1\n");
        (await Run("ts", "export", Group, "-", "--format", "json", "--start", $"{Start}", "--end", $"{Start + 9}")).ShouldBe($$"""{"start":{{Start}},"step":10,"sources":["five","one"],"rows":[[0.25,1]]}""" + "\n");
        (await Run("ts", "export", Group, "-", "--format", "xml")).ShouldContain("<minimal_heartbeat>20</minimal_heartbeat>");
        (await Run("ts", "export", Group, "-", "--format", "rrd")).ShouldStartWith("RRD\00003");
    }

    [Theory]
    [InlineData("REM5018: there is no series group 'hosts/web1/laod'. Did you mean 'hosts/web1/load'?", "ts", "fetch", "hosts/web1/laod")]
    [InlineData("REM5018: there is no series group 'x'. See `rem ts list`.", "ts", "rm", "x")]
    [InlineData("REM5018", "ts", "rename", "x", "y")]
    [InlineData("REM4075", "ts", "rename", Group, Group)]
    [InlineData("REM4079: there is no source 'oen', there are five, one. Did you mean 'one'?", "ts", "fetch", Group, "--sources", "oen")]
    [InlineData("REM5011: '--start' takes now, now-1h, ", "ts", "fetch", Group, "--start", "yesterday")]
    [InlineData("REM5011: '--start' has to be before '--end', got 2026-01-02T00:00:00Z and 2026-01-01T00:00:00Z", "ts", "fetch", Group, "--start", "2026-01-02", "--end", "2026-01-01")]
    [InlineData("REM5011: '--function' takes average, min, max, last, got 'mean'", "ts", "fetch", Group, "--function", "mean")]
    [InlineData("REM5011: '--width' and '--resolution'", "ts", "fetch", Group, "--width", "5", "--resolution", "1m")]
    [InlineData("'--json' and '--csv' are two forms", "ts", "fetch", Group, "--json", "--csv")]
    [InlineData("REM5011: 'rem ts' has no 'fech'. Did you mean 'rem ts fetch'?", "ts", "fech", Group)]
    [InlineData("REM5010: 'rem ts rm' has no option '--force'", "ts", "rm", Group, "--force")]
    [InlineData("REM5011: the form of 'load.txt' is not known", "ts", "export", Group, "load.txt")]
    [InlineData("REM5011: '--format' takes rrd, xml, csv, json, got 'gif'", "ts", "export", Group, "load.rrd", "--format", "gif")]
    [InlineData("REM5011: '--start' says which rows are meant, and rrd has all", "ts", "export", Group, "load.rrd", "--start", "now-1d")]
    [InlineData("REM5011: '--start' takes now, now-1h, a time such as 2026-11-20T14:00:00Z, or seconds since 1970 (from now where they are 0 or below), got '-1h'. Write now-1h.", "ts", "fetch", Group, "--start", "-1h")]
    [InlineData("Write now-2d.", "ts", "fetch", Group, "--start", "2d ago")]
    [InlineData("REM5011: the form of standard output is not known. Say --format rrd, xml, csv or json.", "ts", "export", Group, "-")]
    [InlineData("/missing.rrd'\n", "ts", "import", "missing.rrd")]
    [InlineData("REM4077: there is no file '", "ts", "import", "missing.rrd", "x")]
    [InlineData("REM4077: cannot read '/': it is a folder.", "ts", "import", "/", "x")]
    [InlineData("REM4077: the RRD file '/dev/null' cannot be read: it is empty", "ts", "import", "/dev/null", "x")]
    [InlineData("REM4077", "ts", "import", "fill.yaml")]
    [InlineData("REM4001: 'fi ll<.rrd' names no group: the name of a series group may hold", "ts", "import", "fi ll<.rrd")]
    [InlineData("REM5011: what comes from standard input needs a name. Write `rem ts import - NAME`.", "ts", "import", "-")]
    [InlineData("REM4001", "ts", "import", "fill.yaml", "../x")]
    public async Task What_is_wrong_ends_with_2_and_changes_nothing(string says, params string[] words)
    {
        await FillAsync();
        var before = await Run("ts", "list");

        var (code, output, errors) = await _node.RunAsync(words);

        code.ShouldBe(2, errors);
        (words.Contains("--json") ? "" : output).ShouldBe("");
        errors.ShouldContain(says);
        (await Run("ts", "list")).ShouldBe(before);
    }

    [Fact]
    public async Task A_group_without_a_name_has_that_of_its_file_which_is_said()
    {
        await FillAsync();
        await Run("ts", "export", Group, "load.rrd");

        (await Run("ts", "import", "load.rrd")).ShouldBe("load (the file's name; `rem ts rename` gives it another): last sample 2026-01-01T00:01:40Z\n");
        (await Run("ts", "import", "load.rrd", "mine")).ShouldBe("mine: last sample 2026-01-01T00:01:40Z\n");
    }

    [Theory]
    [InlineData("load.csv")]
    [InlineData("load.json")]
    public async Task What_says_nothing_of_archives_is_written_and_not_read(string file)
    {
        await FillAsync();
        await Run("ts", "export", Group, file);

        var (code, _, errors) = await _node.RunAsync("ts", "import", file);

        (code, errors.Contains(".rrd and .xml can be read again", StringComparison.Ordinal)).ShouldBe((2, true), errors);
    }

    [Fact]
    public async Task What_comes_through_a_pipe_is_read_as_a_file_is()
    {
        await FillAsync();
        await Run("ts", "export", Group, "load.rrd");

        using var shell = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("/bin/sh", ["-c", $"cat load.rrd | '{Path.Combine(AppContext.BaseDirectory, "rem")}' ts import /dev/stdin piped"]) { WorkingDirectory = _node.Folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (said, errors) = (shell.StandardOutput.ReadToEndAsync(), shell.StandardError.ReadToEndAsync());
        await shell.WaitForExitAsync().InTime();

        (await said, await errors).ShouldBe(("piped: last sample 2026-01-01T00:01:40Z\n", ""));
    }

    [Fact]
    public async Task Looking_makes_no_data_folder()
    {
        (await Run("ts", "list")).ShouldBe("no groups\n");
        (await _node.RunAsync("ts", "fetch", "x")).Code.ShouldBe(2);

        Directory.Exists(Path.Combine(_node.Folder, ".rem")).ShouldBeFalse();
    }

    private Task<string> FillAsync() => Run("run", "fill.yaml");

    private Task<string> Fetch(long start, long end, params string[] more) => Run(["ts", "fetch", Group, "--start", $"{Start + start}", "--end", $"{Start + end}", .. more]);

    private async Task StartAsync(bool isRunning)
    {
        if (isRunning)
        {
            await _node.StartAsync("starts: REM");
        }
    }

    private async Task<string> Run(params string[] words)
    {
        var (code, output, errors) = await _node.RunAsync(words);
        code.ShouldBe(0, errors);
        errors.ShouldBe("");
        return output;
    }
}
