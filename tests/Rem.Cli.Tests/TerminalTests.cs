namespace Rem.Cli.Tests;

/// <summary>Which bytes reach a terminal.</summary>
public sealed class TerminalTests : IDisposable
{
    private readonly RemProcess _rem = new RemProcess()
        .With("p.yaml", "a: 1\n")
        .With("steps.yaml", "run: [{shell: 'true', as: x}]\n__return_tag: x\n")
        .With("long.yaml", "run: [{shell: sleep 0.5}]\n");

    [Theory]
    [InlineData("rem run p.yaml", "a: 1\n")]
    [InlineData("rem run p.yaml >/dev/null", "")]
    [InlineData("rem run - <p.yaml", "a: 1\n")]
    [InlineData("rem run --pipe p.yaml p.yaml", "a: 1\n")]
    [InlineData("rem run steps.yaml >/dev/null 2>&1", "")]
    [InlineData("rem eval '1 + 1'", "2\n")]
    [InlineData("rem --version", "rem 0.1.0\n")]
    [InlineData("rem chek", "error REM5010: rem has no command 'chek'. Did you mean 'rem check'?\n")]
    public void Nothing_arrives_but_what_was_asked_for(string line, string bytes) => _rem.OnTerminal(line, ("NO_COLOR", "1")).ShouldBe(bytes);

    [Theory]
    [InlineData("rem tags")]
    [InlineData("rem doctor")]
    [InlineData("rem --no-color doctor; rem doctor --no-color")]
    public void A_table_is_drawn_without_escapes_where_nobody_wants_colours(string line)
    {
        var shown = _rem.OnTerminal(line, ("NO_COLOR", line.Contains("--no-color", StringComparison.Ordinal) ? "" : "1"));

        shown.ShouldContain("╭");
        shown.Replace("\u001b[1m", "", StringComparison.Ordinal).Replace("\u001b[1;31m", "", StringComparison.Ordinal).Replace("\u001b[0m", "", StringComparison.Ordinal).ShouldNotContain('\u001b');
        shown.Split('\n').Where(static each => each.StartsWith('│')).ShouldAllBe(static each => each.Length <= 100);
    }

    [Fact]
    public void The_running_step_is_shown_in_a_line_that_goes_away()
    {
        var shown = _rem.OnTerminal("rem run long.yaml >/dev/null");

        shown.ShouldStartWith("shell (line 1) 0.");
        shown.ShouldEndWith("\r\u001b[K");
        _rem.OnTerminal("rem run long.yaml >/dev/null", ("TERM", "dumb")).ShouldBe("");
    }

    [Fact]
    public void What_is_typed_is_read_without_changing_the_terminal()
    {
        using var script = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("script", ["--quiet", "--return", "--command", $"stty -echo; '{Path.Combine(AppContext.BaseDirectory, "rem")}' run -", "/dev/null"])
        {
            WorkingDirectory = _rem.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

        script.StandardInput.Write("b: ${{ 1 + 1 }}\n\u0004");
        script.StandardInput.Flush();

        RemProcess.End(script).Output.ShouldEndWith("b: 2\r\n");
    }

    [Fact]
    public void Outputs_that_share_a_file_stand_behind_each_other() =>
        _rem.OnTerminal("{ rem run p.yaml; echo then; rem run p.yaml; rem chek; } >both.txt 2>&1; cat both.txt")
            .ShouldBe("a: 1\nthen\na: 1\nerror REM5010: rem has no command 'chek'. Did you mean 'rem check'?\n");

    public void Dispose() => _rem.Dispose();
}
