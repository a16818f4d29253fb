namespace Rem.Runtimes.Tests.Workers;

/// <summary>
/// The attacks of `reference/probes`, by language: scripts that hang, starve or kill the process in which they run. A
/// language that `rem` has is in the table of attacks as soon as it has a list here.
/// </summary>
internal static class Attacks
{
    /// <summary>The languages that have a list, and the lists.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> ByLanguage { get; } = new Dictionary<string, IReadOnlyDictionary<string, string>>
    {
        ["lua"] = Lua(),
        ["js"] = JavaScript(),
        ["csharp"] = CSharp(),
    };

    /// <summary>
    /// Whether nothing but its time ends an attack in process, whatever it holds by then: .NET counts its own heap alone.
    /// How much that is after a second is the machine's speed (300 to 620 MB on one and the same), so no table can say it.
    /// </summary>
    public static bool IsHeldByTimeAlone(string language, string attack) => (language, attack) is ("csharp", "native memory without end");

    private static Dictionary<string, string> Lua() => new()
    {
        ["endless loop"] = "while true do end",
        ["endless loop that catches"] = "while true do pcall(function() while true do end end) end",
        ["endless coroutine"] = "local co = coroutine.wrap(function() while true do end end) co()",
        ["endless finalizer"] = "setmetatable({}, { __gc = function() while true do end end }) collectgarbage() return 'x'",
        ["text of 1 GB"] = "local s = string.rep('x', 1000000000) return #s .. ''",
        ["4 GB of texts"] = "local t = {} for i = 1, 40 do t[i] = string.rep('x', 100000000) .. i end return 'held'",
        ["result of 1 GB"] = "return string.rep('x', 1000000000)",
        ["table without end"] = "local t = {} for i = 1, math.huge do t[i] = { i } end",
        ["catastrophic pattern"] = "return tostring(string.find(string.rep('a', 30000), string.rep('a*', 30) .. 'b'))",
        ["endless recursion"] = "local function f() return 1 + f() end return f()",
        ["recursion through C"] = "local function f(s) return string.gsub('a', 'a', function() return f(s) end) end return f('x')",
        ["bytecode"] = "local f = string.dump(function() return 'bytecode ran' end) return load(f)()",
        ["a command"] = "return tostring(os.execute('echo pwned >&2'))",
        ["20,000 parentheses"] = "return " + Nested('(', ')', "1"),
        ["a cycle as result"] = "local t = {} t.t = t return t",
        ["a function as result"] = "return print",
    };

    private static Dictionary<string, string> JavaScript() => new()
    {
        ["endless loop"] = "while (true) {}",
        ["endless loop that catches"] = "while (true) { try { while (true) {} } catch (e) {} finally {} }",
        ["endless order of a sort"] = "var a = [1, 2]; a.sort(function (x, y) { while (true) {} });",
        ["join of 200,000,000"] = "return new Array(200000000).join('*').length",
        ["text doubled 31 times"] = "var s = 'x'; for (var i = 0; i < 31; i++) s += s; return s.length",
        ["arrays of long texts"] = "var a = []; for (var i = 0; i < 30; i++) { a.push(new Array(5000000).join('xxxxxxxxxx')); } return a.length",
        ["sort of 50,000,000 holes"] = "var a = new Array(50000000); a.sort(); return a.length",
        ["catastrophic pattern"] = "return /^(a+)+$/.test('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab')",
        ["endless recursion"] = "function f() { return f() } return f()",
        ["20,000 parentheses"] = "return " + Nested('(', ')', "1"),
        ["20,000 brackets"] = "return " + Nested('[', ']', ""),
        ["JSON 20,000 deep"] = "var s = ''; for (var i = 0; i < 20000; i++) s += '['; return JSON.parse(s)",
        ["array 50,000 deep to text"] = "var a = []; a[0] = []; var b = a[0]; for (var i = 0; i < 50000; i++) { b[0] = []; b = b[0]; } return a.toString()",
        ["a cycle as result"] = "var t = {}; t.t = t; return t",
        ["a function as result"] = "return function () {}",
    };

    private static Dictionary<string, string> CSharp() => new()
    {
        ["endless loop"] = "while (true) { }",
        ["endless loop that catches"] = "while (true) { try { while (true) { } } catch (Exception) { } }",
        ["endless loop of calls"] = "while (true) { Enumerable.Range(0, 100).Sum(); }",
        ["endless recursion"] = "int F(int i) => F(i + 1) + 1; return F(0);",
        ["memory without end"] = "var held = new List<byte[]>(); while (true) { held.Add(new byte[1_000_000]); }",
        ["native memory without end"] = "while (true) { System.Runtime.InteropServices.Marshal.AllocHGlobal(1_000_000); }",
        ["sleep for ever"] = "System.Threading.Thread.Sleep(-1); return 1;",
        ["finally without end"] = "try { throw new Exception(); } finally { while (true) { } }",
        ["threads without end"] = "while (true) { new System.Threading.Thread(() => { while (true) { } }) { IsBackground = true }.Start(); }",
        ["catastrophic pattern"] = "return System.Text.RegularExpressions.Regex.IsMatch(new string('a', 40) + \"b\", \"^(a+)+$\");",
        ["exit"] = "Environment.Exit(3); return 1;",
        ["fail fast"] = "Environment.FailFast(\"no more\"); return 1;",
        ["20,000 parentheses"] = "return " + Nested('(', ')', "1") + ";",
        ["a cycle as result"] = "var t = new Dictionary<string, object?>(); t[\"t\"] = t; return t;",
    };

    private static string Nested(char open, char close, string inside) => new string(open, 20_000) + inside + new string(close, 20_000);
}
