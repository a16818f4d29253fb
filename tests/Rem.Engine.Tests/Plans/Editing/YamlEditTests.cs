using Rem.Errors;
using Rem.Plans;
using Rem.Plans.Editing;
using Rem.Running;
using Rem.Values;

namespace Rem.Engine.Tests.Plans.Editing;

public sealed class YamlEditTests
{
    private const string Checks = """
        # The checks of this host.
        monitor checks:
          # how busy it is
          load:
            every: 1s # often
            warning: {one: {above: 4, for: 2m}}
            run:
              - host load:

          # the disk that fills at night
          disk:
            every: 1m
            critical:
              free: {below: 5%}
            run:
              - host disk: /
        # the end

        """;

    [Theory]
    [InlineData("# why\n- host load:\n# and\n- host cpu:", "    run:\n      # why\n      - host load:\n      # and\n      - host cpu:\n\n")]
    [InlineData("  - host load: # blanks before it go\n", "    run:\n      - host load: # blanks before it go\n\n")]
    [InlineData("[host load] # on one line", "    run: [host load] # on one line\n\n")]
    [InlineData("- host load:\n- more: |\n    # text\n    is text\n", "    run:\n      - host load:\n      - more: |\n          # text\n          is text\n\n")]
    public void A_value_is_written_as_its_text_with_the_comments_in_it(string written, string lines)
    {
        var edited = YamlEdit.Apply("x.yaml", Checks, [new YamlAsWritten(["monitor checks", "load", "run"], written)], RemLimits.Default);

        edited.ShouldBe(Checks.Replace("    run:\n      - host load:\n\n", lines, StringComparison.Ordinal));
        if (written[0] != ' ')
        {
            YamlEdit.Find("x.yaml", edited, ["monitor checks", "load"], RemLimits.Default).Texts["run"].ShouldBe(written.Contains('\n') ? written.TrimEnd() + "\n" : written);
        }
    }

