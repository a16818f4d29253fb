using Rem.Errors;
using Rem.Plans;
using Rem.Runtime.Lua;
using Rem.Scripting;
using Rem.Testing.Scripting;
using Rem.Values;

namespace Rem.Runtimes.Tests;

/// <summary>How values look in Lua, and what Lua's values become.</summary>
public sealed class LuaValueTests
{
    private static readonly LuaRuntime _runtime = new();
    private static readonly RemMap _pipe = ScriptBench.Map(
        "a", 5L, "l", RemList.Of(1L, null, "x"), "m", ScriptBench.Map("z", 1L, "b", null, "7", "seven"), "none", null,
        "hosts", RemList.Of(ScriptBench.Map("name", "web1"), ScriptBench.Map("name", "web2")), "empty", new RemMap(0));

    private readonly ScriptBench _bench = new(_runtime);

    [Theory]
    [InlineData("return { 1, 2 }", "[1,2]")]
    [InlineData("return {}", "{}")]
    [InlineData("return rem.list { 1, rem.null }", "[1,null]")]
    [InlineData("local l = rem.list {} l[#l + 1] = 5 return l", "[5]")]
    [InlineData("return { [1] = 'a', [3] = 'b' }", "{\"1\":\"a\",\"3\":\"b\"}")]
    [InlineData("return { 'a', x = 1 }", "{\"1\":\"a\",\"x\":1}")]
    [InlineData("return { [0] = 'a', 'b' }", "{\"0\":\"a\",\"1\":\"b\"}")]
    [InlineData("return { [1.5] = 'a', [-2] = 'b' }", "{\"-2\":\"b\",\"1.5\":\"a\"}")]
    [InlineData("return { [2.0] = 'b', [1] = 'a' }", "[\"a\",\"b\"]")]
    [InlineData("local t = {} for i = 10, 1, -1 do t[i] = i end return t", "[1,2,3,4,5,6,7,8,9,10]")]
    [InlineData("return { z = 1, a = 2, Z = 3, ['ä'] = 4, ['10'] = 5, ['9'] = 6 }", "{\"10\":5,\"9\":6,\"Z\":3,\"a\":2,\"z\":1,\"ä\":4}")]
    [InlineData("return { a = rem.null, b = nil }", "{\"a\":null}")]
    [InlineData("return 1, 2", "1")]
    [InlineData("return 3.0", "3.0")]
    [InlineData("return 7 // 2", "3")]
    [InlineData("return setmetatable({ a = 1 }, { __index = { b = 2 } })", "{\"a\":1}")]
    [InlineData("return tostring(rem.null) .. type(rem.null)", "\"nulluserdata\"")]
    public void A_lua_value_becomes(string script, string json) => Json(script).ShouldBe(json);

