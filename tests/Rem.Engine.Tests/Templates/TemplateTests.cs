using System.Buffers;
using System.Text;
using Rem.Templates;
using Rem.Values;

namespace Rem.Engine.Tests.Templates;

public sealed class TemplateTests
{
    private static readonly RemMap Data = new()
    {
        ["name"] = "a<b>&\"'`=c",
        ["map"] = new RemMap { ["x y"] = 1L, ["list"] = RemList.Of("p", "q"), ["none"] = null },
        ["text"] = "text",
        ["float"] = 5.0,
        ["small"] = 1e-9,
        ["big"] = long.MinValue,
    };

    [Fact]
    public void What_could_end_a_text_or_an_attribute_is_escaped_in_HTML() =>
        Filling.Fill("{{name}}|{{{name}}}|{{& name}}", Data).ShouldBe("a&lt;b&gt;&amp;&quot;&#x27;&#x60;&#x3D;c|a<b>&\"'`=c|a<b>&\"'`=c");

    [Fact]
    public void Nothing_is_escaped_in_a_text() =>
        Filling.Fill(Filling.Parse("{{name}}", isHtml: false), Data).ShouldBe("a<b>&\"'`=c");

    [Theory]
    [InlineData("{{float}} {{small}} {{big}}", "5.0 1e-09 -9223372036854775808")]
    [InlineData("{{map.none}}{{map.[x y]}}{{map/list/1}}{{map.list.length}}", "1q2")]
    [InlineData("{{{map}}}", "{\"x y\":1,\"list\":[\"p\",\"q\"],\"none\":null}")]
    [InlineData("{{#each map}}{{@key}}{{/each}}", "x ylistnone")]
    [InlineData("{{{{raw}}}}{{ {{{{/raw}}}}x", "{{ x")]
    public void Values_are_written_as_interpolation_writes_them(string template, string expected) => Filling.Fill(template, Data).ShouldBe(expected);

