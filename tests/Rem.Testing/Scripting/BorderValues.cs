using Rem.Values;

namespace Rem.Testing.Scripting;

/// <summary>Values that have to cross into a script language and back as they are.</summary>
public static class BorderValues
{
    /// <summary>Each value under a name that a failing test shows.</summary>
    public static IReadOnlyDictionary<string, object?> All { get; } = new Dictionary<string, object?>
    {
        ["null"] = null,
        ["true"] = true,
        ["false"] = false,
        ["0"] = 0L,
        ["-1"] = -1L,
        ["2^31"] = 1L << 31,
        ["2^53"] = 1L << 53,
        ["2^53+1"] = (1L << 53) + 1,
        ["-(2^53+1)"] = -(1L << 53) - 1,
        ["largest integer"] = long.MaxValue,
        ["smallest integer"] = long.MinValue,
        ["0.0"] = 0.0,
        ["-0.0"] = -0.0,
        ["1.0"] = 1.0,
        ["0.1"] = 0.1,
        ["1e308"] = 1e308,
        ["epsilon"] = double.Epsilon,
        ["largest float"] = double.MaxValue,
        ["infinity"] = double.PositiveInfinity,
        ["-infinity"] = double.NegativeInfinity,
        ["nan"] = double.NaN,
        ["2^63 as float"] = 9223372036854775808.0,
        ["empty text"] = "",
        ["text"] = "hello",
        ["number in text"] = "5",
        ["null in text"] = "null",
        ["umlauts"] = "Grüße",
        ["cjk"] = "日本語",
        ["emoji"] = "a😀b",
        ["nul inside"] = "a\0b",
        ["only nul"] = "\0",
        ["control"] = "\u0001\u001b\u007f\u0085\u2028",
        ["bom"] = "\ufeffx",
        ["noncharacter"] = "\uffff\ufffe",
        ["lone high surrogate"] = "a\ud83d",
        ["lone low surrogate"] = "\ude00b",
        ["swapped surrogates"] = "\ude00\ud83d",
        ["combining"] = "e\u0301",
        ["line ends"] = "a\r\nb\rc\n",
        ["quotes"] = "'\"\\${{ x }}$(y)`z`]]",
        ["129 characters"] = new string('x', 129),
        ["long unicode text"] = new string('ä', 100_000),
        ["empty list"] = new RemList(0),
        ["empty map"] = new RemMap(0),
        ["list"] = RemList.Of(1L, 2L, 3L),
        ["list of null"] = RemList.Of(new object?[] { null }),
        ["null in front"] = RemList.Of(null, 1L),
        ["null at the end"] = RemList.Of(1L, null),
        ["nulls between"] = RemList.Of(1L, null, null, 4L),
        ["list of all kinds"] = RemList.Of(null, true, 1L, 1.0, "x", new RemList(0), new RemMap(0)),
        ["empties inside"] = RemList.Of(new RemList(0), RemList.Of(new RemList(0)), ScriptBench.Map("a", new RemMap(0))),
        ["map out of order"] = ScriptBench.Map("z", 1L, "a", 2L, "m", 3L),
        ["map with null"] = ScriptBench.Map("b", null, "a", 1L),
        ["keys like numbers"] = ScriptBench.Map("1", "a", "2", "b"),
        ["one key like a number"] = ScriptBench.Map("1", "a"),
        ["keys of all kinds"] = ScriptBench.Map("", 1L, "a b", 2L, "ä", 3L, "\0", 4L, "1.5", 5L, "end", 6L, "__index", 7L, "\ud83d", 8L, "constructor", 9L, "__proto__", 10L),
        ["nested"] = ScriptBench.Map("z", RemList.Of(ScriptBench.Map("y", RemList.Of(1L, ScriptBench.Map("x", null))), null), "a", 1.0),
        ["64 levels"] = Nested(64),
        ["1,000 items"] = Many(1000),
        ["300 keys"] = ManyKeys(300),
    };

    /// <summary>A list inside a list and so on.</summary>
    public static RemList Nested(int levels)
    {
        var list = new RemList(1);
        for (var i = 1; i < levels; i++)
        {
            list = RemList.Of(list);
        }

        return list;
    }

    private static RemList Many(int count)
    {
        var list = new RemList(count);
        for (var i = 0; i < count; i++)
        {
            list.Add((i % 3) switch { 0 => Boxed.Of(i), 1 => i / 2.0, _ => "item " + i });
        }

        return list;
    }

    private static RemMap ManyKeys(int count)
    {
        var map = new RemMap(count);
        for (var i = 0; i < count; i++)
        {
            map.Set("key " + (i * 7919 % 1000), (long)i);
        }

        return map;
    }
}
