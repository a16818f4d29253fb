using Rem.Binding;
using Rem.Cases;
using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Values;

namespace Rem.Engine.Tests.Values;

/// <summary>YAML that was written reads back as the same value.</summary>
public sealed class YamlTextTests
{
    private static readonly string[] Texts =
    [
        "", " ", "a", "a b", " a", "a ", "1", "1.0", "-1", "0x1F", "0o17", ".5", "5.", "1e5", ".inf", "-.inf", ".nan", "+1", "1_000", "22:00", "1:30:00",
        "true", "True", "false", "null", "Null", "~", "yes", "no", "on", "off", "y", "n", "<<", "=", "-", "--", "---", "...", "- a", "-a", "? a", "?", ": a", ":", "a:", "a: b", "a:b",
        "#", "a #b", "a#b", "[a]", "{a}", "[", "]", "{", "}", ",", "a, b", "&a", "*a", "!a", "|", ">", "'", "''", "\"", "it's", "say \"hi\"", "%a", "@a", "`a`",
        "a\nb", "a\nb\n", "a\nb\n\n", "\na", "\n", "\n\n", "a\n", "a\n ", " a\nb", "a\n  b\nc", "a\r\nb", "a\r", "a\tb", "\ta", "a\n\tb", "a\n\n\nb", "a \nb ", "# a\nb",
        "\0", "\u0001", "\u001b[31m", "\u007f", "\u0085", "\u2028", "\u2029", "\ufeff", "\ufeffa\nb", "größe", "日本", "🚀", "\ufffe", "\\", "a\\nb", "${{ x }}", "__usage", "\\run", "if x > 1", "key with: colon",
        "2026-01-31", "2026-01-31T10:00:00Z", "0b1", "0x7_", "+1_0", "+1:30", "0123", "1.10", "null\n", "true\n", "- a\n- b\n", "a: 1\nb: 2\n",
    ];

    public static TheoryData<int> All => [.. Enumerable.Range(0, Texts.Length)];

    [Theory]
    [MemberData(nameof(All))]
    public void A_text_reads_back_in_every_place(int number)
    {
        var text = Texts[number];
        var map = new RemMap();
        if (!text.Any(char.IsControl))
        {
            map.Set(text, text); // a plan's reader takes no control characters in keys
        }

        map.Set("key", RemList.Of(text, RemList.Of(text, text), map.Copy()));

        foreach (var value in new object?[] { text, RemList.Of(text), map, RemList.Of(map.Copy(), RemList.Of(map.Copy())) })
        {
            var written = YamlText.Of(value);
            ValueDifference.First(value, Read(written), isPart: false).ShouldBeNull(written);
        }
    }

    [Theory]
    [InlineData("a: 1\n")]
    [InlineData("a: '1'\n")]
    [InlineData("a: {}\nb: []\n")]
    [InlineData("a:\n  - 1\n  - b: 2\n    c: 3\n  - - 4\n    - 5\n")]
    [InlineData("a: |\n  one\n  two\nb: |-\n  one\n  two\n")]
    [InlineData("a: 1.0\nb: .inf\nc: null\nd: true\ne: 'true'\n")]
    [InlineData("if x > 1: yes it is\n7: z\n")]
    public void It_is_written_as_people_write_it(string text) => YamlText.Of(Read(text)).ShouldBe(text);

    [Theory]
    [InlineData("no", "'no'\n")]
    [InlineData("2026-01-31 x", "'2026-01-31 x'\n")]
    [InlineData("0x7_", "'0x7_'\n")]
    [InlineData("0b1", "'0b1'\n")]
    [InlineData("+1:30", "'+1:30'\n")]
    [InlineData("127.0.0.1", "'127.0.0.1'\n")]
    [InlineData("v1.2-3", "v1.2-3\n")]
    [InlineData("12 of 13", "12 of 13\n")]
    [InlineData("one\ntwo\n", "|\n  one\n  two\n")]
    public void A_text_is_quoted_where_a_reader_of_YAML_1_1_takes_it_for_something_else(string text, string written) =>
        YamlText.Of(text).ShouldBe(written);

    [Fact]
    public void It_stops_at_its_limits()
    {
        var deep = RemList.Of(RemList.Of(RemList.Of(1L)));

        YamlText.Of(deep, nesting: 3).ShouldBe("- - - 1\n");
        Should.Throw<LimitException>(() => YamlText.Of(deep, nesting: 2)).Finding.Code.ShouldBe(LimitErrors.Nesting);
        YamlText.Of(new string('a', 9), limit: 10).ShouldBe("aaaaaaaaa\n");
        Should.Throw<LimitException>(() => YamlText.Of(new string('a', 10), limit: 10)).Finding.Code.ShouldBe(LimitErrors.Text);
    }

    [Fact]
    public void A_key_longer_than_YAML_lets_stand_on_its_line_reads_back()
    {
        var map = new RemMap();
        map.Set(new string('k', 3000), RemList.Of(1L));
        map.Set("a: " + new string('k', 3000), 2L);

        ValueDifference.First(map, Read(YamlText.Of(map)), isPart: false).ShouldBeNull();
    }

    [Fact]
    public void Random_values_read_back()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var i = 0; i < 2000; i++)
        {
            var value = Make(random, 0);
            var written = YamlText.Of(value);
            ValueDifference.First(value, Read(written), isPart: false).ShouldBeNull($"seed {seed}, round {i}:\n{written}");
        }
    }

    private static object? Make(Random random, int depth) => random.Next(depth > 4 ? 6 : 8) switch
    {
        0 => null,
        1 => random.Next(2) == 0,
        2 => random.NextInt64(long.MinValue, long.MaxValue),
        3 => BitConverter.Int64BitsToDouble(random.NextInt64()) is var number && double.IsFinite(number) ? number : 0.5,
        4 => Texts[random.Next(Texts.Length)],
        5 => string.Concat(Enumerable.Range(0, random.Next(8)).Select(_ => "ab \n:#-'\"\\\t[]{}🚀é\r%"[random.Next(16)]).Where(static c => !char.IsSurrogate(c))),
        6 => RemList.Of([.. Enumerable.Range(0, random.Next(4)).Select(_ => Make(random, depth + 1))]),
        _ => MakeMap(random, depth),
    };

    private static RemMap MakeMap(Random random, int depth)
    {
        var map = new RemMap();
        for (var i = random.Next(4); i > 0; i--)
        {
            map.Set(string.Concat(Texts[random.Next(Texts.Length)].Where(static c => !char.IsControl(c))), Make(random, depth + 1));
        }

        return map;
    }

    private static object? Read(string text)
    {
        var findings = new FindingList();
        var document = PlanReader.Read(new SourceFile("value.yaml", text), RemLimits.Default, findings);
        findings.Items.ShouldBeEmpty(text);
        return document.Root is null ? null : DataBinder.Verbatim(document.Root);
    }
}
