using System.Globalization;
using System.Text;
using Xunit.Abstractions;

namespace Rem.Runtimes.Tests;

/// <summary>Our matcher against Lua's own, on patterns made at random.</summary>
public sealed class LuaPatternFuzzTests(ITestOutputHelper log)
{
    private const int Cases = 4000;

    private static readonly string[] _items =
    [
        "a", "b", "c", ".", "%a", "%d", "%s", "%w", "%p", "%l", "%u", "%x", "%g", "%c", "%A", "%D", "%S", "%W", "%z", "%%", "%.", "%(",
        "[abc]", "[^abc]", "[a-c]", "[%a_]", "[^%d%s]", "[]]", "[^]]", "[a-]", "[%-x]", "[%]]", "%b()", "%bab", "%f[%w]", "%f[^a]", "%1", "%2",
        "(", ")", "()", "(a)", "(.-)", "(.*)", "(%a+)", "([ab])", "^", "$", "", " ", "x", "1", "-", "[", "%", "[a", "[%", "%b", "%b(", "%f", "]", "*", "\0", "ä",
    ];

    private static readonly string[] _suffixes = ["", "", "", "", "*", "+", "-", "?"];

    private static readonly string[] _replacements = ["", "x", "<%0>", "%1", "%2%1", "%%", "%", "%a", "%9", "(%1)"];

    [Fact]
    public void Random_patterns_match_as_in_lua()
    {
        var seed = Environment.TickCount;
        log.WriteLine("seed " + seed.ToString(CultureInfo.InvariantCulture));
        if (!DebianLua.IsThere)
        {
            log.WriteLine("skipped " + Cases.ToString(CultureInfo.InvariantCulture) + " patterns: there is no lua5.4 here");
            return;
        }

        var folder = Directory.CreateTempSubdirectory("rem-lua").FullName;
        try
        {
            var program = Program(new Random(seed));
            File.WriteAllText(Path.Combine(folder, "fuzz.lua"), program);

            var expected = DebianLua.Run(folder, "fuzz.lua").Split('\n');
            var printed = LuaPrints.Run("fuzz.lua", program).Split('\n');

            for (var i = 0; i < Math.Max(expected.Length, printed.Length); i++)
            {
                printed[i].ShouldBe(expected[i], "seed " + seed.ToString(CultureInfo.InvariantCulture));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Program(Random random)
    {
        var text = new StringBuilder("""
            local cases = {}
            local function show(...)
              local parts = {}
              for i = 1, select('#', ...) do
                local v = select(i, ...)
                parts[i] = type(v) == 'string' and (('%q'):format(v):gsub('[\128-\255]', function(c) return '\\' .. c:byte() end)) or tostring(v)
              end
              return table.concat(parts, ' ')
            end
            local function run(i, s, p, r, init)
              print(i, show(s, p, r, init))
              print(' find', show(pcall(string.find, s, p, init)))
              print(' match', show(pcall(string.match, s, p, init)))
              print(' gsub', show(pcall(string.gsub, s, p, r)))
              print(' gsub n', show(pcall(string.gsub, s, p, r, 2)))
              print(' gsub f', show(pcall(string.gsub, s, p, function(a, b) return b or a end)))
              print(' gsub t', show(pcall(string.gsub, s, p, { a = 'A', ab = 'X', [1] = 'one' })))
              print(' gmatch', pcall(function()
                local n = 0
                for a, b in string.gmatch(s, p) do
                  n = n + 1
                  print('  ', show(a, b))
                  if n == 20 then break end
                end
              end) and 'ok' or select(2, pcall(function() for a in string.gmatch(s, p) do end end)))
            end

            """);
        for (var i = 0; i < Cases; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"run({i}, {Quote(Subject(random))}, {Quote(Pattern(random))}, ");
            text.Append(CultureInfo.InvariantCulture, $"{Quote(_replacements[random.Next(_replacements.Length)])}, {random.Next(-4, 8)})\n");
        }

        return text.ToString();
    }

    private static string Subject(Random random)
    {
        const string Letters = "aaabbbccx1 2-_()[]%.A\0\tä";
        var text = "";
        for (var i = random.Next(0, 12); i > 0; i--)
        {
            text += Letters[random.Next(Letters.Length)];
        }

        return text;
    }

    private static string Pattern(Random random)
    {
        var text = random.Next(6) == 0 ? "^" : "";
        for (var i = random.Next(0, 6); i > 0; i--)
        {
            text += _items[random.Next(_items.Length)] + _suffixes[random.Next(_suffixes.Length)];
        }

        return text;
    }

    private static string Quote(string text)
    {
        var quoted = new StringBuilder("'");
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            quoted.Append(CultureInfo.InvariantCulture, $"\\{b:D3}");
        }

        return quoted.Append('\'').ToString();
    }
}