    [Theory]
    [InlineData("return #pipe.l", "3")]
    [InlineData("return { type(pipe), type(pipe.l), type(pipe.m), type(pipe.none), type(pipe.nope) }", "[\"table\",\"table\",\"table\",\"nil\",\"nil\"]")]
    [InlineData("return { pipe.l[1], pipe.l[2] == nil, pipe.l[3], pipe.l[4] == nil, pipe.l[0] == nil, pipe.l.x == nil }", "[1,true,\"x\",true,true,true]")]
    [InlineData("local t = {} for k in pairs(pipe) do t[#t + 1] = k end return t", "[\"a\",\"l\",\"m\",\"none\",\"hosts\",\"empty\"]")]
    [InlineData("local t = {} for i, v in pairs(pipe.l) do t[#t + 1] = i .. tostring(v) end return t", "[\"11\",\"2nil\",\"3x\"]")]
    [InlineData("local t = {} for i, h in ipairs(pipe.hosts) do t[i] = h.name end return t", "[\"web1\",\"web2\"]")]
    [InlineData("local k, v = next(pipe.m) return { k, v, next(pipe.empty) == nil, next(pipe.m, 'b') }", "[\"z\",1,true,\"7\",\"seven\"]")]
    [InlineData("return pipe.m[7]", "\"seven\"")]
    [InlineData("return { select('#', table.unpack(pipe.l)), rawlen(pipe.l), rawget(pipe, 'a') }", "[3,3,5]")]
    [InlineData("return table.concat({ table.unpack(pipe.hosts[1].name == 'web1' and { 'y' } or {}) }, ',')", "\"y\"")]
    [InlineData("return { pipe.hosts == pipe.hosts, pipe.hosts[1] == pipe.hosts[1], pipe.hosts[1] == pipe.hosts[2] }", "[true,true,false]")]
    [InlineData("local seen = {} seen[pipe.m] = 1 return seen[pipe.m]", "1")]
    [InlineData("return pcall(table.insert, pipe.l, 1) or pcall(table.sort, pipe.l) or pcall(rawset, pipe.m, 'q', 1)", "false")]
    [InlineData("return { getmetatable(pipe), pcall(setmetatable, pipe, {}) }", "[false,false,\"cannot change a protected metatable\"]")]
    [InlineData("return pipe.hosts[2]", "{\"name\":\"web2\"}")]
    [InlineData("return { first = pipe.l, second = { pipe.m } }", "{\"first\":[1,null,\"x\"],\"second\":[{\"z\":1,\"b\":null,\"7\":\"seven\"}]}")]
    [InlineData("local m = rem.copy(pipe.m) m.z = 2 m.n = 3 return m", "{\"z\":2,\"b\":null,\"7\":\"seven\",\"n\":3}")]
    [InlineData("local m = rem.copy(pipe.m) m.z = nil return m", "{\"b\":null,\"7\":\"seven\"}")]
    [InlineData("local h = rem.copy(pipe.hosts) h[1].name = 'db' h[3] = { name = 'new' } return { h, pipe.hosts[1].name }", "[[{\"name\":\"db\"},{\"name\":\"web2\"},{\"name\":\"new\"}],\"web1\"]")]
    [InlineData("local l = rem.copy(pipe.l) l[1] = 9 return l", "[9,null,\"x\"]")]
    [InlineData("local l = rem.copy(pipe.hosts) while #l > 0 do table.remove(l) end return l", "[]")]
    [InlineData("local p = rem.copy(pipe) p.a = 6 return { p.a, pipe.a, p.l }", "[6,5,[1,null,\"x\"]]")]
    [InlineData("return rem.copy(pipe)", "{\"a\":5,\"l\":[1,null,\"x\"],\"m\":{\"z\":1,\"b\":null,\"7\":\"seven\"},\"none\":null,\"hosts\":[{\"name\":\"web1\"},{\"name\":\"web2\"}],\"empty\":{}}")]
    public void A_value_of_the_pipe_is_read(string script, string json) => Json(script).ShouldBe(json);

    [Theory]
    [InlineData("return '\\xff'", "byte 0xff at position 1")]
    [InlineData("return { a = { 'ok', 'x\\xc3' } }", "byte 0xc3 at position 2")]
    [InlineData("return { [true] = 1 }", "key that is neither")]
    [InlineData("return { [1] = 'a', ['1'] = 'b' }", "both become '1'")]
    [InlineData("return { a = { b = print } }", "a function (in a.b)")]
    [InlineData("return coroutine.create(print)", "a coroutine")]
    [InlineData("local t = {} t.t = t return t", "contains itself")]
    [InlineData("return rem.queue", "a function")]
    public void What_is_no_value_is_named(string script, string says)
    {
        var error = Should.Throw<PlanException>(() => _bench.Run(script));

        error.Finding.Code.ShouldBe(ScriptErrors.NoValue);
        error.Finding.Message.ShouldContain(says);
        error.Finding.At.Line.ShouldBe(ScriptBench.LinesAbove + 1);
    }

    [Fact]
    public void What_is_no_value_cannot_be_handed_to_a_primitive_but_that_can_be_caught()
    {
        Json("local ok, e = pcall(function() rem.queue('a'):put({ f = print }) end) return e").ShouldBe("\"plans/test.yaml:7: queue.put: expected a value, got a function (in f)\"");
    }

    [Fact]
    public void A_value_of_a_primitive_may_be_written_to()
    {
        var value = ScriptBench.Map("z", 1L, "inner", ScriptBench.Map("list", RemList.Of(1L)), "nothing", null);
        var host = new FakeScriptHost()
            .On(PrimitiveNames.QueueTake, _ => ScriptBench.Map("handle", "h1", "id", "m1", "value", value, "tries", 1L))
            .On(PrimitiveNames.QueuePut, static _ => "m2");

        _bench.Run("local m = rem.queue('a'):take() m.value.inner.list[2] = 2 m.value.new = true rem.queue('b'):put(m.value)", host: host);

        host.Calls[^1].ShouldBe("queue.put [\"b\",{\"z\":1,\"inner\":{\"list\":[1,2]},\"nothing\":null,\"new\":true}]");
        ValueText.Json(value).ShouldBe("{\"z\":1,\"inner\":{\"list\":[1]},\"nothing\":null}");
    }

