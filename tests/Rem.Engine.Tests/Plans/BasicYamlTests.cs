using System.Globalization;
using System.Text;
using Rem.Errors;
using Rem.Plans;
using Rem.Running;

namespace Rem.Engine.Tests.Plans;

/// <summary>The reader of basic YAML gives what YamlDotNet gives, to the last offset, or leaves the text to it.</summary>
public class BasicYamlTests
{
    private static readonly string[] Starts =
    [
        "a: ", "b: ", "if x.y > 2: ", "\"q k\": ", "'k': ", "- ", "- - ", "- a: ", "else:", "c:", "-", "list:", "a-b: ", "2: ", "<<: ", "? ", "- 'k': ",
    ];

    private static readonly string[] Values =
    [
        "", "1", "5.2", "true", "null", "~", "text", "two words", "a:b", "http://x/y#z", "'single'", "\"double\"", "'it''s'", "\"a\\n\"", "${{ a.b }}",
        "\"${{ a }} b\"", "[1, 2, 3]", "[]", "{}", "{one: 5.2}", "{a: 1, b: [x, {c: 'd'}]}", "[a, [b], \"c, d\"]", "{a: }", "[a,]", "[a b , c ]", "{ a: b }",
        "|", "|-", "|+", ">", "| ", "|2", "-1", "--flag", "- x", ".5", "...", "---", "&x 1", "*x", "!t 1", "@a", "%b", "`c`", "a: b", "a :b", "[a: b]", "'x' y",
        "[1] 2", "\u00e9\u4e2d", "# note", "1 # note", "a#b", "''", "\"\"", "[a, b", "{a:1}", "a, b", "x]", "{a: b: c}", "[?a]", "[-]", "[- a]", "-", "?", "? x", ":x", "[http://a]", "[ # n", "{\"a\": 1}", "{'a' : 1}",
    ];

    private static readonly string[] Lines = ["", "  ", "# comment", "   # indented", "plain", "---", "...", "%YAML 1.2", "\t", "a\r"];

    public static TheoryData<string> Written() =>
    [
        "a: 1\nb:\n  - x\n  - y: 2\n    z: 3\nc: {d: [1, 2], e: \"f\"} # end\n",
        "a:\n- 1\n- 2\nb:\n\nc: |\n  one\n   two\n\n  three\n\n# below\nd: |-\n    x\ne: |+\n  y\n\n\nf: 2",
        "- - 1\n  - 2\n-\n  a: 'x'\n-\n- b\n",
        "a: {}\nb: []\nlast:",
        "a: |\n  x\n",
    ];

    [Theory]
    [MemberData(nameof(Written))]
    public void What_plans_are_written_in_is_covered_and_read_the_same(string text)
    {
        BasicYaml.Covers(text).ShouldBeTrue();

        Basic(text).ShouldBe(Whole(text));
    }

    [Fact]
    public void Random_texts_are_read_the_same_or_left_to_YamlDotNet()
    {
        var covered = 0;
        for (var seed = 0; seed < 40_000; seed++)
        {
            var text = Text(new Random(seed));
            if (BasicYaml.Covers(text))
            {
                covered++;
                Basic(text).ShouldBe(Whole(text), $"seed {seed}:\n{text}");
            }
        }

        covered.ShouldBeGreaterThan(4_000);
    }

    [Fact]
    public void A_limit_ends_both_at_the_same_place()
    {
        var limits = new RemLimits { PlanNodes = 7, Nesting = 2 };

        foreach (var text in new[] { "a: 1\nb: 2\nc: 3\nd: 4\n", "a:\n  b:\n    c: 1\n", "a: [[1]]\n", "# 1\n# 2\n# 3\n# 4\n# 5\na: 1\nb: 2\n" })
        {
            BasicYaml.Covers(text).ShouldBeTrue();
            var read = Basic(text, limits);

            read.ShouldBe(Whole(text, limits));
            read.ShouldContain("limit");
        }
    }

    private static string Text(Random random)
    {
        var text = new StringBuilder();
        var indent = 0;
        var count = 1 + random.Next(7);
        for (var i = 0; i < count; i++)
        {
            if (random.Next(8) == 0)
            {
                text.Append(Lines[random.Next(random.Next(3) == 0 ? Lines.Length : 4)]);
            }
            else
            {
                text.Append(' ', indent).Append(Starts[random.Next(Starts.Length)]).Append(Values[random.Next(random.Next(3) == 0 ? Values.Length : 26)]);
                text.Append(' ', random.Next(6) == 0 ? 2 : 0);
            }

            indent = random.Next(5) switch { 0 => indent + 2, 1 => Math.Max(0, indent - 2), 2 => random.Next(5), _ => indent };
            text.Append(i < count - 1 || random.Next(3) > 0 ? "\n" : "");
        }

        return text.ToString();
    }

    private static string Basic(string text, RemLimits? limits = null) => Read(text, limits, (_, builder, _) => BasicYaml.Build(text, builder));

    private static string Whole(string text, RemLimits? limits = null) => Read(text, limits, (file, builder, findings) => new YamlEvents(new PlanInput(file), builder, findings).Read());

    private static string Read(string text, RemLimits? limits, Func<SourceFile, TreeBuilder, FindingList, bool> read)
    {
        var file = new SourceFile("plan.yaml", text);
        var findings = new FindingList();
        var builder = new TreeBuilder(file, new ReadBudget(limits ?? RemLimits.Default), null, findings);
        var shown = new StringBuilder();
        var whole = read(file, builder, findings) && builder.End();
        shown.Append(CultureInfo.InvariantCulture, $"{whole} {builder.LastEnd} {builder.Weight} {builder.Height}\n");
        Show(builder.Root, shown, 0);
        foreach (var comment in builder.Comments.Found)
        {
            shown.Append(CultureInfo.InvariantCulture, $"comment {comment.Span.Start}+{comment.Span.Length} {comment.IsInline}\n");
        }

        return shown.AppendJoin('\n', PlanTexts.Lines(findings.Items)).ToString();
    }

    private static void Show(PlanNode? node, StringBuilder shown, int depth)
    {
        shown.Append(' ', depth).Append(CultureInfo.InvariantCulture, $"{node?.GetType().Name} {node?.Span.Start}+{node?.Span.Length}");
        switch (node)
        {
            case ScalarNode scalar:
                shown.Append(CultureInfo.InvariantCulture, $" {scalar.Style} '{scalar.Text.Replace("\n", "\\n", StringComparison.Ordinal)}' {scalar.Value?.GetType().Name} {scalar.Value}\n");
                break;
            case ListNode list:
                shown.Append('\n');
                foreach (var item in list.Items)
                {
                    Show(item, shown, depth + 1);
                }

                break;
            case MapNode map:
                shown.Append('\n');
                foreach (var entry in map.Entries)
                {
                    Show(entry.Key, shown, depth + 1);
                    Show(entry.Value, shown, depth + 1);
                }

                break;
        }
    }
}
