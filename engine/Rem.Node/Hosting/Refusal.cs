using Rem.Errors;
using Rem.Node.Logs;
using Rem.Running;
using Rem.Values;

namespace Rem.Node.Hosting;

/// <summary>What a reload did not take, because something is wrong with it; what there was before goes on.</summary>
/// <param name="Plan">The plan whose newer version it is; null for `rem.yaml` itself.</param>
/// <param name="Since">When it was refused first.</param>
/// <param name="Error">The first thing that is wrong; secrets are hidden.</param>
internal sealed record Refusal(string? Plan, DateTimeOffset Since, PlanException Error)
{
    /// <summary>A finding without the secrets that the node knows.</summary>
    public static Finding Hidden(Finding finding, NodeLogger log) => finding with { Message = log.Hidden(finding.Message), Hint = finding.Hint is { } hint ? log.Hidden(hint) : null };

    /// <summary>As data, for `rem ps`.</summary>
    public RemMap ToMap()
    {
        var map = new RemMap(3);
        map.Set("plan", Plan);
        map.Set("since", PlanStatus.Time(Since));
        map.Set("error", ErrorFacts.Of(Error, Secrets.None));
        return map;
    }
}
