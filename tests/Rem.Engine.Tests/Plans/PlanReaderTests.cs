using Rem.Plans;
using static Rem.Engine.Tests.Plans.PlanTexts;

namespace Rem.Engine.Tests.Plans;

public sealed class PlanReaderTests
{
    [Theory]
    [InlineData("null", "null")]
    [InlineData("~", "null")]
    [InlineData("", "null")]
    [InlineData("Null", "null")]
    [InlineData("nULL", "\"nULL\"")]
    [InlineData("true", "true")]
    [InlineData("FALSE", "false")]
    [InlineData("no", "\"no\"")]
    [InlineData("on", "\"on\"")]
    [InlineData("yes", "\"yes\"")]
    [InlineData("1:30", "\"1:30\"")]
    [InlineData("0777", "777")]
    [InlineData("0o777", "511")]
    [InlineData("0xFf", "255")]
    [InlineData("-12", "-12")]
    [InlineData("+12", "12")]
    [InlineData("1_000", "\"1_000\"")]
    [InlineData("1e3", "1000.0")]
    [InlineData("12e03", "12000.0")]
    [InlineData(".5", "0.5")]
    [InlineData("5.", "5.0")]
    [InlineData(".", "\".\"")]
    [InlineData("-", "[null]")]
    [InlineData("-.", "\"-.\"")]
    [InlineData("1.2.3", "\"1.2.3\"")]
    [InlineData("1e", "\"1e\"")]
    [InlineData("0x", "\"0x\"")]
    [InlineData("0xG", "\"0xG\"")]
    [InlineData("0o8", "\"0o8\"")]
    [InlineData("-0x1", "\"-0x1\"")]
    [InlineData(".inf", "\".inf\"")]
    [InlineData("-.INF", "\"-.inf\"")]
    [InlineData(".nan", "\".nan\"")]
    [InlineData("9223372036854775807", "9223372036854775807")]
    [InlineData("-9223372036854775808", "-9223372036854775808")]
    [InlineData("0x7FFFFFFFFFFFFFFF", "9223372036854775807")]
    [InlineData("0o777777777777777777777", "9223372036854775807")]
    [InlineData("'1'", "\"1\"")]
    [InlineData("\"null\"", "\"null\"")]
    [InlineData("2001-12-14", "\"2001-12-14\"")]
    public void A_plain_scalar_has_the_type_of_the_core_schema(string text, string json) => Json(text).ShouldBe(json);

    [Fact]
    public void Infinity_and_nan_are_floats()
    {
        ((ScalarNode)Read(".inf").Root!).Value.ShouldBe(double.PositiveInfinity);
        ((ScalarNode)Read("+.Inf").Root!).Value.ShouldBe(double.PositiveInfinity);
        ((ScalarNode)Read(".NaN").Root!).Value.ShouldBe(double.NaN);
    }

    [Theory]
    [InlineData("|\nb\nc\n", "b\nc\n")]
    [InlineData(">-\n\nb\nc\n\td\n", "\nb c\n\td")]
    [InlineData("|\n  b\n   c\n", "b\n c\n")]
    [InlineData("|-2\n   b\n", " b")]
    [InlineData("|1+\n  b\n\n", " b\n\n")]
    [InlineData("--- |\nb\n...\n # c\n", "b\n")]
    public void A_text_of_several_lines_may_be_the_whole_document(string text, string value) =>
        ((ScalarNode)Read(text).Root!).Value.ShouldBe(value);

    [Theory]
    [InlineData("9223372036854775808")]
    [InlineData("-9223372036854775809")]
    [InlineData("0x8000000000000000")]
    [InlineData("0xFFFFFFFFFFFFFFFFF")]
    [InlineData("0o1000000000000000000000")]
    [InlineData("1e999")]
    [InlineData("12345e678")]
    public void A_number_outside_64_bits_is_an_error_with_a_hint(string number)
    {
        Read("id: " + number, out var findings);

        var finding = findings.ShouldHaveSingleItem();
        finding.Code.ShouldBe(PlanErrors.Number);
        finding.At.Column.ShouldBe(5);
        finding.At.Length.ShouldBe(number.Length);
        finding.Hint.ShouldBe($"quote it when it is text: '{number}'");
    }

