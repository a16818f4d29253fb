using Rem.Errors;

namespace Rem.Scripting;

/// <summary>
/// A script on its way: begun when the plan comes to it, finished when all of the plan is bound, so that what is slow
/// to compile is compiled beside the rest and on every core. Used by one thread.
/// </summary>
public sealed class PreparingScript
{
    private readonly Task<Outcome>? _work;
    private readonly FindingList? _early;

    private PreparingScript(IScript? script, FindingList? findings)
    {
        Script = script;
        _early = findings;
    }

    private PreparingScript(Task<Outcome> work) => _work = work;

    /// <summary>The script; null until it is finished, and when it has errors.</summary>
    public IScript? Script { get; private set; }

    /// <summary>A script that is ready.</summary>
    public static PreparingScript Ready(IScript script) => new(script, null);

    /// <summary>Prepares a script at once.</summary>
    public static PreparingScript Now(IScriptRuntime runtime, ScriptSource source)
    {
        var findings = new FindingList();
        return new PreparingScript(runtime.Prepare(source, findings), findings);
    }

    /// <summary>Prepares a script beside the caller.</summary>
    public static PreparingScript Beside(Func<FindingList, IScript?> prepare) => new(Task.Run(() =>
    {
        var findings = new FindingList();
        return new Outcome(prepare(findings), findings);
    }));

    /// <summary>Waits for it and adds what is wrong with it to the findings; true without errors. To be called once.</summary>
    public bool Finish(FindingList findings)
    {
        var found = _early;
        if (_work is not null)
        {
            (Script, found) = _work.GetAwaiter().GetResult();
        }

        if (found is null || found.Count == 0)
        {
            return true;
        }

        foreach (var finding in found.Items)
        {
            findings.Add(finding);
        }

        return false;
    }

    private sealed record Outcome(IScript? Script, FindingList Findings);
}