    [Fact]
    public void Names_that_lua_cannot_write_are_read_from_the_globals()
    {
        var script = _bench.Prepare("return { good, _G['my-name'], _G['end'], _ENV['with blank'] }", "good", "my-name", "end", "with blank");

        var result = ScriptBench.Finish(script.RunAsync(ScriptBench.Call(values: [1L, 2L, "three", RemList.Of(4L)]), default));

        ValueText.Json(result.Value).ShouldBe("[1,2,\"three\",[4]]");
    }

    [Fact]
    public void Two_hundred_names_are_all_there()
    {
        var names = new string[200];
        var values = new object?[200];
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = "n" + i;
            values[i] = (long)i;
        }

        var script = _bench.Prepare("return n0 + n99 + n100 + n199", names);

        ScriptBench.Finish(script.RunAsync(ScriptBench.Call(values: values), default)).Value.ShouldBe(398L);
    }

    [Theory]
    [InlineData("return { pipe.a, pipe.a + 1 }", "[1,2]")]
    [InlineData("pipe = { a = 5 } return { pipe.a, pipe.a }", "[5,5]")]
    [InlineData("_G.pipe = { a = 5 } return { pipe.a, pipe.a }", "[5,5]")]
    [InlineData("_ENV['pipe'] = { a = 5 } return { pipe.a, pipe.a }", "[5,5]")]
    [InlineData("local pipe = { a = 5 } return { pipe.a, pipe.a }", "[5,5]")]
    [InlineData("local function f() return pipe.a end return { f(), pipe.a, pipe['a'], pipe . a }", "[1,1,1,1]")]
    [InlineData("local t = { pipe = { a = 7 } } return { t.pipe.a, pipe.a, pipe.a }", "[7,1,1]")]
    public void Pipe_is_what_the_script_makes_of_it(string text, string expected)
    {
        var script = _bench.Prepare(text);
        for (var i = 0; i < 2; i++)
        {
            ValueText.Json(ScriptBench.Finish(script.RunAsync(ScriptBench.Call(ScriptBench.Map("a", 1L)), default)).Value).ShouldBe(expected);
        }
    }

    [Theory]
    [InlineData("local function f()\n  error('bad')\nend\nreturn f()")]
    [InlineData("local function f()\n  error('bad')\nend\nreturn  f'x'")]
    [InlineData("local function f()\n  error('bad')\nend\nreturn (f)[[x]]")]
    [InlineData("local function f()\n  error('bad')\nend\nreturn f{}")]
    [InlineData("local function f()\n  error('bad')\nend\n-- return\nreturn {f()}")]
    public void The_line_of_a_return_stands_in_the_error_of_what_it_calls(string text)
    {
        var error = Should.Throw<PlanException>(() => _bench.Run(text));

        error.Finding.ToString().ShouldContain("bad");
        error.Finding.Trail.ShouldNotBeNull().ShouldContain($"script (line {ScriptBench.LinesAbove + text.Split("\n").Length})");
    }

    [Fact]
    public void A_list_is_not_taken_for_the_map_of_the_run_before()
    {
        var script = _bench.Prepare("return { #pipe.x, pipe.x[1], pipe.x.a }");
        var map = ScriptBench.Map("x", ScriptBench.Map("a", 1L, "1", 2L));
        var list = ScriptBench.Map("x", RemList.Of(3L, 4L));
        for (var i = 0; i < 20; i++)
        {
            ValueText.Json(ScriptBench.Finish(script.RunAsync(ScriptBench.Call(map), default)).Value).ShouldBe("[0,2,1]");
            ValueText.Json(ScriptBench.Finish(script.RunAsync(ScriptBench.Call(list), default)).Value).ShouldBe("[2,3]");
        }
    }

    [Fact]
    public void A_script_that_was_pushed_out_of_the_cache_runs_again()
    {
        var scripts = new IScript[300];
        for (var i = 0; i < scripts.Length; i++)
        {
            scripts[i] = _bench.Prepare($"return {{ pipe.a, {i} }}");
        }

        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < scripts.Length; i += 7)
            {
                var result = ScriptBench.Finish(scripts[i].RunAsync(ScriptBench.Call(_pipe), default));
                ValueText.Json(result.Value).ShouldBe($"[5,{i}]");
            }
        }
    }

    [Fact]
    public void A_first_line_for_the_shell_is_skipped()
    {
        Json("#!/usr/bin/lua\nreturn 1").ShouldBe("1");
    }

    private string Json(string script) => ValueText.Json(_bench.Run(script, _pipe).Value);
}
