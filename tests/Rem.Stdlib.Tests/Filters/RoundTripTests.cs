using Rem.Expressions;
using Rem.Values;

namespace Rem.Stdlib.Tests.Filters;

public class RoundTripTests
{
    private static readonly string[] Texts =
    [
        "", " ", "a", "no", "Yes", "null", "~", "1", "1.5", "0x1F", "1:30", "2026-01-01", "- a", "a: b", "a #b", "#", "a\nb", "a\nb\n", "a\n\n", "\na", " a\n", "a \nb",
        "\t", "a\tb", "\0", "\u0085", "\u2028", "\ufeff", "\u007f", "é😀", "'", "\"", "\\", "${{ x }}", "*a", "&a", "!a", "%a", "@a", "`a", "{a}", "[a]", "a,b", "?", "-", "---", "...", "=", "<<", "a\r\nb", "\r", "|", ">", "a:", ":a", "a  b", "a\n  b\n c", "a\n\tb", "line\n\n\nline\n",
    ];

    [Theory]
    [InlineData("v | yaml | from_yaml")]
    [InlineData("v | json | from_json")]
    [InlineData("v | json 2 | from_json")]
    public void What_is_written_reads_back_as_it_was(string expression)
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var parsed = ExpressionParser.Parse(expression, new ParseOptions(StdlibFilters.Table));
        for (var i = 0; i < 3000; i++)
        {
            var value = Value(random, 4);

            var again = parsed.Evaluate(new MapNames(Map("v", value)));

            ValueText.Json(again).ShouldBe(ValueText.Json(value), $"seed {seed}, round {i}");
        }
    }

    private static object? Value(Random random, int depth) => random.Next(depth > 0 ? 9 : 7) switch
    {
        0 => null,
        1 => random.Next(2) == 0,
        2 => random.NextInt64(long.MinValue, long.MaxValue),
        3 => Math.Round((random.NextDouble() * 1000) - 500, random.Next(15)),
        < 7 => Texts[random.Next(Texts.Length)],
        7 => List(random, depth - 1),
        _ => Map(random, depth - 1),
    };

    private static RemList List(Random random, int depth)
    {
        var list = new RemList();
        for (var i = random.Next(4); i > 0; i--)
        {
            list.Add(Value(random, depth));
        }

        return list;
    }

    private static RemMap Map(Random random, int depth)
    {
        var map = new RemMap();
        for (var i = random.Next(4); i > 0; i--)
        {
            // A control character in a key is an error of the loader (`"\run"`), which reads the YAML back.
            var key = Texts[random.Next(Texts.Length)];
            map.Set(key.Any(char.IsControl) ? "key" : key, Value(random, depth));
        }

        return map;
    }

    private static RemMap Map(string key, object? value)
    {
        var map = new RemMap();
        map.Set(key, value);
        return map;
    }
}
