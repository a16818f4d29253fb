using Rem.Errors;
using Rem.Processes;
using Rem.Processes.Shell;
using Rem.Testing.Machine;
using Rem.Values;

namespace Rem.Engine.Tests.Processes;

/// <summary>What values become in the text of a shell, and how the text is run.</summary>
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

    [Fact]
    public void The_longest_value_passes() =>
        ShellHost.Output("x=${{x}}; echo ${#x}", new string('x', 131072 - 7)).ShouldBe("131065");

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
}
