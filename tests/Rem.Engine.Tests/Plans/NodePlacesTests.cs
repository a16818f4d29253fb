using System.Text;
using Rem.Plans;
using static Rem.Engine.Tests.Plans.PlanTexts;

namespace Rem.Engine.Tests.Plans;

public sealed class NodePlacesTests
{
    [Theory]
    [InlineData("a: {b: 1}\n", "a", "{b: 1}")]
    [InlineData("a: [1, 2] # c\n", "a", "[1, 2]")]
    [InlineData("a:\n  b: 1\n  c: 2\n\nd: 3\n", "a", "b: 1\n  c: 2")]
    [InlineData("a:\n  - x\n  - y: 1\n    z:\nb: 1", "a", "- x\n  - y: 1\n    z:")]
    [InlineData("a:\n- x\n- y\nb: 1", "a", "- x\n- y")]
    [InlineData("a: &x\n- x\n- y\nb: 1", "a", "- x\n- y")]
    [InlineData("a: &x !!map\n  b: 1\nc: 1", "a", "b: 1")]
    [InlineData("a: !!seq &x [1]\nc: 1", "a", "[1]")]
    [InlineData("a: &x {b: 1}\nc: 1", "a", "{b: 1}")]
    [InlineData("a: &x 'it'\nc: 1", "a", "'it'")]
    [InlineData("a: &x # why\n  text\nc: 1", "a", "text")]
    [InlineData("a: |\n  one\n  two\n\nb: 1", "a", "|\n  one\n  two")]
    [InlineData("a: &x |-\n  one\nb: 1", "a", "|-\n  one")]
    [InlineData("a: one\n  two\nb: 1", "a", "one\n  two")]
    [InlineData("a: \"one\n  two\"\nb: 1", "a", "\"one\n  two\"")]
    [InlineData("a:\nb: 1", "a", "")]
    [InlineData("a: &x\nb: 1", "a", "")]
    [InlineData("x: [p: q]\n", "x", "[p: q]")]
    [InlineData("\uFEFFa: \U0001F600\r\nb: é\r\n", "b", "é")]
    [InlineData("a: [*x]\nb: {}", "b", "{}")]
    public void A_node_covers_its_own_text(string text, string key, string covered) =>
        Covered(((MapNode)Read(text, out _).Root!).Find(key)!.Span).ShouldBe(covered);

    [Fact]
    public void A_pair_in_a_list_in_brackets_covers_its_text()
    {
        var list = (ListNode)((MapNode)Read("x: [p: q, {r: s}]").Root!).Find("x")!;

        Covered(list.Items[0].Span).ShouldBe("p: q");
        Covered(list.Items[1].Span).ShouldBe("{r: s}");
    }

    [Fact]
    public void A_pair_in_a_list_in_a_map_in_brackets_covers_its_text()
    {
        var list = (ListNode)((MapNode)Read("{x: [1, # c\n  p: q]}").Root!).Find("x")!;

        Covered(list.Items[1].Span).ShouldBe("p: q");
    }

    [Fact]
    public void An_alias_at_the_end_belongs_to_its_list()
    {
        var map = (MapNode)Read("a: &x 1\nb:\n  - *x\nc: 2").Root!;

        Covered(map.Find("b")!.Span).ShouldBe("- *x");
    }

    [Fact]
    public void Comments_keep_their_places()
    {
        var document = Read("# one\na: 1 # two\nb: | # three\n  text # none\nc: [1, # four\n  'x # none'] #five\n# six");

        document.Comments.Select(c => Covered(c.Span)).ShouldBe(["# one", "# two", "# three", "# four", "#five", "# six"]);
        document.Comments.Select(c => c.IsInline).ShouldBe([false, true, true, true, true, false]);
    }

    [Fact]
    public void A_comment_behind_a_plain_text_can_be_told_from_it()
    {
        var document = Read("shell: echo a#b # c");

        ((ScalarNode)((MapNode)document.Root!).Find("shell")!).Text.ShouldBe("echo a#b");
        Covered(document.Comments.ShouldHaveSingleItem().Span).ShouldBe("# c");
    }

    [Fact]
    public void Random_scalars_of_each_style_are_found_character_by_character()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        for (var i = 0; i < 2000; i++)
        {
            var text = RandomPlan(random);
            var document = Read(text, out var findings);
            if (findings.Count == 0 && ((MapNode)document.Root!).Find("k") is ScalarNode scalar)
            {
                CheckCharacters(scalar, $"seed {seed}, plan {i}: {text}");
            }
        }
    }

    // Each character that stands for itself is found at the same character, in order, and never in another's place.
    private static void CheckCharacters(ScalarNode scalar, string about)
    {
        var source = scalar.Span.File!.Text;
        var last = scalar.Span.Start;
        for (var i = 0; i < scalar.Text.Length; i++)
        {
            var place = scalar.Locate(i, 1);
            place.Start.ShouldBeGreaterThanOrEqualTo(last, about);
            place.Length.ShouldBeGreaterThan(0, about);
            last = place.Start;
            var c = scalar.Text[i];
            if (char.IsLetterOrDigit(c) && c < 128)
            {
                (source[place.Start] == c || source[place.Start] == '\\').ShouldBeTrue($"{about}\ncharacter {i} '{c}' at '{Covered(place)}'");
            }
        }
    }

    private static string RandomPlan(Random random)
    {
        var text = new StringBuilder("first: 1\nk: ");
        var style = random.Next(5);
        text.Append(style switch { 0 => "", 1 => "'", 2 => "\"", 3 => "|", _ => ">" });
        if (style >= 3)
        {
            text.Append(new[] { "", "-", "+", "2", "3-" }[random.Next(5)]).Append('\n');
        }

        var lines = 1 + random.Next(5);
        for (var i = 0; i < lines; i++)
        {
            text.Append(' ', style >= 3 || i > 0 ? 2 + random.Next(random.Next(3) == 0 ? 3 : 1) : 0);
            AppendWords(text, random, style);
            text.Append(i < lines - 1 || style >= 3 ? random.Next(4) == 0 ? "\r\n\n" : "\n" : "");
        }

        return text.Append(style switch { 1 => "'\n", 2 => "\"\n", _ => "\n" }).Append("last: 2\n").ToString();
    }

    private static void AppendWords(StringBuilder text, Random random, int style)
    {
        for (var i = random.Next(4); i >= 0; i--)
        {
            string[] words = style switch
            {
                1 => ["it''s", "a", "b1", "''", "é", "x  y"],
                2 => ["\\t", "\\u0041", "a\\\"b", "\\x42c", "\\U0001F600", "d\\\\", "e", "\\\n    f"],
                _ => ["a", "bb", "c'd", "x\"y", "é", "\U0001F600", "e  f"],
            };
            text.Append(words[random.Next(words.Length)]).Append(i > 0 ? " " : "");
        }
    }
}
