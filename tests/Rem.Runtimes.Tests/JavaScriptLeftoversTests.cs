using Rem.Runtime.JavaScript;
using Rem.Scripting;
using Rem.Testing.Scripting;

namespace Rem.Runtimes.Tests;

/// <summary>What a script writes to objects of the language is gone with its run, also where no name leads to them.</summary>
public sealed class JavaScriptLeftoversTests
{
    private static readonly JavaScriptRuntime _runtime = new(CompiledCache.None);

    [Theory]
    [InlineData("Object.getPrototypeOf([][Symbol.iterator]())")]
    [InlineData("Object.getPrototypeOf(new Map()[Symbol.iterator]())")]
    [InlineData("Object.getPrototypeOf(new Set()[Symbol.iterator]())")]
    [InlineData("Object.getPrototypeOf(''[Symbol.iterator]())")]
    [InlineData("Object.getPrototypeOf((function* () {})())")]
    [InlineData("Object.getPrototypeOf((async function* () {})())")]
    [InlineData("({}).__proto__")]
    [InlineData("AggregateError.prototype")]
    [InlineData("Object.getPrototypeOf(TypeError)")]
    [InlineData("(() => {}).__proto__")]
    [InlineData("'text'")]
    public void A_script_finds_nothing_that_another_left(string place)
    {
        var bench = new ScriptBench(_runtime);
        var script = $"const place = {place}; place.count = (place.count ?? 0) + 1; return place.count ?? 'none';";

        var first = bench.Run(script).Value;

        first.ShouldBe(place == "'text'" ? "none" : 1L);
        bench.Run(script).Value.ShouldBe(first);
        bench.Run(script).Value.ShouldBe(first);
    }

    [Fact]
    public void A_frozen_list_of_one_run_is_no_other_runs_list()
    {
        var bench = new ScriptBench(_runtime);

        bench.Run("const list = [1]; Object.freeze(list); return Object.isFrozen(list);").Value.ShouldBe(true);
        bench.Run("const list = [1]; list.push(2); list[5] = 3; return list.length;").Value.ShouldBe(6L);
    }
}
