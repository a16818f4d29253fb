using Rem.Errors;
using Rem.Plans;
using Rem.Scripting;
using Rem.Values;

namespace Rem.Benchmarks.Scripts;

/// <summary>What the benchmarks of all script languages share: a map of five, a call as a step makes it.</summary>
internal static class ScriptBench
{
    /// <summary>How often a measured action calls a short script.</summary>
    public const int Calls = 1000;

    /// <summary>A script of a runtime.</summary>
    public static IScript Prepare(IScriptRuntime runtime, string text) => Script(PreparingScript.Now(runtime, Source(text)));

    /// <summary>A script as the binding of a plan begins it.</summary>
    public static PreparingScript Begin(IScriptRuntime runtime, string text) => runtime.Begin(Source(text));

    /// <summary>The script that was begun.</summary>
    public static IScript Script(PreparingScript preparing)
    {
        var findings = new FindingList();
        preparing.Finish(findings);
        return preparing.Script ?? throw new InvalidOperationException(findings.Items[0].Message);
    }

    private static ScriptSource Source(string text) => new(text, new ScriptOrigin(new SourceFile("benchmark", text)), [], Isolation.InProcess);

    /// <summary>Runs a script many times.</summary>
    public static void Repeat(IScript script, ScriptCall call)
    {
        for (var i = 0; i < Calls; i++)
        {
            Finish(script.RunAsync(call, default));
        }
    }

    /// <summary>The value of a run.</summary>
    public static object? Finish(ValueTask<ScriptResult> run) => run.GetAwaiter().GetResult().Value;

    /// <summary>Throws when two answers differ: then their times say nothing.</summary>
    public static void Same(object? a, object? b)
    {
        if (ValueText.Json(a) != ValueText.Json(b))
        {
            throw new InvalidOperationException($"the two give different answers: {ValueText.Json(a)} and {ValueText.Json(b)}");
        }
    }

    /// <summary>Text, integers, a float and a truth.</summary>
    public static RemMap MapOfFive()
    {
        var map = new RemMap(5);
        map.Set("a", Boxed.Of(1L));
        map.Set("b", 2.5);
        map.Set("c", "text");
        map.Set("d", Boxed.Of(7L));
        map.Set("e", Boxed.True);
        return map;
    }

    /// <summary>A call with the usual limits.</summary>
    public static ScriptCall Call(RemMap pipe) => new()
    {
        Pipe = new MapNames(pipe),
        Input = null,
        Values = [],
        Host = new NoHost(),
        Limits = new ScriptLimits(TimeSpan.FromSeconds(30), 128 * 1024 * 1024, 200),
    };

    /// <summary>
    /// How much more often two threads do the same work than one, in the same time: a third of a second each, by turns,
    /// so that starting a thread and waking a core do not count.
    /// </summary>
    public static double OfTwoThreads(Action work)
    {
        const int Rounds = 7;
        var gains = new double[Rounds];
        InTime(work);
        for (var i = 0; i < Rounds; i++)
        {
            var one = InTime(work);
            var other = 0.0;
            var second = new Thread(() => other = InTime(work));
            second.Start();
            var first = InTime(work);
            second.Join();
            gains[i] = (first + other) / one;
        }

        return global::Rem.Benchmarks.Measure.Median(gains);
    }

    // How often a second.
    private static double InTime(Action work)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var count = 0;
        while (watch.ElapsedMilliseconds < 333)
        {
            work();
            count++;
        }

        return count / watch.Elapsed.TotalSeconds;
    }

    private sealed class NoHost : IScriptHost
    {
        public ValueTask<object?> CallAsync(string primitive, RemList arguments, CancellationToken cancel) => throw new NotSupportedException(primitive);
    }
}
