using Rem.Errors;
using Rem.Scripting;
using Rem.Values;
using Shouldly;
using Xunit;

namespace Rem.Testing.Scripting;

/// <summary>What every script runtime does, whatever its language. A runtime's tests inherit it with their snippets.</summary>
public abstract partial class ScriptRuntimeContract
{
    // A script is ended within a second of its limit, of the time that it has a core for.
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    private ScriptBench? _bench;

    /// <summary>The runtime; one for all tests of a class.</summary>
    protected abstract IScriptRuntime Runtime { get; }

    /// <summary>The language.</summary>
    protected abstract ScriptSnippets Snippets { get; }

    /// <summary>Prepares and runs scripts.</summary>
    protected ScriptBench Bench => _bench ??= new ScriptBench(Runtime);

    /// <summary>The names of <see cref="BorderValues"/>.</summary>
    public static TheoryData<string> ValueNames
    {
        get
        {
            var names = new TheoryData<string>();
            foreach (var name in BorderValues.All.Keys)
            {
                names.Add(name);
            }

            return names;
        }
    }

    [Theory, MemberData(nameof(ValueNames))]
    public void A_value_of_the_pipe_comes_back_as_it_was(string name)
    {
        var value = BorderValues.All[name];

        var result = Bench.Run(Snippets.ReturnX, ScriptBench.Map("x", value));

        ExactValues.Difference(value, result.Value).ShouldBeNull();
    }

    [Theory, MemberData(nameof(ValueNames))]
    public void The_whole_pipe_comes_back_as_it_was(string name)
    {
        var pipe = ScriptBench.Map("z", 1L, "x", BorderValues.All[name], "a", null);

        var result = Bench.Run(Snippets.ReturnPipe, pipe);

        ExactValues.Difference(pipe, result.Value).ShouldBeNull();
    }

    [Theory, MemberData(nameof(ValueNames))]
    public void A_value_inside_new_lists_and_maps_comes_back_as_it_was(string name)
    {
        var value = name == "64 levels" ? BorderValues.Nested(62) : BorderValues.All[name];
        if (value is null)
        {
            return; // null reads as nothing and is not there to be handed on; what it is inside is another test's
        }

        var result = Bench.Run(Snippets.ReturnXInside, ScriptBench.Map("x", value));

        ExactValues.Difference(RemList.Of(value, ScriptBench.Map("kept", value)), result.Value).ShouldBeNull();
    }

    [Theory, MemberData(nameof(ValueNames))]
    public void A_value_goes_through_a_primitive_as_it_is(string name)
    {
        var value = BorderValues.All[name];
        var host = new FakeScriptHost().On(PrimitiveNames.CallRun, static arguments => arguments[1]);

        var result = Bench.Run(Snippets.EchoX, ScriptBench.Map("x", value), host);

        ExactValues.Difference(value, result.Value).ShouldBeNull();
    }

    [Fact]
    public void A_script_that_returns_nothing_has_no_value()
    {
        Bench.Run(Snippets.ReturnNothing).HasValue.ShouldBeFalse();
    }

    [Fact]
    public void A_script_that_returns_null_has_a_value_that_is_null()
    {
        var result = Bench.Run(Snippets.ReturnNull);

        (result.HasValue, result.Value).ShouldBe((true, null));
    }

    [Fact]
    public void An_empty_list_is_a_list()
    {
        Bench.Run(Snippets.ReturnEmptyList).Value.ShouldBeOfType<RemList>().Count.ShouldBe(0);
    }

    [Fact]
    public void Input_is_seen()
    {
        var call = ScriptBench.Call(input: ScriptBench.Map("name", "web1"));

        var result = ScriptBench.Finish(Bench.Prepare(Snippets.ReturnInputName).RunAsync(call, default));

        result.Value.ShouldBe("web1");
    }

    [Fact]
    public void Names_stand_beside_the_pipe()
    {
        var script = Bench.Prepare(Snippets.ReturnNames, "value", "word");

        var first = ScriptBench.Finish(script.RunAsync(ScriptBench.Call(values: [1L, "a"]), default));
        var second = ScriptBench.Finish(script.RunAsync(ScriptBench.Call(values: [2.5, "b"]), default));

        ExactValues.Difference(RemList.Of(1L, "a"), first.Value).ShouldBeNull();
        ExactValues.Difference(RemList.Of(2.5, "b"), second.Value).ShouldBeNull();
    }

    [Fact]
    public void Null_and_missing_read_as_nothing()
    {
        Bench.Run(Snippets.ReadNullAndMissing, ScriptBench.Map("nothing", null)).Value.ShouldBe(true);
    }

    [Fact]
    public void The_pipe_is_read_anew_in_each_run()
    {
        var script = Bench.Prepare(Snippets.ReturnX);

        var first = ScriptBench.Finish(script.RunAsync(ScriptBench.Call(ScriptBench.Map("x", 1L)), default));
        var second = ScriptBench.Finish(script.RunAsync(ScriptBench.Call(), default));
        var third = ScriptBench.Finish(script.RunAsync(ScriptBench.Call(ScriptBench.Map("x", "3")), default));

        first.Value.ShouldBe(1L);
        second.Value.ShouldBeNull();
        third.Value.ShouldBe("3");
    }

    [Fact]
    public void Runs_after_each_other_see_lists_and_maps_of_their_own()
    {
        var script = Bench.Prepare(Snippets.ReturnXInside);
        foreach (var value in BorderValues.All.Values)
        {
            if (value is RemList or RemMap && !ReferenceEquals(value, BorderValues.All["64 levels"]))
            {
                var result = ScriptBench.Finish(script.RunAsync(ScriptBench.Call(ScriptBench.Map("x", value)), default));

                ExactValues.Difference(RemList.Of(value, ScriptBench.Map("kept", value)), result.Value).ShouldBeNull();
            }
        }
    }

    [Fact]
    public void Writing_to_the_pipe_is_an_error_at_its_line()
    {
        var error = Should.Throw<PlanException>(() => Bench.Run(Snippets.WriteToPipe, ScriptBench.Map("x", 1L)));

        LineOf(error).ShouldBe(2);
    }

    [Fact]
    public void The_pipe_stays_as_it_is_when_a_script_writes_to_it()
    {
        var pipe = ScriptBench.Map("x", 1L);

        var result = Bench.Run(Snippets.WriteToPipeAndGoOn, pipe);

        result.Value.ShouldBe(1L);
        pipe["x"].ShouldBe(1L);
    }

    [Fact]
    public void Runs_complete_without_leaving_the_thread()
    {
        var run = Bench.Prepare(Snippets.ReturnX).RunAsync(ScriptBench.Call(), default).Preserve();

        run.IsCompleted.ShouldBeTrue();
    }

    /// <summary>The line of the script, from 1, that an error points at.</summary>
    protected static int LineOf(PlanException error)
    {
        error.Finding.At.File.ShouldNotBeNull().Path.ShouldBe(ScriptBench.PlanPath);
        return error.Finding.At.Line - ScriptBench.LinesAbove;
    }
}
