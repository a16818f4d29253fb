using Rem.Runtime.Lua;
using Rem.Testing.Scripting;
using Rem.Values;

namespace Rem.Runtimes.Tests;

public sealed class LuaSmokeTests
{
    private readonly ScriptBench _bench = new(new LuaRuntime());

    [Theory]
    [InlineData("return 1 + 2", "3")]
    [InlineData("return pipe.a", "5")]
    [InlineData("return pipe", "{\"a\":5,\"l\":[1,null,\"x\"],\"m\":{\"z\":1,\"b\":null}}")]
    [InlineData("return {x = pipe.l, y = pipe.m}", "{\"x\":[1,null,\"x\"],\"y\":{\"z\":1,\"b\":null}}")]
    [InlineData("return #pipe.l + pipe.l[1]", "4")]
    [InlineData("local t = {} for k, v in pairs(pipe.m) do t[#t+1] = k .. tostring(v) end return t", "[\"z1\",\"bnil\"]")]
    [InlineData("return ('hello world'):gsub('o', '0')", "\"hell0 w0rld\"")]
    [InlineData("return ('hello'):find('l')", "3")]
    [InlineData("local t = {} for w in ('a b c'):gmatch('%a') do t[#t+1] = w end return t", "[\"a\",\"b\",\"c\"]")]
    [InlineData("return ('abc'):gsub('%w', function(c) return c:upper() .. '.' end)", "\"A.B.C.\"")]
    [InlineData("return {rem.list{}, {}, rem.null, {1, 2}, {[1]=1, [3]=3}}", "[[],{},null,[1,2],{\"1\":1,\"3\":3}]")]
    [InlineData("local m = rem.copy(pipe.m) m.z = 2 m.a = 3 return m", "{\"z\":2,\"b\":null,\"a\":3}")]
    [InlineData("return tostring(pcall(function() pipe.a = 1 end))", "\"false\"")]
    [InlineData("return select(2, pcall(function() pipe.a = 1 end))", "\"plans/test.yaml:7: values from outside are read-only: cannot set 'a'; write to a copy: rem.copy(value)\"")]
    [InlineData("return select(2, pcall(string.rep))", "\"bad argument #1 to 'string.rep' (string expected, got no value)\"")]
    public void Gives(string script, string json)
    {
        var pipe = ScriptBench.Map("a", 5L, "l", RemList.Of(1L, null, "x"), "m", ScriptBench.Map("z", 1L, "b", null));

        ValueText.Json(_bench.Run(script, pipe).Value).ShouldBe(json);
    }
}
