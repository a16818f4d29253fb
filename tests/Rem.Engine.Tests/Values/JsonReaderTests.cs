using Rem.Values;

namespace Rem.Engine.Tests.Values;

public class JsonReaderTests
{
    [Theory]
    [InlineData("1", "1")]
    [InlineData(" -0 ", "0")]
    [InlineData("1.0", "1.0")]
    [InlineData("1e2", "100.0")]
    [InlineData("\"a\\u00e9\\n\\/\"", "\"aé\\n/\"")]
    [InlineData("\"\\ud83d\\ude00\"", "\"😀\"")]
    [InlineData("\"\\ud800\"", "\"\\ud800\"")]
    [InlineData("[]", "[]")]
    [InlineData("{ }", "{}")]
    [InlineData("[1, [2, {\"a\": null}], true,\n false]", "[1,[2,{\"a\":null}],true,false]")]
    [InlineData("{\"b\": 1, \"a\": 2, \"b\": 3}", "{\"b\":3,\"a\":2}")]
    [InlineData("9223372036854775807", "9223372036854775807")]
    public void Json_reads_as_values(string text, string gives)
    {
        JsonReader.TryRead(text, 64, out var value, out var wrong).ShouldBeTrue(wrong);

        ValueText.Json(value).ShouldBe(gives);
    }

    [Theory]
    [InlineData("", "expected a value, got the end (line 1, column 1)")]
    [InlineData("[1 2]", "expected ',' or ']', got '2' (line 1, column 4)")]
    [InlineData("[1,]", "expected a value, got ']' (line 1, column 4)")]
    [InlineData("{\"a\" 1}", "expected ':', got '1' (line 1, column 6)")]
    [InlineData("{a: 1}", "expected a key in double quotes, got 'a' (line 1, column 2)")]
    [InlineData("{\"a\": 1,}", "expected a key in double quotes, got '}' (line 1, column 9)")]
    [InlineData("[\n1,\nx]", "expected a value, got 'x' (line 3, column 1)")]
    [InlineData("1 1", "expected the end, got '1' (line 1, column 3)")]
    [InlineData("'a'", "expected a value, got ''' (line 1, column 1)")]
    [InlineData("01", "a number is not complete, or begins with 0 (line 1, column 3)")]
    [InlineData("1.", "a number is not complete, or begins with 0 (line 1, column 3)")]
    [InlineData("nul", "expected a value, got 'n' (line 1, column 1)")]
    [InlineData("NaN", "expected a value, got 'N' (line 1, column 1)")]
    [InlineData("1e999", "a number is outside the range of floats (line 1, column 6)")]
    [InlineData("99999999999999999999", "an integer is outside 64 bits (line 1, column 21)")]
    [InlineData("\"a", "a text is not closed (line 1, column 3)")]
    [InlineData("\"a\nb\"", "a control character in a text is not escaped (line 1, column 3)")]
    [InlineData("\"\\x\"", "an escape is unknown (line 1, column 3)")]
    [InlineData("\"\\u12\"", "'\\u' needs four hexadecimal digits (line 1, column 3)")]
    public void What_is_no_json_is_refused_at_its_place(string text, string says)
    {
        JsonReader.TryRead(text, 64, out var value, out var wrong).ShouldBeFalse();

        wrong.ShouldBe(says);
        value.ShouldBeNull();
    }

    [Fact]
    public void Nesting_is_limited_whatever_stands_in_the_text()
    {
        JsonReader.TryRead(new string('[', 64) + new string(']', 64), 64, out _, out _).ShouldBeTrue();

        JsonReader.TryRead(new string('[', 1_000_000), 64, out _, out var wrong).ShouldBeFalse();

        wrong.ShouldContain("64 levels");
    }
}
