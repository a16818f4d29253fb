using Rem.Errors;
using Rem.Runtime.Lua;
using Rem.Scripting;
using Rem.Testing.Scripting;
using Rem.Values;

namespace Rem.Runtimes.Tests;

/// <summary>What Lua scripts cannot reach, and how their errors read.</summary>
public sealed class LuaSandboxTests
{
    private static readonly LuaRuntime _runtime = new();

    private readonly ScriptBench _bench = new(_runtime);

    [Theory]
    [InlineData("io")]
    [InlineData("debug")]
    [InlineData("package")]
    [InlineData("require")]
    [InlineData("dofile")]
    [InlineData("loadfile")]
    [InlineData("os.execute")]
    [InlineData("os.exit")]
    [InlineData("os.remove")]
    [InlineData("os.rename")]
    [InlineData("os.tmpname")]
    [InlineData("os.getenv")]
    [InlineData("os.setlocale")]
    [InlineData("string.dump")]
    public void Is_not_there(string name) => _bench.Run($"return {name} == nil").Value.ShouldBe(true);

    [Theory]
    [InlineData("return select(2, load('\\27Lua'))", "attempt to load a binary chunk (mode is 't')")]
    [InlineData("return select(2, load('\\27Lua', 'x', 'b'))", "attempt to load a binary chunk (mode is 't')")]
    [InlineData("return select(2, load('\\27Lua', 'x', 'bt'))", "attempt to load a binary chunk (mode is 't')")]
    [InlineData("return select(2, pcall(setmetatable, {}, { __gc = print }))", "a metatable with __gc cannot be used here: finalizers are not run")]
    [InlineData("return getmetatable('') == false and getmetatable(_G) == false and getmetatable(string) == false", true)]
    [InlineData("return select(2, load(('x = 1 '):rep(200000)))", "a chunk of more than 1 MiB is not loaded")]
    [InlineData("return select(2, pcall(setmetatable, _G, {}))", "cannot change a protected metatable")]
    public void Is_refused(string script, object? gives) => _bench.Run(script).Value.ShouldBe(gives);

    [Theory]
    [InlineData("string.upper = function() return 'mine' end return ('x'):upper()", "mine")]
    [InlineData("rawset(string, 'upper', function() return 'mine' end) return ('x'):upper()", "mine")]
    [InlineData("function rem.mine() return 'mine' end rem.log.info = rem.mine return rem.log.info()", "mine")]
    [InlineData("print = function() return 'mine' end return print()", "mine")]
    [InlineData("table.insert(string, 'x') math.randomseed(5) rawset(_G, 'pipe', 'mine') return pipe", "mine")]
    [InlineData("pairs = nil _G.rem = 'mine' return rem", "mine")]
    public void What_a_run_does_to_the_libraries_ends_with_it(string script, string gives)
    {
        _bench.Run(script).Value.ShouldBe(gives);

        var after = _bench.Run("return { ('x'):upper(), type(print), type(pipe), rem.mine == nil, #string, type(pairs), type(rem.log.info) }");

        ValueText.Json(after.Value).ShouldBe("[\"X\",\"function\",\"table\",true,0,\"function\",\"function\"]");
    }

    [Fact]
    public void A_seed_does_not_reach_the_next_run()
    {
        var first = _bench.Run("math.randomseed(5) return math.random(1 << 50)").Value;

        _bench.Run("return math.random(1 << 50)").Value.ShouldNotBe(first);
    }

    [Fact]
    public void Print_goes_to_the_log()
    {
        var host = new FakeScriptHost().On(PrimitiveNames.LogWrite, static _ => null);

        _bench.Run("print('a', 1, nil, true)", host: host);

        host.Calls.ShouldBe(["log.write [\"info\",\"a\\t1\\tnil\\ttrue\"]"]);
    }

    [Fact]
    public void The_clock_is_the_engines()
    {
        var host = new FakeScriptHost().On(PrimitiveNames.TimeNow, static _ => 86400.75);

        var result = _bench.Run("return { rem.now(), os.time(), os.date('!%Y-%m-%d') }", host: host);

        ValueText.Json(result.Value).ShouldBe("[86400.75,86400,\"1970-01-02\"]");
    }

