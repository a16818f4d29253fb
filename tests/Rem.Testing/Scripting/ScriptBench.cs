using Rem.Errors;
using Rem.Plans;
using Rem.Scripting;
using Rem.Values;

namespace Rem.Testing.Scripting;

/// <summary>Prepares and runs scripts of one runtime as a plan would.</summary>
public sealed class ScriptBench(IScriptRuntime runtime)
{
    /// <summary>The path that errors of the scripts name.</summary>
    public const string PlanPath = "plans/test.yaml";

    /// <summary>Lines of the pretended plan above each script.</summary>
    public const int LinesAbove = 6;

    /// <summary>Limits that no honest test reaches.</summary>
    public static ScriptLimits Generous { get; } = new(TimeSpan.FromSeconds(30), 128 * 1024 * 1024, 200);

    /// <summary>A script that parses.</summary>
    public IScript Prepare(string text, params string[] names)
    {
        var findings = new FindingList();
        var script = runtime.Prepare(Source(text, names), findings);
        return script ?? throw new InvalidOperationException("the script does not parse: " + findings.Items[0].Message);
    }

    /// <summary>What is wrong with a script.</summary>
    public IReadOnlyList<Finding> FindingsOf(string text)
    {
        var findings = new FindingList();
        runtime.Prepare(Source(text, []), findings);
        return findings.Items;
    }

    /// <summary>Runs a text once with a pipe and gives its value, or <see cref="ScriptResult.Nothing"/>.</summary>
    public ScriptResult Run(string text, RemMap? pipe = null, IScriptHost? host = null, ScriptLimits? limits = null, CancellationToken cancel = default) =>
        Finish(Prepare(text).RunAsync(Call(pipe, host, limits), cancel));

    /// <summary>Waits for a run that completes on this thread.</summary>
    public static ScriptResult Finish(ValueTask<ScriptResult> run) => run.IsCompleted ? run.GetAwaiter().GetResult() : run.AsTask().GetAwaiter().GetResult();

    /// <summary>A call as a step makes it.</summary>
    public static ScriptCall Call(RemMap? pipe = null, IScriptHost? host = null, ScriptLimits? limits = null, object?[]? values = null, object? input = null) => new()
    {
        Pipe = new MapNames(pipe ?? new RemMap()),
        Input = input ?? new RemMap(),
        Values = values ?? [],
        Host = host ?? new FakeScriptHost(),
        Limits = limits ?? Generous,
    };

    /// <summary>A map of keys and values that follow each other.</summary>
    public static RemMap Map(params object?[] pairs)
    {
        var map = new RemMap(pairs.Length / 2);
        for (var i = 0; i < pairs.Length; i += 2)
        {
            map.Set((string)pairs[i]!, pairs[i + 1]);
        }

        return map;
    }

    // The script stands as a block scalar in a plan, so that its lines are the plan's, further down and indented.
    private static ScriptSource Source(string text, string[] names)
    {
        const string Key = "script: ";
        var above = new string('\n', LinesAbove - 1);
        var file = new SourceFile(PlanPath, above + Key + "|\n  " + text.Replace("\n", "\n  ", StringComparison.Ordinal) + "\n");
        var start = above.Length + Key.Length;
        var node = new ScalarNode(new SourceSpan(file, start, file.Text.Length - start), text + "\n", ScalarStyle.Literal, text + "\n");
        return new ScriptSource(text, new ScriptOrigin(node), names, Isolation.InProcess);
    }
}
