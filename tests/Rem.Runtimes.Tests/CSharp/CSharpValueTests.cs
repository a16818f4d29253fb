using Rem.Errors;
using Rem.Testing.Scripting;
using Rem.Values;

namespace Rem.Runtimes.Tests.CSharp;

/// <summary>Values at the border of C#.</summary>
public sealed class CSharpValueTests
{
    private static readonly ScriptBench _bench = new(CSharpScripts.Runtime);

    [Theory]
    [InlineData("(byte)7", "7")]
    [InlineData("7u", "7")]
    [InlineData("(ulong)long.MaxValue", "9223372036854775807")]
    [InlineData("(Int128)5", "5")]
    [InlineData("1.5f", "1.5")]
    [InlineData("1.25m", "1.25")]
    [InlineData("'x'", "\"x\"")]
    [InlineData("DayOfWeek.Monday", "\"Monday\"")]
    [InlineData("new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc)", "\"2026-01-02T03:04:05.0000000Z\"")]
    [InlineData("new DateOnly(2026, 1, 2)", "\"2026-01-02\"")]
    [InlineData("TimeSpan.FromSeconds(90)", "\"1m30s\"")]
    [InlineData("new Uri(\"http://x/y\")", "\"http://x/y\"")]
    [InlineData("new StringBuilder(\"abc\")", "\"abc\"")]
    [InlineData("(int?)null", "null")]
    [InlineData("(1, \"a\", (2, 3))", "[1,\"a\",[2,3]]")]
    [InlineData("new Dictionary<int, string> { [1] = \"a\" }", "{\"1\":\"a\"}")]
    [InlineData("new SortedDictionary<string, object?> { [\"b\"] = null, [\"a\"] = 1 }", "{\"a\":1,\"b\":null}")]
    [InlineData("new Queue<int>(new[] { 1, 2 })", "[1,2]")]
    [InlineData("\"b a\".Split(' ').OrderBy(w => w).Select((w, i) => new { w, i })", "[{\"w\":\"a\",\"i\":0},{\"w\":\"b\",\"i\":1}]")]
    [InlineData("JsonDocument.Parse(\"{\\\"a\\\": [1, 2.5, null]}\")", "{\"a\":[1,2.5,null]}")]
    [InlineData("System.Text.Json.Nodes.JsonNode.Parse(\"[true]\")", "[true]")]
    [InlineData("new { a = new { b = new[] { new { c = 1 } } } }", "{\"a\":{\"b\":[{\"c\":1}]}}")]
    public void A_value_of_NET_becomes_the_nearest_of_the_plan(string expression, string json) =>
        ValueText.Json(_bench.Run($"return {expression};").Value).ShouldBe(json);

    [Theory]
    [InlineData("new MemoryStream()", "host object")]
    [InlineData("Task.CompletedTask", "host object")]
    [InlineData("(Action)(() => { })", "function")]
    [InlineData("ulong.MaxValue", "18446744073709551615")]
    [InlineData("new object()", "host object")]
    [InlineData("typeof(string)", "host object")]
    [InlineData("new Dictionary<object, int> { [new int[0]] = 1 }", "key")]
    public void What_is_no_value_is_said_with_its_line(string expression, string says)
    {
        var error = Should.Throw<PlanException>(() => _bench.Run($"var x = 1;\nreturn new object?[] {{ {expression} }};"));

        error.Finding.Code.ShouldBe(ScriptErrors.NoValue);
        error.Finding.Message.ShouldContain(says);
        error.Finding.At.Line.ShouldBe(ScriptBench.LinesAbove + 2);
    }

    [Theory]
    [InlineData("pipe.Get<int>(\"n\")", "5")]
    [InlineData("pipe.Get<double>(\"n\")", "5.0")]
    [InlineData("pipe.Get<int?>(\"missing\")", "null")]
    [InlineData("pipe.Get<string>(\"missing\")", "null")]
    [InlineData("pipe.Get(\"missing\", 9)", "9")]
    [InlineData("pipe.Get<long[]>(\"list\")", "[1,2]")]
    [InlineData("pipe.Get<List<double>>(\"list\").Sum()", "3.0")]
    [InlineData("pipe.Get<IReadOnlyList<int>>(\"list\")", "[1,2]")]
    [InlineData("pipe.Get<Dictionary<string, int>>(\"map\")", "{\"a\":1,\"b\":2}")]
    [InlineData("pipe.Get<DayOfWeek>(\"day\")", "\"Friday\"")]
    [InlineData("pipe.Get<TimeSpan>(\"wait\").TotalSeconds", "90.0")]
    [InlineData("pipe.Get<long>(\"map.b\")", "2")]
    [InlineData("pipe.Get<long>(\"list.-1\")", "2")]
    [InlineData("pipe.In(\"map\").Get<int>(\"a\")", "1")]
    [InlineData("pipe.In(\"missing\").Count", "0")]
    [InlineData("pipe.Keys.Count()", "7")]
    public void A_path_is_read_as_a_type(string expression, string json) =>
        ValueText.Json(_bench.Run($"return {expression};", Pipe()).Value).ShouldBe(json);

    [Theory]
    [InlineData("pipe.Get<int>(\"text\")", "expected an integer (int32) at 'text', got text 'x'")]
    [InlineData("pipe.Get<byte>(\"big\")", "at 'big'")]
    [InlineData("pipe.Get<int>(\"missing\")", "nothing at 'missing'")]
    [InlineData("pipe.Get<string>(\"n\")", "expected text at 'n', got integer 5")]
    [InlineData("pipe.Get<string[]>(\"list\")", "at 'list.0'")]
    [InlineData("pipe.Get<Dictionary<string, string>>(\"map\")", "at 'map.a'")]
    public void A_value_that_does_not_fit_is_named_with_path_and_type(string expression, string says)
    {
        var error = Should.Throw<PlanException>(() => _bench.Run($"var x = 1;\nreturn {expression};", Pipe()));

        error.Finding.Code.ShouldBe(ScriptErrors.Primitive);
        error.Finding.Message.ShouldContain(says);
        error.Finding.At.Line.ShouldBe(ScriptBench.LinesAbove + 2);
    }

    [Fact]
    public void Names_that_are_no_names_of_CSharp_are_reached_by_their_text()
    {
        var script = _bench.Prepare("return new[] { rem.Name(\"my host\"), @class, value };", "my host", "class", "value");

        var result = ScriptBench.Finish(script.RunAsync(ScriptBench.Call(values: ["a", "b", 3L]), default));

        ValueText.Json(result.Value).ShouldBe("[\"a\",\"b\",3]");
    }

    private static RemMap Pipe() => ScriptBench.Map(
        "n", 5L, "text", "x", "list", RemList.Of(1L, 2L), "map", ScriptBench.Map("a", 1L, "b", 2L), "day", "friday", "wait", "1m30s", "big", 300L);
}
