using Rem.Monitoring.Definitions;
using Rem.Monitoring.Scheduling;
using Rem.Monitoring.States;
using Rem.Values;

namespace Rem.Monitoring.Hosting;

/// <summary>Checks as they were when the plan ended. Pure.</summary>
internal static class KeptCheck
{
    /// <summary>The plan that a status is of; empty when it does not say.</summary>
    public static string PlanOf(RemMap was) => Text(was, "plan");

    /// <summary>Brings a check to its status. What is there is state, which anybody may have written: what makes no sense begins anew.</summary>
    public static void Restore(Check check, RemMap was, SteadyClock clock)
    {
        if (CheckStatuses.Named(Text(was, "status")) is { } status)
        {
            var since = was.TryGetValue("since", out var shown) && MomentText.Read(shown) is { } time ? clock.Steady(time) : clock.Now;
            var isCertain = !was.TryGetValue("certain", out var certain) || certain is not false || status is CheckStatus.Pending or CheckStatus.Ok;
            var attempt = was.TryGetValue("try", out var given) && given is long and >= 1 && (long)given < check.Rules.Tries ? (int)(long)given : 1;
            check.Restore(status, isCertain ? 0 : attempt, since, Text(was, "text"));
            check.HeldBefore = StatusForms.Held(was);
            check.AcknowledgedBefore = was.TryGetValue("acknowledged", out var by) && by is RemMap kept ? new KeptAcknowledgement(Text(kept, "by"), Text(kept, "comment"), CheckStatuses.Named(Text(kept, "status"))) : null;
            BoundForms.Restore(check, was, clock.Now);
        }
    }

    private static string Text(RemMap map, string key) => map.TryGetValue(key, out var value) ? value as string ?? "" : "";
}