    [Fact]
    public void Floats_are_written_as_everywhere()
    {
        var random = new Random(5);
        var template = Filling.Parse("{{f}}");
        double[] special = [0, -0.0, 0.001, -0.001, 0.0005, 999999999999.999, 1e12, -1e12, 1e15, 1e16, 123456.789, 0.1 + 0.2, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.MaxValue, double.Epsilon, 1.0005, 100.5, 5];

        for (var i = 0; i < 20_000; i++)
        {
            var value = i < special.Length ? special[i]
                : i % 3 == 0 ? BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue))
                : random.NextInt64(-1_000_000_000, 1_000_000_000) / Math.Pow(10, random.Next(6));
            Filling.Fill(template, new RemMap { ["f"] = value }).ShouldBe(ValueText.Float(value));
        }
    }

    // How far `../` goes is a matter of the template, never of which values happen to be the same one.
    [Fact]
    public void Each_round_is_a_level_also_over_what_is_the_context_already() =>
        Filling.Fill("{{#each l}}{{#each @root.l}}{{../n}}{{n}} {{/each}}{{#with this}}{{../n}}{{../../t}}{{/with}}{{/each}}", new RemMap { ["t"] = "T", ["l"] = RemList.Of(new RemMap { ["n"] = 1L }, new RemMap { ["n"] = 2L }) })
            .ShouldBe("11 12 1T21 22 2T");

    [Fact]
    public void Names_of_a_block_are_not_in_reach_of_its_else()
    {
        const string text = "{{#each a as |x|}}{{#each none as |y|}}{{else if x}}{{x}}{{else}}-{{/each}}{{else each @root.b as |x|}}{{x}}{{/each}}";

        Filling.Fill(text, new RemMap { ["a"] = RemList.Of("p", ""), ["b"] = RemList.Of("q") }).ShouldBe("p-");
        Filling.Fill(text, new RemMap { ["a"] = new RemList(), ["b"] = RemList.Of("q") }).ShouldBe("q");
        Filling.Fails("{{#each none as |x|}}{{else if x}}{{else}}{{x}}{{/each}}").Message.ShouldContain("'x'");
    }

    // No property of a value's class is reachable: only keys, elements and the length of a list.
    [Theory]
    [InlineData("text.length")]
    [InlineData("text.Length")]
    [InlineData("map.Count")]
    [InlineData("map.IsShared")]
    [InlineData("map.list.Count")]
    [InlineData("map.list.2")]
    [InlineData("map.list.-1")]
    [InlineData("map.none.x")]
    [InlineData("constructor")]
    [InlineData("__proto__")]
    [InlineData("../text")]
    [InlineData("@index")]
    public void Nothing_else_of_a_value_can_be_reached(string path)
    {
        var mark = "{{ " + path + " }}";

        var finding = Filling.Fails("x " + mark, Data);

        finding.Code.ShouldBe(TemplateErrors.Missing);
        Filling.TextOf(finding.At).ShouldBe(mark);
        finding.Message.ShouldContain(path);
    }

    [Fact]
    public void The_error_of_a_missing_name_names_the_nearest_one_where_it_is_missing() =>
        Filling.Fails("{{#with map}}{{lits}}{{/with}}", Data).Hint.ShouldBe("did you mean 'list'?");

    [Fact]
    public void A_fixed_first_name_is_suggested_too() => Filling.Fails("{{inptu.x}}", Data).Hint.ShouldBe("did you mean 'input'?");

    [Fact]
    public void The_error_of_a_name_that_may_be_missing_says_how_to_ask() =>
        Filling.Fails("{{map.other}}", Data).Hint.ShouldBe("write `{{#if map.other}}…{{/if}}` where it may be missing");

    [Fact]
    public void Values_are_never_templates() =>
        Filling.Fill("{{{a}}}", new RemMap { ["a"] = "{{b}}", ["b"] = "no" }).ShouldBe("{{b}}");

    [Fact]
    public void It_sees_every_name_of_its_data_and_copies_none()
    {
        var names = new CountingNames(new RemMap { ["a"] = 1L, ["b"] = 2L });

        Filling.Parse("{{a}}{{#if b}}{{@root.b}}{{/if}}{{input}}").Fill(names, Filling.Limits, CancellationToken.None).ShouldBe("12fixed");

        names.Copies.ShouldBe(0);
    }

    [Fact]
    public void This_at_the_top_is_the_pipe() =>
        Filling.Fill("{{{this}}}{{#each .}}{{@key}}{{/each}}{{{pipe}}}", new RemMap { ["a"] = 1L }).ShouldBe("{\"a\":1}a{\"a\":1}");

    [Fact]
    public void Half_a_surrogate_pair_becomes_the_replacement_character() =>
        Filling.Fill("{{a}}{{b}}", new RemMap { ["a"] = "é😀\ud800b", ["b"] = "\udc00" }).ShouldBe("é😀\ufffdb\ufffd");

    // A pipe hands out the rest of a block, however small.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(64)]
    public void It_writes_into_spans_of_any_size(int size)
    {
        var template = Filling.Parse("<é>{{#each words}}\n  {{this}} {{@index}}{{/each}}");
        var data = new MapNames(new RemMap { ["words"] = RemList.Of("é€😀<x>", 12345678L, "😀😀", 0.25, true) });
        var output = new SmallSpans(size);

        template.Write(data, output, Filling.Limits, CancellationToken.None);

        Encoding.UTF8.GetString(output.Written).ShouldBe("<é>\n  é€😀&lt;x&gt; 0\n  12345678 1\n  😀😀 2\n  0.25 3\n  true 4");
    }

    [Fact]
    public void It_is_filled_by_several_threads_at_a_time()
    {
        var template = Filling.Parse("{{#*inline \"p\"}}[{{this}}]{{/inline}}{{#each l}}{{#with this}}{{> p}}{{/with}}{{@index}}{{/each}}");
        var texts = new string[64];

        Parallel.For(0, texts.Length, i => texts[i] = Filling.Fill(template, new RemMap { ["l"] = RemList.Of("a" + i, "b" + i) }));

        for (var i = 0; i < texts.Length; i++)
        {
            texts[i].ShouldBe($"[a{i}]0[b{i}]1");
        }
    }

    private sealed class CountingNames(RemMap data) : INames
    {
        public int Copies { get; private set; }

        public bool TryFind(string name, out object? value) => data.TryGetValue(name, out value);

        public bool TryFindFixed(string name, out object? value)
        {
            value = name == "input" ? "fixed" : null;
            return name == "input";
        }

        public RemMap ToMap()
        {
            Copies++;
            return data;
        }
    }

    private sealed class SmallSpans(int size) : IBufferWriter<byte>
    {
        private readonly List<byte> _written = [];
        private byte[] _span = [];

        public byte[] Written => _written.ToArray();

        public void Advance(int count) => _written.AddRange(_span.AsSpan(0, count));

        public Memory<byte> GetMemory(int sizeHint = 0) => _span = new byte[Math.Max(size, sizeHint)];

        public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
    }
}
