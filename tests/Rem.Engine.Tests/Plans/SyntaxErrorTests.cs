using Rem.Plans;
using static Rem.Engine.Tests.Plans.PlanTexts;

namespace Rem.Engine.Tests.Plans;

/// <summary>Broken YAML: one finding, at the place where the author mends it, in our words.</summary>
public sealed class SyntaxErrorTests
{
    [Theory]
    // Brackets.
    [InlineData("a: [1, 2\nb: 3", "1:4+1 REM1004 this '[' is not closed")]
    [InlineData("a: [1, 2", "1:4+1 REM1004 this '[' is not closed")]
    [InlineData("a: [1, {b: 2", "1:8+1 REM1004 this '{' is not closed")]
    [InlineData("hosts: {a: 1,\nrun:\n  - shell: x", "1:8+1 REM1004 this '{' is not closed")]
    [InlineData("a: [\n  b,\nc: 1\n", "1:4+1 REM1004 this '[' is not closed")]
    [InlineData("a: [1, 2}\nb: 1", "1:9+1 REM1004 expected ']' for the '[' in line 1, got '}'")]
    [InlineData("a: {x: 1]", "1:9+1 REM1004 expected '}' for the '{' in line 1, got ']'")]
    [InlineData("a: ]", "1:4+1 REM1004 this ']' has no '[' before it")]
    [InlineData("[1, 2]]", "1:7+1 REM1004 this ']' has no '[' before it")]
    [InlineData("a: [1, 2] x", "1:11+1 REM1003 expected the end of the line behind the closing bracket, got 'x'")]
    [InlineData("a: [b, , c]", "1:8+1 REM1003 a value is missing before this ','")]
    [InlineData("a: [1: 2: 3]", "1:9+1 REM1008 a second ':' in one entry")]
    [InlineData("a: {\n  b: 1\n  c: 2\n}", "3:4+1 REM1003 expected ',' or '}' before this key")]
    [InlineData("a: [x, @y]", "1:8+2 REM1010 a value without quotes cannot start with '@'")]
    // Quotes.
    [InlineData("a: \"open\nb: 2\n", "1:4+1 REM1005 the text that this \" opens is not closed")]
    [InlineData("a: 'open\nb: 2\n", "1:4+1 REM1005 the text that this ' opens is not closed")]
    [InlineData("a: 'it's'\nb: 2", "1:8+2 REM1005 text stands behind the closing '")]
    [InlineData("a: \"x\" y\nb: 1", "1:8+1 REM1005 text stands behind the closing \"")]
    [InlineData("a: \"x\n  b: \"y\"\nc: 1", "1:4+1 REM1005 the text that this \" opens is closed only in line 2")]
    [InlineData("a: \"one\n--- x", "1:4+1 REM1005 the text that this \" opens is not closed")]
    // Tabs.
    [InlineData("a: 1\n\tb: 2", "2:1+1 REM1006 a line is indented with a tab")]
    [InlineData("a:\n\tb: 2", "2:1+1 REM1006 a line is indented with a tab")]
    [InlineData("a:\n  b: 1\n \tc: 2", "3:2+1 REM1006 a line is indented with a tab")]
    [InlineData("- a\n\t- b", "2:1+1 REM1006 a line is indented with a tab")]
    // Indentation.
    [InlineData(">\nb\n  c\n", "3:1+1 REM1007 the text behind '>' starts without indentation, so no line of it can start with a blank")]
    [InlineData("# x\n--- |- # y\r\n\r\nb\r\n \r\n", "5:1+1 REM1007 the text behind '|' starts without indentation")]
    [InlineData("a: 1\n  b: 2", "2:3+1 REM1007 this line is indented deeper than line 1")]
    [InlineData("run:\n  - shell: x\n     as: y", "3:6+2 REM1007 this line is indented deeper than line 2")]
    [InlineData("run:\n  - shell: x\n   as: y", "3:4+3 REM1007 3 blanks of indentation fit no block here; the blocks above have 0, 2, 4")]
    [InlineData("a:\n    b: 1\n  c: 2", "3:3+2 REM1007 2 blanks of indentation fit no block here")]
    [InlineData("  a: 1\nb: 2", "2:1+2 REM1007 0 blanks of indentation fit no block here")]
    [InlineData("a: |\n    one\n  two\nb: 1", "3:3+3 REM1007 this line has less indentation than the first line of the text behind '|' in line 1")]
    [InlineData("a: |\n     \n  two\nb: 1", "2:1+1 REM1007 an empty line above the text's first line has more blanks")]
    [InlineData("- a\nb: 1", "2:1+4 REM1003 a key stands where a list item '- ' is expected")]
    [InlineData("a: 1\n- b", "2:1+3 REM1003 a list item '- ' stands where a key is expected")]
    // Colons.
    [InlineData("a: b: c", "1:5+1 REM1008 a second ': ' in one line")]
    [InlineData("- log: done: ${{ x }}", "1:12+1 REM1008 a second ': ' in one line")]
    [InlineData("a: 1\nb\nc: 2", "2:1+1 REM1008 expected a key with ':', got 'b'")]
    [InlineData("a: 1\nbbb", "2:1+3 REM1008 expected a key with ':', got 'bbb'")]
    [InlineData("key\nb: 1", "1:1+3 REM1008 expected a key with ':', got 'key'")]
    [InlineData("if a == \"x: y\":\n  b: 1", "1:1+14 REM1008 this key is not quoted whole")]
    [InlineData("if a == \"x #1\":\n  b: 1", "1:1+11 REM1008 this key is not quoted whole")]
    [InlineData("if a == \"x #1\": 1", "1:1+10 REM1008 expected a key with ':'")]
    [InlineData("a: 1\nif a == \"x #1\": 1", "2:1+11 REM1008 this key is not quoted whole")]
    // Escapes.
    [InlineData("a: \"\\q\"", "1:5+2 REM1009 '\\q' is no escape")]
    [InlineData("a: \"ok \\n\\t\n  b C:\\dir\"", "2:7+2 REM1009 '\\d' is no escape")]
    [InlineData("a: \"\\x4\"", "1:5+2 REM1009 '\\x' expects 2 hexadecimal digits")]
    [InlineData("a: \"\\ud800\"", "1:5+6 REM1009 '\\ud800' is half of a surrogate pair")]
    [InlineData("a: \"\\ud83d\\u0041\"", "1:5+6 REM1009 '\\ud83d' is half of a surrogate pair")]
    [InlineData("a: \"\\U00110000\"", "1:5+10 REM1009 '\\U00110000' is above the last character")]
    // Starts.
    [InlineData("a: @x", "1:4+2 REM1010 a value without quotes cannot start with '@'")]
    [InlineData("a: `x`", "1:4+3 REM1010 a value without quotes cannot start with '`'")]
    [InlineData("a: %x", "1:4+2 REM1010 a value without quotes cannot start with '%'")]
    [InlineData("a: * b", "1:4+1 REM1010 expected the name of an alias behind '*'")]
    [InlineData("a: & b", "1:4+1 REM1010 expected the name of an anchor behind '&'")]
    [InlineData("a: ? b", "1:4+1 REM1010 a value without quotes cannot start with '? '")]
    [InlineData("%x: 1", "1:1+5 REM1022 expected %YAML 1.2 or %TAG")]
    [InlineData("%YAML 2.0\n---\na", "1:1+9 REM1022 expected %YAML 1.2 or %TAG")]
    [InlineData("%YAML 1.2\na: 1", "2:1+4 REM1022 expected '---' behind the lines that start with '%'")]
    // Others.
    [InlineData("a: - b", "1:4+1 REM1003 a list cannot start here")]
    [InlineData("a: |x\n  b", "1:5+1 REM1003 behind '|' may stand")]
    [InlineData("a: \"x\"#c", "1:7+1 REM1003 a comment needs a blank before its '#'")]
    [InlineData("a: [x]#c", "1:7+1 REM1003 a comment needs a blank before its '#'")]
    [InlineData("a: [x,#c\n y]", "1:7+1 REM1003 a comment needs a blank before its '#'")]
    [InlineData("a: x # c\n  b", "2:3+1 REM1003 a text without quotes ends at the comment in line 1")]
    [InlineData("a: &x &y 1", "1:7+2 REM1003 a value has one anchor")]
    [InlineData("a: !e!x 1", "1:4+4 REM1014 '!e!x' is no YAML tag")]
    // Interpolation among YAML's own braces.
    [InlineData("a: [${{ x }}]", "1:5+8 REM1021 '${{ }}' stands without quotes inside [ ] or { }")]
    [InlineData("a: {b: ${{ x.y | upper }}, c: 1}\nd: 1", "1:8+18 REM1021 '${{ }}' stands without quotes")]
    [InlineData("- put: {text: ${{ x }} is bad}", "1:15+8 REM1021 '${{ }}' stands without quotes")]
    public void Broken_text_has_one_finding_where_it_is_mended(string text, string finding) =>
        Findings(text).ShouldHaveSingleItem().ShouldStartWith(finding);