    [Theory]
    [InlineData("!!str 7", "\"7\"")]
    [InlineData("!!str", "\"\"")]
    [InlineData("! 7", "\"7\"")]
    [InlineData("!!int '7'", "7")]
    [InlineData("!!float 1", "1.0")]
    [InlineData("!!float 99999999999999999999", "1e+20")]
    [InlineData("!!bool 'true'", "true")]
    [InlineData("!!null", "null")]
    [InlineData("!!null ''", "null")]
    [InlineData("!!map {a: 1}", "{\"a\":1}")]
    [InlineData("!!seq [a]", "[\"a\"]")]
    [InlineData("!<tag:yaml.org,2002:str> 7", "\"7\"")]
    [InlineData("%TAG !y! tag:yaml.org,2002:\n---\n!y!int '7'", "7")]
    public void A_tag_of_the_core_schema_decides_the_type(string text, string json) => Json(text).ShouldBe(json);

    [Theory]
    [InlineData("a: !!int x", "1:10+1 REM1015 !!int expects an integer, got text 'x'")]
    [InlineData("a: !!int 1.5", "1:10+3 REM1015 !!int expects an integer, got text '1.5'")]
    [InlineData("a: !!bool yes", "1:11+3 REM1015 !!bool expects true or false, got text 'yes'")]
    [InlineData("a: !!float ''", "1:12+2 REM1015 !!float expects a float, got text ''")]
    [InlineData("a: !!map x", "1:10+1 REM1015 !!map stands before text 'x'; expected a map")]
    [InlineData("a: !!seq {b: 1}", "1:10+1 REM1015 !!seq stands before a map")]
    [InlineData("a: !!str [b]", "1:10+1 REM1015 !!str stands before a list")]
    [InlineData("a: &x !!int y", "1:13+1 REM1015 !!int expects an integer, got text 'y'")]
    public void Content_that_does_not_fit_its_tag_is_an_error(string text, string finding) =>
        Findings(text).ShouldHaveSingleItem().ShouldBe(finding);

    [Theory]
    [InlineData("a: !vault x", "1:4+6 REM1014 unknown YAML tag !vault;")]
    [InlineData("a: !!binary eA==", "1:4+8 REM1014 unknown YAML tag !!binary;")]
    [InlineData("a: &b !x [1]", "1:7+2 REM1014 unknown YAML tag !x;")]
    [InlineData("a: !x\n  b: 1", "1:4+2 REM1014 unknown YAML tag !x;")]
    [InlineData("!x a: 1", "1:1+2 REM1014 unknown YAML tag !x;")]
    public void Any_other_tag_is_an_error_at_the_tag(string text, string finding) =>
        Findings(text).ShouldHaveSingleItem().ShouldStartWith(finding);

    [Fact]
    public void Keys_are_their_text_as_written() =>
        Json("7: a\n1.10: b\nnull: c\n'7.0': d\n0x10: e\n99999999999999999999: f")
            .ShouldBe("{\"7\":\"a\",\"1.10\":\"b\",\"null\":\"c\",\"7.0\":\"d\",\"0x10\":\"e\",\"99999999999999999999\":\"f\"}");

    [Fact]
    public void Keys_are_interned() =>
        ((MapNode)Read("some key: 1").Root!).Entries[0].Key.Text.ShouldBeSameAs(string.Intern(new string("some key".ToCharArray())));

    [Fact]
    public void A_key_that_stands_twice_is_reported_with_both_lines_and_the_first_counts()
    {
        var document = Read("a: 1\nb: 2\n'a': 3\n", out var findings);

        Lines(findings).ShouldHaveSingleItem().ShouldBe("3:1+3 REM1011 the key 'a' stands twice in this map, in lines 1 and 3");
        ((ScalarNode)((MapNode)document.Root!).Find("a")!).Value.ShouldBe(1L);
    }

