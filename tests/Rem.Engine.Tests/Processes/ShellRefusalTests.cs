using Rem.Errors;
using Rem.Processes;
using Rem.Processes.Shell;
using Rem.Testing.Machine;
using Rem.Values;

namespace Rem.Engine.Tests.Processes;

/// <summary>The places and values that a text of a shell refuses, where that is said, and that any text is read in bounded time.</summary>
public sealed class ShellRefusalTests
{
    private static readonly RemList Two = RemList.Of("a b", "*");

    [Theory]
    [InlineData("echo x > ${{l}}", "a redirection takes one file")]
    [InlineData("echo ${{l}}$(date)", "a list stands in one word with a command")]
    [InlineData("echo ${{l}}-${{l}}", "two lists stand in one word")]
    public void A_list_that_does_not_fit_is_an_error_at_its_slot(string text, string says)
    {
        var program = ShellHost.Bind(text);
        var values = new object?[program.SlotCount];
        Array.Fill(values, Two);

        var error = Should.Throw<PlanException>(() => program.Render(values, []));

        error.Finding.Code.ShouldBe(ShellErrors.List);
        error.Message.ShouldContain(says);
        error.Finding.At.Start.ShouldBe(text.LastIndexOf("${{", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("echo $((${{n}}))")]
    [InlineData("#!/bin/bash\n((${{n}} > 1))")]
    [InlineData("#!/bin/bash\n[[ ${{n}} -gt 4 ]]")]
    [InlineData("#!/bin/bash\n[[ 4 -lt \"x${{n}}\" ]]")]
    [InlineData("#!/bin/ksh\n[ ${{n}} -gt 4 ]")]
    [InlineData("#!/bin/bash\nlet x=${{n}}")]
    [InlineData("#!/bin/bash\ndeclare -i x=${{n}}")]
    [InlineData("#!/bin/bash\nfor ((i=${{n}};;)); do :; done")]
    [InlineData("#!/bin/zsh\nprintf '%d' ${{n}}")]
    [InlineData("return ${{n}}")]
    public void Arithmetic_takes_nothing_else(string text)
    {
        foreach (var value in new object?[] { "a[$(touch CANARY)]", "", null, "1.5", "1+1", "010", "0x1", true, "x", " 1", "1\n" })
        {
            var error = Should.Throw<PlanException>(() => ShellHost.Bind(text).Render([value], []), $"{text} with {ValueText.Show(value)}");
            error.Finding.Code.ShouldBe(ShellErrors.Number);
            error.Message.ShouldContain("expected a whole number");
        }
    }

    [Theory]
    [InlineData("unset ${{n}}")]
    [InlineData("read -r ${{n}}")]
    [InlineData("export ${{n}}")]
    [InlineData("#!/bin/bash\nprintf -v ${{n}} x")]
    [InlineData("#!/bin/bash\n[[ -v ${{n}} ]]")]
    public void A_name_that_a_shell_evaluates_must_be_plain(string text)
    {
        var program = ShellHost.Bind(text);
        program.Render(["name_1"], []);

        Should.Throw<PlanException>(() => program.Render(["a[$(touch CANARY)]"], [])).Finding.Code.ShouldBe(ShellErrors.VariableName);
    }

    [Theory]
    [InlineData("echo \\${{x}}", "REM2120")]
    [InlineData("echo \"\\${{x}}\"", "REM2120")]
    [InlineData("echo $${{x}}", "REM2120")]
    [InlineData("echo \"$${{x}}\"", "REM2120")]
    [InlineData("cat <<${{x}}\nE\n", "REM2120")]
    [InlineData("echo ${${{x}}}", "REM2120")]
    [InlineData("#!/bin/bash\necho ${a/${{x}}/y}", "REM2120")]
    [InlineData("#!/bin/bash\necho \"${a[${{x}}]}\"", "REM2120")]
    [InlineData("#!/bin/bash\na[${{x}}]=1", "REM2120")]
    [InlineData("#!/bin/bash\ndeclare -a a=${{x}}", "REM2120")]
    [InlineData("echo $'a${{x}}'", "REM2120")]
    [InlineData("echo `echo \\`echo ${{x}}\\``", "REM2120")]
    [InlineData("#!/bin/sh ${{x}}\necho", "REM2120")]
    [InlineData("echo \"${V:-\"${{x}}\"}\"", "REM2120")]
    [InlineData("echo \"${V:-don't}\" ${{x}}", "REM2121")]
    [InlineData("echo $'a\\'b' ${{x}}", "REM2121")]
    [InlineData("x=$(cat <<E)\n${{x}}\nE\n", "REM2121")]
    [InlineData("#!/usr/bin/python3\nprint(${{x}})", "REM2122")]
    [InlineData("#!/usr/bin/fish\necho ${{x}}", "REM2122")]
    [InlineData("#!/bin/${{x}}\necho ${{x}}", "REM2120")]
    public void A_place_that_no_value_can_have_is_found_when_the_plan_is_loaded(string text, string code)
    {
        var findings = new FindingList();
        var program = ShellHost.TryBind(text, findings);

        program.ShouldBeNull(text);
        findings.Items[0].Code.Id.ShouldBe(code, findings.Items[0].Message);
        findings.Items[0].At.Start.ShouldBe(text.IndexOf("${{", StringComparison.Ordinal));
    }

    [Fact]
    public void A_long_first_line_is_cut_in_the_message()
    {
        var findings = new FindingList();

        ShellHost.TryBind("#!/bin/" + new string('x', 100_000) + "\necho ${{x}} ${{x}}", findings);

        findings.Items.Count.ShouldBe(2);
        findings.Items.ShouldAllBe(finding => finding.Message.Length < 200);
    }

    [Theory]
    [InlineData("echo \"${V:-don't}\"")]
    [InlineData("echo 'unterminated")]
    [InlineData("echo $(")]
    [InlineData("cat <<E")]
    [InlineData(")")]
    public void A_text_without_values_is_never_refused(string text) => ShellHost.Bind(text).SlotCount.ShouldBe(0);

    [Fact]
    public void What_is_unsure_stays_so_only_inside()
    {
        ShellHost.Output("echo \"${V:-'x y'}\" ${{x}}", "a  b").ShouldEndWith("a  b");
        ShellHost.Output("echo `echo a\\\\\\\\b` ${{x}}", "a  b").ShouldEndWith("a  b");
    }

    [Theory]
    [InlineData("eval \"x=${{x}}\"")]
    [InlineData("sh -c 'echo ${{x}}'")]
    [InlineData("#!/bin/bash\nbash -ec \"echo ${{x}}\"")]
    public void A_value_that_is_read_as_program_again_is_a_warning(string text)
    {
        var findings = new FindingList();
        ShellHost.TryBind(text, findings).ShouldNotBeNull();
        findings.Items.Count.ShouldBe(1);
        findings.Items[0].Severity.ShouldBe(Severity.Warning);

        ShellHost.Bind(text.Replace("x}}", "x|quote}}", StringComparison.Ordinal)).SlotCount.ShouldBe(1);
    }

    [Theory]
    [InlineData("a\0b", "REM2103")]
    [InlineData(131072, "REM2104")]
    [InlineData(131072 - 6, "REM2104")]
    public void What_no_variable_can_hold_is_an_error_that_names_stdin(object value, string code)
    {
        var text = value is int length ? new string('x', length) : (string)value;

        var error = Should.Throw<PlanException>(() => ShellHost.Bind("echo ${{x}}").Render([text], []));

        error.Finding.Code.Id.ShouldBe(code);
        error.Finding.Hint!.ShouldContain("stdin:");
        error.Finding.At.Start.ShouldBe(5);
    }

    [Fact]
    public void Ten_thousand_values_pass_and_one_more_is_refused_at_its_place()
    {
        var values = new object?[10_000];
        Array.Fill(values, "v");
        var text = "echo" + string.Concat(Enumerable.Repeat(" ${{x}}", values.Length));

        ShellHost.Output(text + " | wc -w", values).ShouldBe("10000");
        var findings = new FindingList();
        ShellHost.TryBind(text + " ${{y}}", findings).ShouldBeNull();
        findings.Items.ShouldHaveSingleItem().Code.ShouldBe(ShellErrors.Many);
        findings.Items[0].At.Start.ShouldBe(text.Length + 1);
    }

    [Fact]
    public void A_nul_in_the_text_is_found_when_the_plan_is_loaded()
    {
        var findings = new FindingList();

        ShellHost.TryBind("echo \0", findings).ShouldBeNull();
        findings.Items[0].Code.ShouldBe(ShellErrors.Nul);
    }

    [Fact]
    public void Any_text_is_read_in_bounded_time_without_a_crash()
    {
        const string Pieces = "'\"\\`$(){}[]<>|&;*?#~!=-+ \n\t%:aE0";

        var seed = Random.Shared.Next();
        var random = new Random(seed);
        for (var round = 0; round < 5000; round++)
        {
            var text = round % 2 == 0 ? "#!/bin/bash\n" : "";
            for (var i = random.Next(60); i > 0; i--)
            {
                text += random.Next(12) switch
                {
                    0 => "${{x}}",
                    1 => "$((",
                    2 => "<<E\n",
                    3 => "case x in ",
                    4 => "${V:-",
                    5 => "\nE\n",
                    _ => Pieces[random.Next(Pieces.Length)].ToString(),
                };
            }

            Should.NotThrow(() => ShellHost.TryBind(text, new FindingList()), $"seed {seed}: {text}");
        }
    }

    [Theory]
    [InlineData("$(")]
    [InlineData("(")]
    [InlineData("$((")]
    [InlineData("\"$(")]
    [InlineData("${V:-")]
    [InlineData("case x in x) ")]
    [InlineData("a[")]
    [InlineData("`")]
    [InlineData("<<E\n")]
    [InlineData("a=(")]
    [InlineData("$((\")\"; ")]
    [InlineData("((')'; ")]
    public void Nesting_without_end_is_bounded(string opening)
    {
        var text = string.Concat(System.Linq.Enumerable.Repeat(opening, 50_000)) + "${{x}}";
        var started = OwnTime.Start();

        ShellHost.TryBind(text, new FindingList());

        started.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }
}