    [Theory]
    [InlineData("a: \"${{ x }}\"")]
    [InlineData("a: ${{ x }}")]
    [InlineData("a: [\"${{ x }}\", '${{ y }}']")]
    [InlineData("${{ host }}: up")]
    [InlineData("a: http://x.example/y#z")]
    [InlineData("a: x:y")]
    [InlineData("a: it's 5\" wide")]
    [InlineData("'if a == \"x: y\"': 1")]
    [InlineData("if a == \"x:y\": 1")]
    [InlineData("a: \"\\ud83d\\ude00\"")]
    [InlineData("a: 1]")]
    [InlineData("a: one # two: three")]
    public void Honest_text_has_none(string text) => Findings(text).ShouldBeEmpty();

    [Theory]
    [InlineData("a: [${{ x }}]", "quote the whole value: \"${{ x }}\"")]
    [InlineData("- log: done: ${{ x }}", "quote the value: log: \"done: ${{ x }}\"")]
    [InlineData("- shell: echo \"a: b\"", "quote the value: shell: 'echo \"a: b\"'")]
    [InlineData("if a == \"x: y\":\n  b: 1", "a key that holds ': ' or ' #' is quoted whole: 'if a == \"x: y\"':")]
    [InlineData("a: \"C:\\dir\"", "write '\\\\d', or use single quotes: there a backslash is a backslash")]
    [InlineData("a: {\n  b: 1\n  c: 2\n}", "a comma is missing at the end of line 2")]
    [InlineData("a: [1, 2\nb: 3", "close it with ']' before line 2")]
    [InlineData("a: 'it's'", "inside '…' a quote is written ''")]
    public void The_hint_shows_how_to_mend_it(string text, string hint)
    {
        Read(text, out var findings);

        findings.ShouldHaveSingleItem().Hint.ShouldBe(hint);
    }

    [Fact]
    public void What_was_wrong_before_the_syntax_error_is_reported_too()
    {
        var lines = Findings("a: 1\na: 2\nb: 99999999999999999999\nc: [1\n");

        lines.Select(l => l.Split(' ')[1]).ShouldBe(["REM1016", "REM1004"]);
    }

    [Fact]
    public void A_text_with_a_syntax_error_has_no_root() => Read("a: 1\nb: [", out _).Root.ShouldBeNull();
}