    [Fact]
    public void A_text_without_comments_leaves_the_way_in_which_equal_values_are_written()
    {
        var edited = YamlEdit.Apply("x.yaml", Checks, [new YamlAsWritten(["monitor checks", "load", "warning"], "one:\n  above: 5\n  for: 2m\n")], RemLimits.Default);

        edited.ShouldBe(Checks.Replace("above: 4", "above: 5", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("every", "1s", "- host load:\n# c\n", "  q:\n    every: 1s\n    run:\n      - host load:\n      # c\n")]
    [InlineData("every", "1s", "- host load:", "  q:\n    every: 1s\n    run:\n      - host load:\n")]
    [InlineData("about", "it's: new", "# why\n- host load:", "  q:\n    about: 'it''s: new'\n    run:\n      # why\n      - host load:\n")]
    [InlineData("every", "1s", "[] # none yet", "  q:\n    every: 1s\n    run: [] # none yet\n")]
    public void A_new_entry_has_room_for_the_text_that_the_same_edit_writes_into_it(string key, string value, string written, string lines)
    {
        const string text = "monitor checks:\n  load:\n    run: [host load]\n";

        var edited = YamlEdit.Apply("x.yaml", text, [new YamlSet(["monitor checks", "q", key], value), new YamlAsWritten(["monitor checks", "q", "run"], written)], RemLimits.Default);

        edited.ShouldBe(text + lines);
    }

    [Fact]
    public void Texts_with_comments_and_without_make_a_new_entry_together()
    {
        var edited = YamlEdit.Apply("x.yaml", "", [new YamlSet(["checks", "q", "every"], "1s"), new YamlAsWritten(["checks", "q", "warning"], "# most\nused: {above: 90}"), new YamlAsWritten(["checks", "q", "run"], "- host load:")], RemLimits.Default);

        edited.ShouldBe("checks:\n  q:\n    every: 1s\n    warning:\n      # most\n      used: {above: 90}\n    run:\n      - host load:\n");
    }

    [Theory]
    [InlineData("checks: {a: {every: 1s}}\n", "checks: {a: {every: 1s}, q: {run: [{host load: null}]}}\n")]
    [InlineData("checks: {}\n", "checks:\n  q:\n    run:\n      - host load:\n")]
    public void A_new_text_without_comments_stands_within_brackets_as_its_value(string text, string expected) =>
        YamlEdit.Apply("x.yaml", text, [new YamlAsWritten(["checks", "q", "run"], "- host load:")], RemLimits.Default).ShouldBe(expected);

    [Fact]
    public void A_text_that_is_no_YAML_says_where_within_it()
    {
        var error = Should.Throw<PlanException>(() => YamlEdit.Apply("x.yaml", Checks, [new YamlAsWritten(["monitor checks", "load", "run"], "- a: 1\n- b: [\n")], RemLimits.Default));

        error.Finding.Code.ShouldBe(EditErrors.Yaml);
        error.Finding.Message.ShouldStartWith("what is to stand at 'monitor checks.load.run' is no YAML: 2:");
    }

    [Fact]
    public void What_goes_takes_the_comments_within_it_along_and_what_comes_stands_behind_them()
    {
        const string text = "a:\n  run:\n    - x\n    # of run\n  # of b\n  b: 1\n";

        YamlEdit.Apply("x.yaml", text, [new YamlSet(["a", "run"], null), new YamlRemove(["a", "run"])], RemLimits.Default).ShouldBe("a:\n  # of b\n  b: 1\n");
        YamlEdit.Apply("x.yaml", "a:\n  run:\n    - x\n    # of run\n", [new YamlSet(["a", "c"], 1L)], RemLimits.Default).ShouldBe("a:\n  run:\n    - x\n    # of run\n  c: 1\n");
    }

    [Theory]
    [InlineData("a: 1 # c\nb: 2\n", "a", "5", "a: '5' # c\nb: 2\n")]
    [InlineData("a: 1\n", "b", "x y", "a: 1\nb: x y\n")]
    [InlineData("a: 1", "b", "x", "a: 1\nb: x")]
    [InlineData("", "a.b", "x", "a: {b: x}\n")]
    [InlineData("# only this\n", "a", "x", "# only this\na: x\n")]
    [InlineData("a:\n", "a.b", "x", "a: {b: x}\n")]
    [InlineData("a: {b: 1}\n", "a.b", "[x]", "a: {b: '[x]'}\n")]
    [InlineData("a: {b: 1, c: 2} # c\n", "a.d", "x", "a: {b: 1, c: 2, d: x} # c\n")]
    [InlineData("a: {}\n", "a.d", "x", "a: {d: x}\n")]
    [InlineData("a: {b: , c: 1}\n", "a.b", "x", "a: {b: x, c: 1}\n")]
    [InlineData("a: |\n  one\n  two\nb: 1\n", "a", "x", "a: x\nb: 1\n")]
    [InlineData("a: 'it' # c\nb: 1\n", "a", "one\ntwo", "a: |- # c\n  one\n  two\nb: 1\n")]
    [InlineData("a: 1\n", "a", "one\n\n", "a: |+\n  one\n\n")]
    [InlineData("a:\n  - x\n  - y\nb: 1\n", "a.1", "z", "a:\n  - x\n  - z\nb: 1\n")]
    [InlineData("a:\n- x\n- y # c\nb: 1\n", "a.2", "z", "a:\n- x\n- y # c\n- z\nb: 1\n")]
    [InlineData("a: [x, y]\n", "a.2", "z", "a: [x, y, z]\n")]
    [InlineData("a: # why\n  b: 1\nc: 2\n", "a", "x", "a: x # why\nc: 2\n")]
    [InlineData("a: 1\r\nb: 2\r\n", "c", "x", "a: 1\r\nb: 2\r\nc: x\r\n")]
    [InlineData("- a: 1\n  b: 2\n", "0.b", "x", "- a: 1\n  b: x\n")]
    [InlineData("- a: 1\n  b: 2\n", "0.c", "x", "- a: 1\n  b: 2\n  c: x\n")]
    [InlineData("a: &x 1\nb: *x\n", "c", "z", "a: &x 1\nb: *x\nc: z\n")]
    [InlineData("a: 1\n", "a", "true", "a: 'true'\n")]
    [InlineData("a: 1\n", "a", "${{ b }}", "a: ${{ b }}\n")]
    [InlineData("a: {b: 1}\n", "a.b", "${{ c }}", "a: {b: '${{ c }}'}\n")]
    public void A_text_is_set(string text, string path, string value, string expected) =>
        Edit(text, new YamlSet(path.Split('.'), value)).ShouldBe(expected);

    [Theory]
    [InlineData("a: 1\nb: 2\n", "a", "b: 2\n")]
    [InlineData("a: 1\nb: 2\n", "b", "a: 1\n")]
    [InlineData("a: 1\nb: 2", "b", "a: 1")]
    [InlineData("a: 1\n# about b\nb:\n  c: 2 # x\n\n# about d\nd: 3\n", "b", "a: 1\n\n# about d\nd: 3\n")]
    [InlineData("# the plan\n\na: 1\nb: 2\n", "a", "# the plan\n\nb: 2\n")]
    [InlineData("a: {b: 1, c: 2, d: 3}\n", "a.b", "a: {c: 2, d: 3}\n")]
    [InlineData("a: {b: 1, c: 2, d: 3}\n", "a.c", "a: {b: 1, d: 3}\n")]
    [InlineData("a: {b: 1, c: 2, d: 3}\n", "a.d", "a: {b: 1, c: 2}\n")]
    [InlineData("a: {b: 1}\n", "a.b", "a: {}\n")]
    [InlineData("a:\n  b: 1\nc: 2\n", "a.b", "a: {}\nc: 2\n")]
    [InlineData("a:\n  - x\n  # about y\n  - y\n  - z\n", "a.1", "a:\n  - x\n  - z\n")]
    [InlineData("a: [x, y, z]\n", "a.0", "a: [y, z]\n")]
    [InlineData("a: [x, y, z]\n", "a.2", "a: [x, y]\n")]
    [InlineData("- a: 1\n  # about b\n  b: 2\n", "0.a", "-\n  # about b\n  b: 2\n")]
    [InlineData("a: 1 # c\n", "a", "{} # c\n")]
    [InlineData("a: |\n  one\n\nb: 2\n", "b", "a: |\n  one\n\n")]
    public void An_entry_is_removed(string text, string path, string expected) =>
        Edit(text, new YamlRemove(path.Split('.'))).ShouldBe(expected);

    [Theory]
    [InlineData("a: 1 # c\nb: 2\n", "a", "x: 1 # c\nb: 2\n")]
    [InlineData("a: {b: [1], c: 2}\n", "a.b", "a: {x: [1], c: 2}\n")]
    public void A_key_is_renamed_at_its_place(string text, string path, string expected) =>
        Edit(text, new YamlRename(path.Split('.'), "x")).ShouldBe(expected);

    [Fact]
    public void Only_the_lines_of_what_changes_are_touched()
    {
        var check = new RemMap
        {
            ["every"] = "5s",
            ["warning"] = new RemMap { ["one"] = new RemMap { ["above"] = 8L, ["for"] = "2m" }, ["five"] = new RemMap { ["above"] = 6L } },
            ["run"] = new RemList { new RemMap { ["host load"] = null } },
            ["about"] = "how busy it is",
        };

        var edited = Edit(Checks, new YamlSet(["monitor checks", "load"], check));

        edited.ShouldBe(Checks
            .Replace("every: 1s # often", "every: 5s # often", StringComparison.Ordinal)
            .Replace("{one: {above: 4, for: 2m}}", "{one: {above: 8, for: 2m}, five: {above: 6}}", StringComparison.Ordinal)
            .Replace("      - host load:\n", "      - host load:\n    about: how busy it is\n", StringComparison.Ordinal));
    }

    [Fact]
    public void A_block_that_is_added_is_written_as_people_write_it()
    {
        var check = new RemMap
        {
            ["every"] = "30s",
            ["critical"] = new RemMap { ["code"] = new RemMap { ["above"] = 399L, ["for"] = "1m" } },
            ["run"] = new RemList { new RemMap { ["http"] = new RemMap { ["url"] = "http://localhost/" }, ["timeout"] = "5s" } },
        };

        Edit(Checks, new YamlSet(["monitor checks", "web"], check)).ShouldBe(Checks.Replace("# the end", """
              web:
                every: 30s
                critical:
                  code: {above: 399, for: 1m}
                run:
                  - http: {url: 'http://localhost/'}
                    timeout: 5s
            # the end
            """, StringComparison.Ordinal));
    }

    [Fact]
    public void What_several_changes_make_is_written_as_a_whole()
    {
        YamlChange[] changes = [new YamlSet(["a", "b", "c"], 1L), new YamlSet(["a", "b", "d"], new RemList { new RemMap { ["e"] = 2L } }), new YamlRename(["a"], "f"), new YamlSet(["f", "g"], 3L)];

        YamlEdit.Apply("plan.yaml", "", changes, RemLimits.Default).ShouldBe("f:\n  b:\n    c: 1\n    d:\n      - {e: 2}\n  g: 3\n");
    }

    [Fact]
    public void A_check_goes_with_the_comment_above_it()
    {
        var edited = Edit(Checks, new YamlRemove(["monitor checks", "disk"]));

        edited.ShouldNotContain("disk");
        edited.ShouldEndWith("- host load:\n\n# the end\n");
    }

    [Fact]
    public void What_is_so_already_is_not_touched() =>
        Edit(Checks, new YamlSet(["monitor checks", "load", "every"], "1s")).ShouldBeSameAs(Checks);

    [Theory]
    [InlineData("a: 1\n", "b")]
    [InlineData("a: 1\n", "a.b")]
    [InlineData("a: [1]\n", "a.1")]
    [InlineData("", "a")]
    public void What_is_not_there_cannot_be_removed(string text, string path) =>
        Should.Throw<PlanException>(() => Edit(text, new YamlRemove(path.Split('.')))).Finding.Code.ShouldBe(EditErrors.Path);

    [Theory]
    [InlineData("a: &x {b: 1}\nc: *x\n", "c.b")]
    [InlineData("a: &x {b: 1}\nc: *x\n", "a.b")] // c would change too
    [InlineData("a: &x {b: 1}\nc:\n  <<: *x\n  d: 1\n", "c.b")]
    public void What_comes_from_elsewhere_is_left_to_people(string text, string path) =>
        Should.Throw<PlanException>(() => Edit(text, new YamlSet(path.Split('.'), 2L))).Finding.Code.ShouldBe(EditErrors.Text);

    [Fact]
    public void A_text_that_is_no_yaml_is_refused_with_places() =>
        Should.Throw<InvalidPlanException>(() => Edit("a: [1\nb: 2\n", new YamlSet(["a"], 2L))).Findings[0].At.Line.ShouldBeGreaterThan(0);

    private static string Edit(string text, YamlChange change) => YamlEdit.Apply("plan.yaml", text, [change], RemLimits.Default);
}
