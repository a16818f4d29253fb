using Rem.Errors;
using Rem.Scripting;
using Rem.Testing.Scripting;
using Rem.Values;

namespace Rem.Runtimes.Tests.Workers;

/// <summary>A script in a worker says the same, about the same place, as the script in the engine's own process.</summary>
public sealed class SameErrorsTests(WorkerRuntimeContract.Workers workers) : IClassFixture<WorkerRuntimeContract.Workers>
{
    private static readonly ScriptBench Here = new(TestWorkers.Row("lua").Runtime);

    private readonly ScriptBench _there = new(workers.Pool.Runtime(TestWorkers.Row("lua")));

    public static TheoryData<string> Scripts =>
    [
        "error('boom')",
        "local x = 1\n\nerror({ code = 5 })",
        "local function inner()\n  error('boom')\nend\nlocal x = 1\ninner()\nx = 2",
        "return pcall(error, 'boom', 2) and select(2, pcall(function() error('boom') end))",
        "return select(2, pcall(function()\n  error('with a line')\nend))",
        "local t = {} t.t = t\nreturn t",
        "return { f = print }",
        "local x = 1\nrem.queue():put(1)",
        "local x = 1\nreturn rem.call('fail')",
        "return select(2, pcall(rem.call, 'fail'))",
        "error('wrapped: ' .. select(2, pcall(rem.call, 'fail')))",
        "local x = pipe.nope.y",
        "pipe.x = 2",
        "return #pipe.x + pipe.n",
        "local t = {} for i = 1, 65 do t = { t } end return t",
        "local = 2",
        "return 'open",
        "if x then",
        "while true do end",
        "local t = {} for i = 1, math.huge do t[i] = { i } end",
        "local function f() return 1 + f() end\nreturn f()",
        "rem.call('limit')",
        "pcall(rem.call, 'limit') return 'swallowed'",
        "rem.call('bug')",
        "rem.call('cancelled')",
    ];

    [Theory, MemberData(nameof(Scripts))]
    public void Says_the_same(string script) => Say(_there, script).ShouldBe(Say(Here, script));

    private static string Say(ScriptBench bench, string script)
    {
        var findings = bench.FindingsOf(script);
        if (findings.Count > 0)
        {
            return string.Join('\n', findings.Select(static finding => "finds " + Say(finding)));
        }

        var host = new FakeScriptHost().On(PrimitiveNames.CallRun, static arguments => arguments[0] switch
        {
            "fail" => throw new PlanException(ScriptErrors.Primitive, default, "not today", "tomorrow"),
            "limit" => throw new LimitException(LimitErrors.While, default, "round 1,000,000"),
            "bug" => throw new InvalidTimeZoneException("a bug"),
            "cancelled" => throw new OperationCanceledException("by itself"),
            _ => arguments[0],
        });
        // A busy machine must not let time run out where memory is what is asked.
        var time = script.StartsWith("while true", StringComparison.Ordinal) ? TimeSpan.FromMilliseconds(500) : TimeSpan.FromSeconds(20);
        var limits = ScriptBench.Generous with { Time = time, MemoryBytes = 16 * 1024 * 1024 };
        try
        {
            var result = bench.Run(script, ScriptBench.Map("x", RemList.Of(1L, 2L), "n", 3L), host, limits);
            return $"gives {result.HasValue} {ValueText.Json(result.Value)}";
        }
        catch (PlanException error)
        {
            return $"{error.GetType().Name} {Say(error.Finding)}";
        }
        catch (Exception error) when (error is OperationCanceledException or InvalidTimeZoneException)
        {
            return $"{error.GetType().Name} {error.Message}";
        }
    }

    private static string Say(Finding finding) =>
        $"{finding.Code.Id} {finding.At} +{finding.At.Length} {finding.Severity} {finding.Message} | {finding.Hint} | {finding.Trail}";
}
