using Rem.Errors;
using Rem.Monitoring.Looking.Plugins;
using Rem.Monitoring.Tests.Kit;
using Rem.Values;

namespace Rem.Monitoring.Tests.Looking;

public sealed class PluginTests : IDisposable
{
    private readonly LookRun _run = new();

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData("load1=0.5;5;10;0;", "load1 0.5 '' 5 10 0 ''")]
    [InlineData("/=2643MB;5948;5958;0;5968", "/ 2643 'MB' 5948 5958 0 5968")]
    [InlineData("'a b'=1s 'it''s'=2%;~:10;@5:6", "a b 1 's' '' '' '' '', it's 2 '%' ~:10 @5:6 '' ''")]
    [InlineData("  x=U;;;0   y=-1.5c ", "x U '' '' '' 0 '', y -1.5 'c' '' '' '' ''")]
    [InlineData("time=1.5e-05s;;;0.0;10", "time 1.5E-05 's' '' '' 0.0 10")]
    [InlineData("size=3e;1", "size 3 'e' 1 '' '' ''")]
    [InlineData("half=1,5", "half 1.5 '' '' '' '' ''")]
    [InlineData("bad good=1 =3 worse=abc 'open=5", "good 1 '' '' '' '' ''")]
    [InlineData("a=1 a=2", "a 2 '' '' '' '' ''")]
    [InlineData("a=1e999 b=nan c=+3", "c 3 '' '' '' '' ''")]
    [InlineData("'a=b'=4", "a=b 4 '' '' '' '' ''")]
    [InlineData("", "")]
    public void Performance_data_are_read_as_the_guidelines_have_them(string text, string expected)
    {
        var found = PerformanceReader.Read(text);

        string.Join(", ", found.Select(static each => FormattableString.Invariant($"{each.Label} {(each.Value is { } number ? number : "U")} '{each.Unit}' {Shown(each.Warning)} {Shown(each.Critical)} {Shown(each.Least)} {Shown(each.Most)}"))).ShouldBe(expected);
    }

    [Theory]
    [InlineData("OK | a=1", "OK", "a=1 ")]
    [InlineData("OK\nlong one\nlong two | b=2\nc=3", "OK\nlong one\nlong two", "b=2 c=3 ")]
    [InlineData("OK | a=1\nlong | b=2\nc=3\n", "OK\nlong", "a=1  b=2 c=3")]
    [InlineData("\u001b[31mred\u001b[0m\u0007\u0000 x", "red x", "")]
    [InlineData("<A HREF=\"http://x/\" target=\"_blank\">HTTP OK</A> <none> a<b", "HTTP OK <none> a<b", "")]
    [InlineData("<script>alert(1)</script>", "alert(1)", "")]
    [InlineData("", "", "")]
    public void Output_is_text_and_data(string output, string text, string data) => PluginOutput.Read(output).ShouldSatisfyAllConditions(read => read.Text.ShouldBe(text), read => read.Performance.Trim().ShouldBe(data.Trim()));

    [Theory]
    [InlineData(0, "ok")]
    [InlineData(1, "warning")]
    [InlineData(2, "critical")]
    [InlineData(3, "unknown")]
    [InlineData(4, "unknown")]
    [InlineData(127, "unknown")]
    public async Task The_code_is_the_status(int code, string status)
    {
        var path = _run.Program("check", $"echo said; exit {code}");

        var got = await _run.StepAsync($"plugin: [{path}]");

        got["status"].ShouldBe(status);
        ((string)got["text"]!).ShouldEndWith("said");
    }

    [Fact]
    public async Task No_output_leaves_the_status_to_the_code_and_shows_what_stands_on_standard_error()
    {
        var path = _run.Program("check", "echo lost >&2; exit 1");

        var got = await _run.StepAsync($"plugin: [{path}]");

        got["status"].ShouldBe("warning");
        got["text"].ShouldBe("(no output; on standard error: lost)");
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_cleaned()
    {
        var path = _run.Program("check", @"printf '\377\376\001\000\033]0;title\007up \342\202 | a=1\n'");

        var got = await _run.StepAsync($"plugin: [{path}]");

        ((string)got["text"]!).ShouldNotContain('\u0001');
        ((string)got["text"]!).ShouldNotContain('\u001b');
        got["a"].ShouldBe(1.0);
    }

    [Theory]
    [InlineData("head -c 10000000 /dev/zero | tr '\\0' x", "more than 1048576 bytes")]
    [InlineData("yes flood", "more than 1048576 bytes")]
    [InlineData("kill -9 $$", "signal 9 ended it")]
    [InlineData("echo before; kill -11 $$", "signal 11 ended it; it had printed")]
    public async Task What_gives_no_result_is_an_error_and_never_fine(string program, string says)
    {
        var path = _run.Program("check", program);

        var error = await Should.ThrowAsync<PlanException>(() => _run.StepAsync($"plugin: [{path}]"));

        error.Finding.Code.ShouldBe(MonitoringErrors.Plugin);
        error.Message.ShouldContain(says);
    }

    [Fact]
    public async Task A_plugin_that_is_not_there_is_an_error_that_names_it() =>
        (await Should.ThrowAsync<PlanException>(() => _run.StepAsync("plugin: [check_nothing_of_that_name]"))).Message.ShouldContain("check_nothing_of_that_name");

    [Fact]
    public async Task What_a_plugin_leaves_running_is_ended()
    {
        var sleep = $"{1_000_000_000 + Random.Shared.Next(1_000_000_000)}"; // a length that is its alone
        var path = _run.Program("check", $"setsid sleep {sleep} & setsid sh -c 'sleep {sleep} & sleep {sleep}' & echo OK");

        var got = await _run.StepAsync($"plugin: [{path}]");

        got["status"].ShouldBe("ok");
        Directory.GetDirectories("/proc").Count(folder => Command(folder).Contains($"sleep\0{sleep}", StringComparison.Ordinal)).ShouldBe(0);
    }

    [Fact]
    public async Task Labels_that_a_result_has_a_meaning_for_get_another_name()
    {
        var path = _run.Program("check", "echo 'OK | status=5 text=6 x=7KB;1:;2:;0;9'");

        var got = await _run.StepAsync($"plugin: [{path}]");

        got["status"].ShouldBe("ok");
        got["status_"].ShouldBe(5.0);
        got["text_"].ShouldBe(6.0);
        ((RemMap)got["units"]!)["x"].ShouldBe("KB");
        ValueText.Of(((RemMap)got["ranges"]!)["x"]).ShouldBe("""{"warning":"1:","critical":"2:","least":"0","most":"9"}""");
    }

    [Theory]
    [InlineData("[check_dummy, 0, fine]", "ok", "OK: fine")]
    [InlineData("[check_dummy, 3]", "unknown", "UNKNOWN")]
    [InlineData("[check_load, -w, \"10000,10000,10000\", -c, \"20000,20000,20000\"]", "ok", "load average")]
    [InlineData("[check_load, -w, \"0,0,0\", -c, \"0,0,0\"]", "critical", "load average")]
    [InlineData("[check_disk, -w, 1%, -c, \"0%\", -p, /]", "ok", "free space")]
    [InlineData("[check_disk, -w, 1%, -c, 0%, -p, /nowhere]", "critical", "/nowhere")]
    [InlineData("[check_procs, -c, \"1:\"]", "ok", "processes")]
    [InlineData("[check_procs, -c, \"1:\", -C, nosuchprocess]", "critical", "0 processes")]
    [InlineData("[check_tcp, -H, 127.0.0.1, -p, 1]", "critical", "refused")]
    [InlineData("[check_file_age, -f, /nowhere]", "critical", "not")]
    [InlineData("[check_users, -w, 1000, -c, 2000]", "ok", "USERS OK")]
    [InlineData("[negate, /usr/lib/nagios/plugins/check_dummy, 0]", "critical", "OK")]
    [InlineData("[check_load, --nonsense]", "unknown", "")]
    public async Task The_plugins_of_Debian_say_what_they_mean(string command, string status, string says)
    {
        File.Exists("/usr/lib/nagios/plugins/check_load").ShouldBeTrue("install monitoring-plugins-basic");

        var got = await _run.StepAsync($"plugin: {command}");

        got["status"].ShouldBe(status, ValueText.Of(got));
        ((string)got["text"]!).ShouldContain(says, Case.Insensitive);
    }

    [Fact]
    public async Task Values_of_a_real_plugin_are_numbers_with_units()
    {
        var got = await _run.StepAsync("plugin: [check_disk, -w, 1%, -c, \"0%\", -p, /]");

        ((double)got["/"]!).ShouldBeGreaterThan(0);
        ((RemMap)got["units"]!)["/"].ShouldBeOneOf("B", "MB", "MiB");
    }

    [Fact]
    public async Task The_plugin_that_follows_logs_does_so_here()
    {
        _run.Write("app.log", "start\n");
        var step = $"plugin: [check_log, -F, {_run.Folder}/app.log, -O, {_run.Folder}/seen, -q, PANIC]";
        await _run.StepAsync(step);
        _run.Append("app.log", "PANIC: all is lost\n");

        var got = await _run.StepAsync(step);

        got["status"].ShouldBe("critical");
        ((string)got["text"]!).ShouldContain("PANIC");
    }

    private static string Shown(string text) => text.Length == 0 ? "''" : text;

    private static string Command(string folder)
    {
        try
        {
            return File.ReadAllText(folder + "/cmdline");
        }
        catch (IOException)
        {
            return "";
        }
    }
}
