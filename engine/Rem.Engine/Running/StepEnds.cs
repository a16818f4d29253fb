using Rem.Scripting;

namespace Rem.Running;

/// <summary>
/// What the action of a step took and has not settled: acknowledged or given back when the step has ended with all
/// its modifiers. Belongs to one evaluation of one step.
/// </summary>
internal sealed class StepEnds
{
    private List<ScriptSession>? _sessions;

    /// <summary>Leaves a script's session open until the step ends.</summary>
    public void Add(ScriptSession session) => (_sessions ??= []).Add(session);

    /// <summary>Ends what was left open.</summary>
    public async ValueTask CompleteAsync(StepEnd end, string? reason = null)
    {
        foreach (var session in _sessions ?? [])
        {
            await session.CompleteAsync(end, reason);
        }
    }
}