    [Theory]
    [InlineData("else", "carries its `else` inside")]
    [InlineData("elif a > 1", "carries its `else` inside")]
    [InlineData("if a > 1", "carries its `else` inside")]
    [InlineData("run", "one `run`")]
    [InlineData("set x", "two steps")]
    [InlineData("name", "another name")]
    public void A_key_that_stands_twice_has_a_hint_for_its_kind(string key, string hint)
    {
        Read($"{key}: 1\n{key}: 2\n", out var findings);

        findings.ShouldHaveSingleItem().Hint!.ShouldContain(hint);
    }

    [Fact]
    public void A_key_that_stands_twice_in_a_large_map_is_found()
    {
        var text = string.Concat(Enumerable.Range(0, 5000).Select(i => $"key{i}: {i}\n")) + "key77: x\n";

        Findings(text).ShouldHaveSingleItem().ShouldBe("5001:1+5 REM1011 the key 'key77' stands twice in this map, in lines 78 and 5001");
    }

    [Theory]
    [InlineData("? [a]\n: 1", "1:3+3 REM1012 a key must be text, got a list")]
    [InlineData("{{a: 1}: 2}", "1:2+6 REM1012 a key must be text, got a map")]
    [InlineData("a: {{ x }}", "1:5+5 REM1012 a key must be text, got a map")]
    [InlineData("a: &l [1]\n*l : 2", "2:1+2 REM1012 a key must be text, got a list")]
    public void A_list_or_map_as_key_is_an_error(string text, string finding) =>
        Findings(text).ShouldContain(finding);

    [Fact]
    public void An_interpolation_without_dollar_has_a_hint()
    {
        Read("a: {{ x }}", out var findings);

        findings.ShouldHaveSingleItem().Hint.ShouldBe("an interpolation is written ${{ name }}");
    }

    [Fact]
    public void A_control_character_in_a_key_is_reported_at_its_escape_with_a_hint()
    {
        Read("a: 1\n\"\\run\": 2", out var findings);

        Lines(findings).ShouldHaveSingleItem().ShouldBe("2:2+2 REM1020 a key must be text without control characters, got U+000D");
        findings[0].Hint!.ShouldContain("write '\\run' or \\run");
    }

    [Fact]
    public void Every_finding_is_reported_in_one_pass()
    {
        var lines = Findings("a: 99999999999999999999\na: 1\nb: !x 1\nc: *no\nd: !!int x\n? [k]\n: 1\n");

        lines.Select(l => l.Split(' ')[1]).ShouldBe(["REM1016", "REM1011", "REM1014", "REM1017", "REM1015", "REM1012"]);
    }

    [Fact]
    public void An_empty_text_has_no_root()
    {
        Read("").Root.ShouldBeNull();
        Read("# only a comment\n").Root.ShouldBeNull();
    }

    [Fact]
    public void A_second_document_is_an_error_at_its_start() =>
        Findings("a: 1\n---\nb: 2\n").ShouldHaveSingleItem().ShouldStartWith("2:1+3 REM1019");

    [Fact]
    public void One_document_may_carry_its_marks() => Json("%YAML 1.2\n--- # start\na: 1\n...\n").ShouldBe("{\"a\":1}");

    [Fact]
    public void Line_separators_of_unicode_are_text()
    {
        Json("a: x\u2028y\nb: \"x\u0085y\"\n").ShouldBe("{\"a\":\"x\u2028y\",\"b\":\"x\u0085y\"}");
        Json("a: \uE000x\u2029y\n").ShouldBe("{\"a\":\"\uE000x\u2029y\"}");
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_text()
    {
        var document = Read("\uFEFFa: b");

        Covered(((MapNode)document.Root!).Entries[0].Value.Span).ShouldBe("b");
    }
}