    [Theory]
    [InlineData("error('boom')", "boom")]
    [InlineData("error('boom', 0)", "boom")]
    [InlineData("error({ message = 'boom' })", "boom")]
    [InlineData("error({ code = 5 })", "raised map {\"code\":5}")]
    [InlineData("error()", "raised null")]
    [InlineData("error(5)", "raised integer 5")]
    [InlineData("error(print)", "raised a function")]
    [InlineData("error(setmetatable({}, { __tostring = function() return 'boom' end }))", "boom")]
    [InlineData("error(setmetatable({ a = 1 }, { __tostring = function() error('again') end }))", "raised map {\"a\":1}")]
    [InlineData("local x = pipe.nope.y", "attempt to index a nil value (field 'nope')")]
    [InlineData("return nothing()", "attempt to call a nil value (global 'nothing')")]
    [InlineData("return 1 + {}", "attempt to perform arithmetic on a table value")]
    [InlineData("return ('x'):rep({})", "bad argument #1 to 'rep' (number expected, got table)")]
    [InlineData("return ('x'):find('[')", "malformed pattern (missing ']')")]
    [InlineData("coroutine.wrap(function() error('boom') end)()", "boom")]
    [InlineData("assert(false, 'boom')", "boom")]
    public void An_error_reads(string script, string message)
    {
        var error = Should.Throw<PlanException>(() => _bench.Run("local padding = 1\n" + script));

        error.Finding.Code.ShouldBe(ScriptErrors.Failed);
        error.Finding.Message.ShouldBe(message);
        error.Finding.At.Line.ShouldBe(ScriptBench.LinesAbove + 2);
    }

    [Theory]
    [InlineData("local x = = 1", "lua: did not expect '='")]
    [InlineData("if x then", "lua: expected 'end', got the end of the script")]
    [InlineData("return 'open", "lua: a text is not closed on its line")]
    [InlineData("goto nowhere", "lua: no visible label 'nowhere'")]
    public void A_syntax_error_reads(string script, string message)
    {
        var finding = _bench.FindingsOf("local padding = 1\n" + script).ShouldHaveSingleItem();

        finding.Message.ShouldStartWith(message);
        finding.At.Line.ShouldBeInRange(ScriptBench.LinesAbove + 2, ScriptBench.LinesAbove + 3);
    }

    [Fact]
    public void A_bad_value_is_shown_at_the_return_that_gave_it()
    {
        var script = "if pipe.early then\n  return print\nend\nlocal function f() return 1 end\nreturn f";

        Should.Throw<PlanException>(() => _bench.Run(script, ScriptBench.Map("early", true))).Finding.At.Line.ShouldBe(ScriptBench.LinesAbove + 2);
        Should.Throw<PlanException>(() => _bench.Run(script)).Finding.At.Line.ShouldBe(ScriptBench.LinesAbove + 5);
    }

    [Fact]
    public void A_failure_that_the_script_words_anew_keeps_its_words()
    {
        var host = new FakeScriptHost().On(PrimitiveNames.CallRun, static _ => throw new PlanException(ScriptErrors.Primitive, default, "not today"));

        var error = Should.Throw<PlanException>(() => _bench.Run("local ok, e = pcall(rem.call, 'x') error('wrapped: ' .. e, 0)", host: host));

        error.Finding.Code.ShouldBe(ScriptErrors.Failed);
        error.Finding.Message.ShouldStartWith("wrapped: ");
    }

    [Fact]
    public void Running_out_of_memory_is_shown_near_the_line_that_took_it()
    {
        var limits = ScriptBench.Generous with { MemoryBytes = 8 * 1024 * 1024 };

        var error = Should.Throw<LimitException>(() => _bench.Run("local t = {}\nfor i = 1, math.huge do\n  t[i] = { i }\nend", limits: limits));

        error.Finding.At.Line.ShouldBeInRange(ScriptBench.LinesAbove + 2, ScriptBench.LinesAbove + 3);
    }

    [Fact]
    public void Subscribing_acknowledges_what_was_handled_and_gives_back_what_was_not()
    {
        var n = 0;
        var host = new FakeScriptHost()
            .On(PrimitiveNames.QueueTake, _ => n++ == 0 ? null : ScriptBench.Map("handle", "h" + n, "id", "m", "value", (long)n, "tries", 1L))
            .On(PrimitiveNames.QueueAck, static _ => null)
            .On(PrimitiveNames.QueueNack, static _ => null);

        Should.Throw<PlanException>(() => _bench.Run("rem.queue('a'):subscribe(function(v) if v == 3 then error('boom') end end)", host: host))
            .Finding.Message.ShouldBe("boom");

        host.Calls.ShouldBe([
            "queue.take [\"a\",3600]", "queue.take [\"a\",3600]", "queue.ack [\"a\",\"h2\"]", "queue.take [\"a\",3600]", "queue.nack [\"a\",\"h3\",null]",
        ]);
    }

    [Fact]
    public void Watching_follows_the_mark_until_the_handler_has_enough()
    {
        var host = new FakeScriptHost().On(PrimitiveNames.StateChanges, static arguments => arguments.Count < 3
            ? ScriptBench.Map("after", 7L, "changes", new RemList(0))
            : ScriptBench.Map("after", 8L, "changes", RemList.Of(ScriptBench.Map("key", "k", "value", arguments[2], "version", 1L, "deleted", false))));

        var result = _bench.Run("local seen = {} rem.state('b'):watch('k', function(k, v) seen[#seen + 1] = v return v ~= 8 end) return seen", host: host);

        ValueText.Json(result.Value).ShouldBe("[7,8]");
    }
}
