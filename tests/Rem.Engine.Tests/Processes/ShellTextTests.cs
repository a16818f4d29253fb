using Rem.Errors;
using Rem.Processes;
using Rem.Processes.Shell;
using Rem.Testing.Machine;
using Rem.Values;

namespace Rem.Engine.Tests.Processes;

public sealed class ShellTextTests
{
    private static readonly RemList Two = RemList.Of("a b", "*");

    [Fact]
    public void A_list_gives_one_word_for_each_item() =>
        ShellHost.Output("printf '[%s]' ${{l}} end", Two).ShouldBe("[a b][*][end]");

    [Fact]
    public void An_empty_list_gives_no_word() =>
        ShellHost.Output("set -- ${{l}} x${{l}} ${{l}}; echo $#", new RemList(), new RemList(), RemList.Of("")).ShouldBe("1");

    [Fact]
    public void Text_attached_to_a_list_is_attached_to_each_item() =>
        ShellHost.Output("printf '[%s]' --tag=${{l}}/\"x y\"${{s}}", Two, "'").ShouldBe("[--tag=a b/x y'][--tag=*/x y']");

    [Fact]
    public void Items_that_are_no_texts_are_words_too() =>
        ShellHost.Output("printf '[%s]' ${{l}}", RemList.Of(null, 1L, 1.5, true, RemList.Of("a", 2L))).ShouldBe("[][1][1.5][true][[\"a\",2]]");

    [Theory]
    [InlineData("printf '[%s]' \"${{l}}\"")]
    [InlineData("printf '[%s]' '${{l}}'")]
    [InlineData("x=${{l}}; printf '[%s]' \"$x\"")]
    [InlineData("printf '[%s]' \"${V:-${{l}}}\"")]
    [InlineData("x=$(cat <<E\n${{l}}\nE\n); printf '[%s]' \"$x\"")]
    [InlineData("case ${{l}} in '[\"a b\",\"*\"]') printf '[[\"a b\",\"*\"]]';; esac")]
    public void A_list_where_words_are_not_split_is_compact_json(string text) =>
        ShellHost.Output(text, Two).ShouldBe("[[\"a b\",\"*\"]]");

    [Fact]
    public void A_map_is_compact_json_everywhere()
    {
        var map = new RemMap();
        map.Set("k y", "it's");

        ShellHost.Output("printf '[%s]' ${{m}} \"${{m}}\"", map, map).ShouldBe("[{\"k y\":\"it's\"}][{\"k y\":\"it's\"}]");
    }

    [Fact]
    public void Null_and_empty_text_are_one_empty_word() =>
        ShellHost.Output("printf '[%s]' ${{n}} a${{n}} ${{e}}", null, null, "").ShouldBe("[][a][]");

    [Fact]
    public void The_words_of_an_array_come_from_a_list() =>
        ShellHost.Output("#!/bin/bash -e\na=(x ${{l}})\nprintf '[%s]' \"${a[@]}\"", Two).ShouldBe("[x][a b][*]");

    [Fact]
    public void A_loop_runs_over_a_list() =>
        ShellHost.Output("for i in ${{l}}; do printf '[%s]' \"$i\"; done", Two).ShouldBe("[a b][*]");

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
    [InlineData("echo $((${{n}} * 2))", "10", "20")]
    [InlineData("echo $((1-${{n}}))", -3L, "4")]
    [InlineData("echo \"$(( (${{n}})+1 ))\"", 5L, "6")]
    [InlineData("#!/bin/bash -e\nif ((${{n}} > 4)); then echo yes; fi", 5L, "yes")]
    [InlineData("[ ${{n}} -gt 4 ] && echo yes", 5L, "yes")]
    [InlineData("test 4 -lt \"${{n}}\" && echo yes", "5", "yes")]
    [InlineData("#!/bin/bash -e\n[[ ${{n}} -gt 4 ]] && echo yes", 5L, "yes")]
    [InlineData("(exit ${{n}}) || echo $?", 7L, "7")]
    public void Arithmetic_takes_whole_numbers(string text, object value, string output) =>
        ShellHost.Output(text, value).ShouldBe(output);

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

    [Fact]
    public void A_quoted_value_is_one_word_for_a_second_shell()
    {
        const string Value = "it's $(touch CANARY) \n *";

        ShellHost.Output("sh -c \"printf '[%s]' ${{x|quote}}\"", ShellQuote.Word(Value)).ShouldBe($"[{Value}]");
    }

