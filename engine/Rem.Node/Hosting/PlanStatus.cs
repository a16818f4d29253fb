using System.Globalization;
using Rem.Errors;
using Rem.Running;
using Rem.Values;

namespace Rem.Node.Hosting;

/// <summary>How a plan of the node does at a moment.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Path">Its file.</param>
/// <param name="State">What it is doing.</param>
/// <param name="Since">Since when.</param>
/// <param name="Runs">How often it was started.</param>
/// <param name="Tries">How often it failed in a row.</param>
/// <param name="Next">When it is started again, or null.</param>
/// <param name="Error">What it failed with last, or null; secrets are hidden.</param>
/// <param name="Step">The innermost tag that runs, or null.</param>
public sealed record PlanStatus(string Name, string Path, PlanState State, DateTimeOffset Since, long Runs, long Tries, DateTimeOffset? Next, PlanException? Error, string? Step)
{
    /// <summary>The lists that run beside it (`detach`).</summary>
    public IReadOnlyList<DetachedStatus> Detached { get; init; } = [];

    /// <summary>The state as it is written.</summary>
    public string StateName => State switch
    {
        PlanState.Starting => "starting",
        PlanState.Running => "running",
        PlanState.Done => "done",
        PlanState.Failed => "failed",
        PlanState.Stopping => "stopping",
        _ => "stopped",
    };

    /// <summary>As data, for `rem ps`.</summary>
    public RemMap ToMap()
    {
        var map = new RemMap(10);
        map.Set("name", Name);
        map.Set("plan", Path);
        map.Set("state", StateName);
        map.Set("since", Time(Since));
        map.Set("runs", Runs);
        map.Set("tries", Tries);
        map.Set("next", Next is { } next ? Time(next) : null);
        map.Set("step", Step);
        map.Set("detached", DetachedStatus.ToList(Detached));
        map.Set("error", Error is null ? null : ErrorFacts.Of(Error, Secrets.None));
        return map;
    }

    /// <summary>A time as it is written.</summary>
    internal static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
