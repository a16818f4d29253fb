using Rem.Errors;
using Rem.Monitoring.Definitions;
using Rem.Monitoring.States;
using Rem.Shared.State;
using Rem.Values;

namespace Rem.Monitoring.Hosting;

/// <summary>
/// Until when monitors have written down all that happened: what a status says holds as long as that is no more than a minute
/// ago. A monitor that cannot write (a full disk), that hangs or is gone cannot say so itself, and its last ok would stand for
/// ever. Read at a moment, for one answer.
/// </summary>
/// <param name="written">The moments, by plan.</param>
/// <param name="now">The time.</param>
public sealed class Heartbeats(IReadOnlyDictionary<string, DateTimeOffset> written, DateTimeOffset now)
{
    /// <summary>How old what is written may be: six beats of <see cref="MonitorHealth"/>.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Until when a plan's monitor has written; null for one that none has been of.</summary>
    public DateTimeOffset? Of(string plan) => written.TryGetValue(plan, out var last) ? last : null;

    /// <summary>Reads those of all plans.</summary>
    public static async Task<Heartbeats> ReadAsync(IStates states, DateTimeOffset now, CancellationToken cancel)
    {
        var (state, written) = (states.Open(MonitorNames.Health), new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal));
        foreach (var plan in await state.KeysAsync("", cancel))
        {
            if ((await state.GetAsync(plan, cancel))?.Value is RemMap health && health.TryGetValue("written", out var at) && MomentText.Read(at) is { } moment)
            {
                written[plan] = moment;
            }
        }

        return new Heartbeats(written, now);
    }

    /// <summary>
    /// How a check or host is, as far as that is known: its status, or a copy that is `no data` (`pending` for a host) and says
    /// since when, and what it was. What is no status is left as it is.
    /// </summary>
    public RemMap Known(RemMap shown)
    {
        if (!(written.TryGetValue(KeptCheck.PlanOf(shown), out var last) && (now - last).Duration() > Patience && shown.TryGetValue("status", out var status) && status is string was))
        {
            return shown;
        }

        var known = shown.Copy();
        var isCheck = shown.ContainsKey("certain");
        known.Set("status", isCheck ? CheckStatus.NoData.Word() : HostStatus.Pending.Word());
        known.Set("since", MomentText.Of(last < now ? last : now)); // a clock was set back since
        known.Set("text", $"nothing is written down since then, the log says why; it was {was}{(shown.TryGetValue("text", out var text) && text is string { Length: > 0 } said ? ": " + said : "")}");
        if (isCheck)
        {
            known.Set("certain", true);
        }
        else if (shown.TryGetValue("checks", out var counts) && counts is RemMap each)
        {
            known.Set("checks", new RemMap(1) { [CheckStatus.NoData.Word()] = each.Values.OfType<long>().Sum(static count => Math.Clamp(count, 0, int.MaxValue)) });
        }

        known.IsShared = true;
        return known;
    }
}