    [Theory]
    [InlineData("", "''")]
    [InlineData("a/b.c", "a/b.c")]
    [InlineData("a b", "'a b'")]
    [InlineData("it's", "'it'\\''s'")]
    [InlineData("~", "'~'")]
    [InlineData("a=b", "'a=b'")]
    public void Quote_makes_one_word(string text, string word) => ShellQuote.Word(text).ShouldBe(word);

    [Fact]
    public void A_raw_value_is_program() =>
        ShellHost.Output("${{x|raw}} ${{y}}", "printf '[%s]'", "a b").ShouldBe("[a b]");

    [Fact]
    public void What_stands_behind_a_raw_value_is_placed_by_what_it_holds()
    {
        const string Text = "printf %s ${{x|raw}}${{y}}${{x|raw}}";

        ShellHost.Output(Text, "\"", "$(touch CANARY)  *", "\"").ShouldBe("$(touch CANARY)  *");
        Should.Throw<PlanException>(() => ShellHost.Bind(Text).Render(["\\", "x", ""], [])).Finding.Code.ShouldBe(ShellErrors.Place);
    }

    [Fact]
    public void A_value_in_a_comment_is_not_used()
    {
        var program = ShellHost.Bind("echo ${{a}} # ${{b}}");

        program.IsUsed(0).ShouldBeTrue();
        program.IsUsed(1).ShouldBeFalse();
        ShellHost.Run(program, ["x", "\necho y\0"]).Output.ShouldBe("x");
    }

    [Fact]
    public void The_text_never_holds_a_value()
    {
        var script = ShellHost.Bind("echo ${{a}} '${{a}}' \"${{a}}\"").Render(["SECRET", "SECRET", "SECRET"], []);

        foreach (var argument in script.Arguments)
        {
            argument.ShouldNotContain("SECRET");
        }
    }

    [Fact]
    public void Variables_of_the_operator_keep_their_values()
    {
        var program = ShellHost.Bind("echo $REM_1 ${{x}} $REM_A_1");
        var script = program.Render(["value"], [new("REM_B_1", "mine")]);

        script.Environment.Count.ShouldBe(2);
        script.Environment[0].ShouldBe(new("REM_B_1", "mine"));
        script.Environment[1].ShouldBe(new("REM_C_1", "value"));
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
    public void The_longest_value_passes() =>
        ShellHost.Output("x=${{x}}; echo ${#x}", new string('x', 131072 - 7)).ShouldBe("131065");

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
    public void A_long_text_goes_through_a_file_and_input_stays_free()
    {
        var program = ShellHost.Bind("#!/bin/bash -e\n# " + new string('x', 200_000) + "\nprintf '[%s]' ${{x}}; cat");
        var script = program.Render(["a b"], []);

        script.File.ShouldNotBeNull();
        ShellHost.Run(program, ["a b"]).Output.ShouldBe("[a b]");
    }

    [Theory]
    [InlineData("echo x", "/bin/sh -e -c")]
    [InlineData("#!/bin/bash\necho x", "/bin/bash -c")]
    [InlineData("#!/bin/bash -eo pipefail\necho x", "/bin/bash -eo pipefail -c")]
    [InlineData("#! /usr/bin/env bash\necho x", "/usr/bin/env bash -c")]
    public void The_first_line_chooses_the_shell(string text, string arguments)
    {
        var script = ShellHost.Bind(text).Render([], []);

        string.Join(' ', script.Arguments).ShouldBe(arguments + " " + text);
        ShellHost.Run(ShellHost.Bind(text), []).Output.ShouldBe("x");
    }

    [Fact]
    public void Without_values_any_program_runs_its_text() =>
        ShellHost.Output("#!/usr/bin/awk -f\nBEGIN { print 1 + 1 }").ShouldBe("2");

    [Fact]
    public void The_usual_shell_stops_at_a_failure_and_pipefail_works()
    {
        ShellHost.Run(ShellHost.Bind("false\necho x"), []).Code.ShouldBe(1);
        ShellHost.Run(ShellHost.Bind("#!/bin/bash -eo pipefail\nfalse | true\necho x"), []).Output.ShouldBe("");
    }

    [Fact]
    public void A_command_is_shown_as_it_reads() =>
        ShellHost.Bind("echo ${{a}} '${{b}}'").Show(["x y", Two]).ShouldBe("echo x y '[\"a b\",\"*\"]'");

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
