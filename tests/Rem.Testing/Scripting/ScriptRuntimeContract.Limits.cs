using Rem.Errors;
using Rem.Scripting;
using Rem.Testing.Machine;
using Rem.Values;
using Shouldly;
using Xunit;

namespace Rem.Testing.Scripting;

/// <summary>Limits, cancellation, and many runs at once or after each other.</summary>
public abstract partial class ScriptRuntimeContract
{
    private const long MostLeft = 10 * 1024 * 1024; // of ten thousand runs
    private static readonly ScriptLimits _tight = new(TimeSpan.FromMilliseconds(200), 32 * 1024 * 1024, 200);

    /// <summary>
    /// What the process may grow by while a script with a limit of 32 MiB is stopped, bytes: what passes between script
    /// and engine is collected when the collector likes, and a machine under load gives it back late.
    /// </summary>
    protected virtual long MostGrowth => 256 * 1024 * 1024;

    [Fact]
    public void A_script_that_never_ends_is_stopped_at_its_time()
    {
        var error = Stopped(Snippets.LoopForEver, _tight);

        error.Finding.Code.ShouldBe(LimitErrors.ScriptTime);
        error.Finding.Message.ShouldContain("200 ms");
        LineOf(error).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void No_script_outlasts_its_time()
    {
        foreach (var (name, text) in Snippets.EndlessAttacks)
        {
            var error = Stopped(text, _tight, name);

            error.Finding.Code.ShouldBeOneOf([LimitErrors.ScriptTime, LimitErrors.ScriptMemory], name);
        }
    }

    [Fact]
    public void A_script_that_takes_memory_without_end_is_stopped()
    {
        var error = Stopped(Snippets.TakeMemoryForEver, _tight with { Time = TimeSpan.FromSeconds(60) });

        error.Finding.Code.ShouldBe(LimitErrors.ScriptMemory);
        error.Finding.Message.ShouldContain("32 MiB");
    }

    [Fact]
    public void No_script_takes_more_memory_than_its_limit()
    {
        foreach (var (name, text) in Snippets.MemoryAttacks)
        {
            var before = Environment.WorkingSet;

            var error = Stopped(text, _tight with { Time = TimeSpan.FromSeconds(5) }, name);

            error.Finding.Code.ShouldBeOneOf([LimitErrors.ScriptTime, LimitErrors.ScriptMemory], name);
            Grown(before).ShouldBeLessThan(MostGrowth, name);
        }
    }

    [Fact]
    public void Endless_recursion_is_stopped()
    {
        var error = Stopped(Snippets.RecurseForEver, _tight with { Time = TimeSpan.FromSeconds(60), MemoryBytes = 256 * 1024 * 1024 });

        error.Finding.Code.ShouldBeOneOf(LimitErrors.CallDepth, LimitErrors.ScriptMemory);
    }

    [Fact]
    public void A_limit_passes_through_every_catch()
    {
        var ample = _tight with { Time = TimeSpan.FromSeconds(60), MemoryBytes = 64 * 1024 * 1024 };

        Stopped(Snippets.SwallowMemory, ample).Finding.Code.ShouldBe(LimitErrors.ScriptMemory);
        Stopped(Snippets.SwallowRecursion, ample).Finding.Code.ShouldBeOneOf(LimitErrors.CallDepth, LimitErrors.ScriptMemory);
    }

    [Fact]
    public void A_cancelled_script_ends()
    {
        var script = Bench.Prepare(Snippets.LoopForEver); // compilers take their own time
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        var watch = OwnTime.Start();

        Should.Throw<OperationCanceledException>(() => ScriptBench.Finish(script.RunAsync(ScriptBench.Call(), cancel.Token)));

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromMilliseconds(100) + _patience);
    }

    [Fact]
    public void A_script_cancelled_before_it_starts_does_not_start()
    {
        var host = new FakeScriptHost();

        Should.Throw<OperationCanceledException>(() => Bench.Run(Snippets.SwallowFailing, host: host, cancel: new CancellationToken(true)));

        host.Calls.ShouldBeEmpty();
    }

    [Fact]
    public void A_script_that_waits_in_a_primitive_is_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        var host = new FakeScriptHost().OnAsync(PrimitiveNames.CallRun, async (_, token) =>
        {
            await cancel.CancelAsync();
            await new TaskCompletionSource().Task.WaitAsync(token);
            return null;
        });
        var script = Bench.Prepare(Snippets.SwallowFailing);
        var watch = OwnTime.Start();

        Should.Throw<OperationCanceledException>(() => ScriptBench.Finish(script.RunAsync(ScriptBench.Call(host: host), cancel.Token)));

