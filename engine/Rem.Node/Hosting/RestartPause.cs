using Rem.Settings;

namespace Rem.Node.Hosting;

/// <summary>How long a plan waits before it is started again: twice as long after each failure, to a limit, a little less by chance.</summary>
internal static class RestartPause
{
    // Plans that failed together, for one reason, do not come back together.
    private const double Spread = 0.2;

    private static readonly TimeSpan Longest = TimeSpan.FromDays(40); // what timers take

    /// <summary>The pause after so many failures in a row; none counts as the first.</summary>
    public static TimeSpan After(long failures, NodePlan plan, double chance)
    {
        var pause = plan.Pause.TotalSeconds * Math.Pow(2, Math.Clamp(failures - 1, 0, 60));
        var limited = Math.Min(pause, Math.Min(plan.LongestPause.TotalSeconds, Longest.TotalSeconds));
        return TimeSpan.FromSeconds(limited * (1 - (Spread * chance)));
    }
}
