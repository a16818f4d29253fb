using Rem.Engine.Tests.Processes;
using Rem.Fuzz;
using Rem.Plans;
using Rem.Values;
using static Rem.Engine.Tests.Plans.PlanTexts;

namespace Rem.Engine.Tests.Plans;

[Collection(nameof(AloneInTheProcess))]
public sealed class LeadingColonTests
{
    [Theory]
    [InlineData("[\"127.0.0.1\", ::1]", "[\"127.0.0.1\",\"::1\"]")]
    [InlineData("['a',:b]", "[\"a\",\":b\"]")]
    [InlineData("[[a], :b]", "[[\"a\"],\":b\"]")]
    [InlineData("{\"a\": ::1}", "{\"a\":\"::1\"}")]
    [InlineData("{\"a\": :1}", "{\"a\":\":1\"}")]
    [InlineData("[\"a\", !!str :9]", "[\"a\",\":9\"]")]
    [InlineData("[\"a\", !!str ::::9]", "[\"a\",\"::::9\"]")]
    [InlineData("[\"a\", &x ::9, *x ]", "[\"a\",\"::9\",\"::9\"]")]
    [InlineData("[\"a\", :\"x\"]", "[\"a\",\":\\\"x\\\"\"]")]
    [InlineData("[\"a\", # it's \"b\"\n ::9]", "[\"a\",\"::9\"]")]
    [InlineData("{\"a\": # \"x\"\n ::9}", "{\"a\":\"::9\"}")]
    [InlineData("{\"a\": # \"x\"\n :9}", "{\"a\":\":9\"}")]
    [InlineData("[!!str # \"x\"\n :9]", "[\":9\"]")]
    [InlineData("- [1]\n- :x", "[[1],\":x\"]")]
    [InlineData("- [1]\n- :,x", "[[1],\":,x\"]")]
    [InlineData("- [1]\n- :[x]", "[[1],\":[x]\"]")]
    [InlineData("- [1]\n-\n  :x", "[[1],\":x\"]")]
    [InlineData(":a: [1]\n:b: ['x']\n:c: {d: e}\n:f: [1,\n  2]\n:g: 3", "{\":a\":[1],\":b\":[\"x\"],\":c\":{\"d\":\"e\"},\":f\":[1,2],\":g\":3}")]
    [InlineData("  :a: [1]\n  :b: [\"x\", :y]\n", "{\":a\":[1],\":b\":[\"x\",\":y\"]}")]
    [InlineData("a: [\"b\"]\nc: see :d", "{\"a\":[\"b\"],\"c\":\"see :d\"}")]
    [InlineData("a: [1]\nb: |\n  :c [\"d\"]\n  :e", "{\"a\":[1],\"b\":\":c [\\\"d\\\"]\\n:e\"}")]
    [InlineData("a: [1]\nb: \":c\n  :d\"", "{\"a\":[1],\"b\":\":c :d\"}")]
    public void A_colon_that_starts_a_scalar_stays(string text, string json) => Json(text).ShouldBe(json);

    [Theory]
    [InlineData("{\"a\":1}", "{\"a\":1}")]
    [InlineData("{\"a\" :1}", "{\"a\":1}")]
    [InlineData("{\"a\"::1}", "{\"a\":\":1\"}")]
    [InlineData("[\"a\"::1]", "[{\"a\":\":1\"}]")]
    [InlineData("{'a':[1], \"b\":{c: d}}", "{\"a\":[1],\"b\":{\"c\":\"d\"}}")]
    [InlineData("{\"a\"\n  :b }", "{\"a\":\"b\"}")]
    [InlineData("{\"a\" # why\n  :b }", "{\"a\":\"b\"}")]
    [InlineData("{\"a\" # why\n# and\n\n  :b }", "{\"a\":\"b\"}")]
    [InlineData("{\"a\"\n  :[b] }", "{\"a\":[\"b\"]}")]
    [InlineData("[\"a\", {\"b\", :}]", "[\"a\",{\"b\":null,\"\":null}]")]
    public void A_colon_behind_a_key_is_no_text(string text, string json) => Json(text).ShouldBe(json);

    [Fact]
    public void Random_YAML_keeps_all_its_colons()
    {
        var seed = Random.Shared.Next();
        var yaml = new ColonYaml(new Random(seed));
        for (var i = 0; i < 5000; i++)
        {
            var (text, value) = yaml.Make();

            var document = Read(text, out var findings);

            findings.ShouldBeEmpty($"seed {seed}, round {i}:\n{text}");
            ValueText.Json(Value(document.Root)).ShouldBe(ValueText.Json(value), $"seed {seed}, round {i}:\n{text}");
        }
    }

    [Fact]
    public void Its_place_is_its_own()
    {
        var list = (ListNode)Read("[1, \"8\", !!str ::::9]").Root!;

        Covered(list.Items[2].Span).ShouldBe("::::9");
        Covered(((ScalarNode)list.Items[2]).Locate(4, 1)).ShouldBe("9");
    }

    [Fact]
    public void The_tag_of_a_directive_may_start_with_one() => Json("# x\n\n%TAG !x! :x\n---\n- [a]\n- :b\n").ShouldBe("[[\"a\"],\":b\"]");

    // Each candidate is looked at once, with what stands before it.
    [Theory]
    [InlineData(" :a")]
    [InlineData("\n:a # \"")]
    [InlineData("\n\n  :a]")]
    [InlineData("[:{")]
    [InlineData("\" :[")]
    public void Many_of_them_take_no_more_than_their_number(string colon)
    {
        var text = "- \"x\"\n- " + string.Concat(Enumerable.Repeat(colon, 4_000_000 / colon.Length));

        Bounds.Check(() => LeadingColons.Replace(text, '\uE000'), TimeSpan.FromSeconds(2), 64 * 1024 * 1024).ShouldBeNull();
    }
}
