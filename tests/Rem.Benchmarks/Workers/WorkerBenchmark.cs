using System.Diagnostics;
using Rem.Benchmarks.Starting;
using Rem.Errors;
using Rem.Plans;
using Rem.Runtime.Lua;
using Rem.Scripting;
using Rem.Scripting.Workers;
using Rem.Values;

namespace Rem.Benchmarks.Workers;

/// <summary>What a call of a script in a worker process costs, and how fast one is killed and started.</summary>
internal static class WorkerBenchmark
{
    private const int Calls = 100;
    private const int Kills = 21;
    private const string Script = "return {a = pipe.a + 1, b = pipe.b * 2, c = pipe.c, d = pipe.d, e = not pipe.e}";

    private static readonly RuntimeRow Lua = new("lua", [".lua"], static () => new LuaRuntime());
    private static readonly RuntimeRow Rogue = new("rogue", [".rogue"], static () => throw new InvalidOperationException("workers only"));
    private static readonly ScriptLimits Limits = new(TimeSpan.FromSeconds(30), 128 * 1024 * 1024, 200);

    public static void Run(Measure measure)
    {
        var rem = WorkerProgram.In(Path.Combine(Programs.Publish(), "rem")) ?? throw new InvalidOperationException("no worker processes on this system");
        CompareCalls(measure, rem);
        MeasureStart(measure, rem);
        MeasureKills(measure);
    }

    private static void CompareCalls(Measure measure, WorkerProgram rem)
    {
        using var pool = new WorkerPool(rem, Limits);
        using var echo = new EchoPair();
        var whole = Prepare(pool, Lua, Script);
        var call = Call(Map(), Limits);
        Finish(whole.RunAsync(call, default));

        // As many bytes as a call has there, and nothing that anybody reads in them.
        var bytes = new byte[96];
        using (Placement.OneCore())
        {
            measure.Ratio("map of five: worker / bare echo, on one core", () => Repeat(whole, call), () => Repeat(echo, bytes), 2);
        }

        using (Placement.TwoCores())
        {
            measure.Ratio("the same, each side on a core of its own", () => Repeat(whole, call), () => Repeat(echo, bytes), 2);
        }

        var large = new RemMap(1);
        large.Set("x", List(10_000));
        var hand = Prepare(pool, Lua, "return pipe.x");
        var largeCall = Call(large, Limits);
        measure.Duration("a list of 10,000 integers in and out", () => Finish(hand.RunAsync(largeCall, default)), TimeSpan.FromMilliseconds(5));

        var asks = Prepare(pool, Lua, "return rem.now()");
        using (Placement.OneCore())
        {
            measure.Ratio("a script that calls one primitive / bare echo", () => Repeat(asks, call), () => Repeat(echo, bytes), 4);
        }
    }

    // Said as it is: a process with .NET in it, and the first script's run.
    private static void MeasureStart(Measure measure, WorkerProgram rem) => measure.Duration(
        "a worker started, a script prepared and run",
        () =>
        {
            using var pool = new WorkerPool(rem, Limits);
            Finish(Prepare(pool, Lua, "return 1").RunAsync(Call(new RemMap(0), Limits), default));
        },
        TimeSpan.FromMilliseconds(150));

    // A script that heeds nothing: how long after its deadline its caller has the answer, the worker killed.
    private static void MeasureKills(Measure measure)
    {
        var time = TimeSpan.FromMilliseconds(100);
        var limits = Limits with { Time = time };
        using var pool = new WorkerPool(new WorkerProgram(Path.Combine(AppContext.BaseDirectory, "rogue"), []), limits);
        var spin = Prepare(pool, Rogue, "spin");
        var late = new double[Kills];
        for (var i = 0; i < Kills; i++)
        {
            pool.Probe();
            late[i] = Late(spin, limits, time);
        }

        measure.Within("a spinning worker killed and its caller answered: median", Measure.Median(late), 0.050);
        measure.Within("the same: the slowest of 21", late.Max(), 0.050);
    }

    private static double Late(IScript spin, ScriptLimits limits, TimeSpan time)
    {
        var call = Call(new RemMap(0), limits);
        var watch = Stopwatch.StartNew();
        try
        {
            Finish(spin.RunAsync(call, default));
        }
        catch (LimitException)
        {
            return (watch.Elapsed - time).TotalSeconds;
        }

        throw new InvalidOperationException("a script that spins came to an end");
    }

    private static void Repeat(IScript script, ScriptCall call)
    {
        for (var i = 0; i < Calls; i++)
        {
            Finish(script.RunAsync(call, default));
        }
    }

    private static void Repeat(EchoPair echo, byte[] bytes)
    {
        for (var i = 0; i < Calls; i++)
        {
            echo.Exchange(bytes);
        }
    }

    private static object? Finish(ValueTask<ScriptResult> run) => run.GetAwaiter().GetResult().Value;

    private static RemMap Map()
    {
        var map = new RemMap(5);
        map.Set("a", Boxed.Of(1L));
        map.Set("b", 2.5);
        map.Set("c", "text");
        map.Set("d", Boxed.Of(7L));
        map.Set("e", Boxed.True);
        return map;
    }

    private static RemList List(int count)
    {
        var list = new RemList(count);
        for (var i = 0; i < count; i++)
        {
            list.Add((long)i);
        }

        return list;
    }

    private static ScriptCall Call(RemMap pipe, ScriptLimits limits) => new()
    {
        Pipe = new MapNames(pipe),
        Input = null,
        Values = [],
        Host = new Clock(),
        Limits = limits,
    };

    private static IScript Prepare(WorkerPool pool, RuntimeRow row, string text)
    {
        var findings = new FindingList();
        var origin = new ScriptOrigin(new SourceFile("benchmark", text));
        return pool.Runtime(row).Prepare(new ScriptSource(text, origin, [], Isolation.Process), findings)
            ?? throw new InvalidOperationException(findings.Items[0].Message);
    }

    private sealed class Clock : IScriptHost
    {
        public ValueTask<object?> CallAsync(string primitive, RemList arguments, CancellationToken cancel) => new(1.5);
    }
}
