using Rem.Errors;
using Rem.Monitoring.Definitions;
using Rem.Monitoring.States;
using Rem.Shared;
using Rem.Shared.State;
using Rem.Values;

namespace Rem.Monitoring.Hosting;

/// <summary>
/// The checks and hosts of a plan that has ended, and that nothing follows: nobody looks at them, and their statuses say so at
/// once. How they were stands beside that, and holds again when the plan is back. No event tells of it: what was stopped is no
/// problem of what it looked at.
/// </summary>
/// <param name="plan">The plan's name in the state.</param>
/// <param name="resources">What it shared.</param>
/// <param name="clock">The clock.</param>
internal sealed class EndedPlan(string plan, SharedResources resources, TimeProvider clock)
{
    private const string Says = "its plan has ended; it was ";
    private static readonly string[] Kept = ["status", "certain", "try", "since", "text"];
    private readonly CheckClaims _claims = CheckClaims.Of(resources);
    private readonly HostKeys _hostKeys = HostKeys.Of(resources);

    /// <summary>Writes it down. Throws what the store throws.</summary>
    public async Task WriteAsync(CancellationToken cancel)
    {
        await EndAsync(resources.States.Open(MonitorNames.Checks), _claims.Has, CheckStatus.NoData.Word(), cancel);
        await EndAsync(resources.States.Open(MonitorNames.Hosts), _hostKeys.IsTaken, HostStatus.Pending.Word(), cancel);
        await resources.States.Open(MonitorNames.Health).DeleteAsync(plan, null, WriteOptions.None, cancel);
    }

    /// <summary>A status as it was before its plan ended.</summary>
    public static RemMap Before(RemMap shown)
    {
        if (!shown.TryGetValue("ended", out var ended) || ended is not RemMap was)
        {
            return shown;
        }

        var before = shown.Copy();
        before.Merge(was);
        return before;
    }

    private async Task EndAsync(IState state, Func<string, bool> isTaken, string status, CancellationToken cancel)
    {
        foreach (var key in await state.KeysAsync("", cancel))
        {
            if (await state.GetAsync(key, cancel) is { Value: RemMap shown } entry && KeptCheck.PlanOf(shown) == plan && !shown.ContainsKey("ended") && !isTaken(key))
            {
                await EndAsync(state, key, entry.Version, Ended(shown, status), cancel);
            }
        }
    }

    // Somebody who has written it meanwhile knows better.
    private static async Task EndAsync(IState state, string key, long version, RemMap ended, CancellationToken cancel)
    {
        try
        {
            await state.SetAsync(key, ended, SetOptions.Default with { Version = version }, cancel);
        }
        catch (PlanException error) when (error.Finding.Code == StateErrors.Moved)
        {
        }
    }

    private RemMap Ended(RemMap shown, string status)
    {
        var was = new RemMap(Kept.Length);
        foreach (var key in Kept)
        {
            if (shown.TryGetValue(key, out var value))
            {
                was.Set(key, value);
            }
        }

        var ended = shown.Copy();
        ended.Set("status", status);
        ended.Set("since", MomentText.Of(clock.GetUtcNow()));
        ended.Set("text", Says + Was(shown));
        if (shown.ContainsKey("certain"))
        {
            ended.Set("certain", true);
            ended.Set("next", null);
        }

        ended.Set("ended", was);
        ended.IsShared = true;
        return ended;
    }

    private static string Was(RemMap shown)
    {
        var (status, text) = (Text(shown, "status"), Text(shown, "text"));
        return text.Length == 0 ? status : $"{status}: {text}";
    }

    private static string Text(RemMap map, string key) => map.TryGetValue(key, out var value) ? value as string ?? "" : "";
}