        watch.Elapsed.ShouldBeLessThan(_patience);
    }

    [Fact]
    public void A_script_that_waits_in_a_primitive_is_stopped_at_its_time()
    {
        var heedful = new FakeScriptHost().OnAsync(PrimitiveNames.CallRun, static async (_, token) =>
        {
            await new TaskCompletionSource().Task.WaitAsync(token);
            return null;
        });

        Stopped(Snippets.SwallowFailing, _tight, host: heedful).Finding.Code.ShouldBe(LimitErrors.ScriptTime);
    }

    [Fact]
    public void A_primitive_that_heeds_no_cancellation_is_left_behind()
    {
        var deaf = new FakeScriptHost().OnAsync(PrimitiveNames.CallRun, static async (_, _) =>
        {
            await new TaskCompletionSource().Task;
            return null;
        });

        Stopped(Snippets.SwallowFailing, _tight, host: deaf).Finding.Code.ShouldBe(LimitErrors.ScriptTime);
    }

    [Fact]
    public void Two_hundred_attacks_leave_nothing_behind()
    {
        var quick = _tight with { Time = TimeSpan.FromMilliseconds(5) };
        Should.Throw<LimitException>(() => Bench.Run(Snippets.LoopForEver, limits: quick));
        var before = Resident();

        for (var i = 0; i < 200; i++)
        {
            Should.Throw<LimitException>(() => Bench.Run(i % 2 == 0 ? Snippets.LoopForEver : Snippets.TakeMemoryForEver, limits: quick));
        }

        (Resident() - before).ShouldBeLessThan(64 * 1024 * 1024);
        Bench.Run(Snippets.ReturnX, ScriptBench.Map("x", 1L)).Value.ShouldBe(1L);
    }

    [Fact]
    public void Globals_do_not_outlive_a_run()
    {
        var script = Bench.Prepare(Snippets.CountInGlobals);
        for (var i = 0; i < 10; i++)
        {
            var result = ScriptBench.Finish(script.RunAsync(ScriptBench.Call(), default));

            ExactValues.Difference(RemList.Of(1L, 1L), result.Value).ShouldBeNull();
        }
    }

    [Fact]
    public async Task Sixty_four_runs_at_once_see_only_their_own()
    {
        var script = Bench.Prepare(Snippets.LoopThenReturnN);
        var runs = new Task<object?>[64];
        for (var i = 0; i < runs.Length; i++)
        {
            var call = ScriptBench.Call(ScriptBench.Map("n", (long)i));
            runs[i] = Task.Run(() => ScriptBench.Finish(script.RunAsync(call, default)).Value);
        }

        var results = await Task.WhenAll(runs);

        for (var i = 0; i < runs.Length; i++)
        {
            results[i].ShouldBe((long)i);
        }
    }

    [Fact]
    public async Task A_script_may_wait_while_others_run()
    {
        var gate = new TaskCompletionSource<object?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var host = new FakeScriptHost().OnAsync(PrimitiveNames.CallRun, (_, _) => new ValueTask<object?>(gate.Task));
        var waiting = Task.Run(() => Bench.Run(Snippets.EchoX, host: host));

        Bench.Run(Snippets.ReturnX, ScriptBench.Map("x", 2L)).Value.ShouldBe(2L);
        gate.SetResult(3L);

        (await waiting).Value.ShouldBe(3L);
    }

    [Fact]
    public void A_script_may_run_inside_a_primitive_of_another()
    {
        var inner = new FakeScriptHost().On(PrimitiveNames.CallRun, static arguments => arguments[1]);
        var outer = new FakeScriptHost().On(PrimitiveNames.CallRun, arguments => Bench.Run(Snippets.EchoX, ScriptBench.Map("x", arguments[1]), inner).Value);

        Bench.Run(Snippets.EchoX, ScriptBench.Map("x", RemList.Of(1L)), outer).Value.ShouldBeOfType<RemList>()[0].ShouldBe(1L);
    }

    [Fact]
    public void Scripts_run_inside_each_other_a_hundred_levels_deep()
    {
        FakeScriptHost Level(int depth) => new FakeScriptHost().On(PrimitiveNames.CallRun, arguments =>
            depth == 0 ? arguments[1] : Bench.Run(Snippets.EchoX, ScriptBench.Map("x", arguments[1]), Level(depth - 1)).Value);

        Bench.Run(Snippets.EchoX, ScriptBench.Map("x", 7L), Level(100)).Value.ShouldBe(7L);
    }

    [Fact]
    public void Ten_thousand_runs_leak_nothing()
    {
        var script = Bench.Prepare(Snippets.ReturnXInside);
        var call = ScriptBench.Call(ScriptBench.Map("x", BorderValues.All["300 keys"]));
        Many(1000);

        // The process runs other tests at the same time, which grow now and then; what leaks grows each time.
        var least = long.MaxValue;
        for (var i = 0; i < 3 && least > MostLeft; i++)
        {
            var before = Resident();
            Many(10_000);
            least = Math.Min(least, Resident() - before);
        }

        least.ShouldBeLessThanOrEqualTo(MostLeft);

        void Many(int runs)
        {
            for (var i = 0; i < runs; i++)
            {
                ScriptBench.Finish(script.RunAsync(call, default));
            }
        }
    }

    [Fact]
    public void A_thousand_different_scripts_take_little()
    {
        Bench.Run(Snippets.ReturnX);
        var before = Resident();
        var scripts = new IScript[1000];
        for (var i = 0; i < scripts.Length; i++)
        {
            scripts[i] = Bench.Prepare(Snippets.OneOfMany.Replace("N", i.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
            ScriptBench.Finish(scripts[i].RunAsync(ScriptBench.Call(), default));
        }

        (Resident() - before).ShouldBeLessThanOrEqualTo(60 * 1024 * 1024);
        GC.KeepAlive(scripts);
    }

    private LimitException Stopped(string text, ScriptLimits limits, string name = "", IScriptHost? host = null)
    {
        var script = Bench.Prepare(text); // compilers take their own time
        var watch = OwnTime.Start();
        var error = Should.Throw<LimitException>(() => ScriptBench.Finish(script.RunAsync(ScriptBench.Call(host: host, limits: limits), default)), name);
        watch.Elapsed.ShouldBeLessThan(limits.Time + _patience, name);
        return error;
    }

    // In a process that has run for long the collector lets much garbage lie before it looks.
    private long Grown(long before) =>
        Environment.WorkingSet - before is var grown && grown < MostGrowth ? grown : Resident() - before;

    private static long Resident()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return Environment.WorkingSet;
    }
}
