using Rem.Cli.Commands.Resources;
using Rem.Monitoring.Hosting;
using Rem.Shared.State;

namespace Rem.Cli.Commands.Checks;

/// <summary>
/// Follows the statuses of checks until they show what somebody has asked for: who asks is told when it holds, and not only
/// that it was written down. For a few seconds, since a plan that hangs, or has ended, shows nothing.
/// </summary>
internal sealed class StatusWatch
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private readonly ResourceCall _call;
    private readonly IState _checks;
    private readonly string _prefix;
    private long _mark;

    private StatusWatch(ResourceCall call, string prefix, long mark)
    {
        (_call, _prefix, _mark) = (call, prefix, mark);
        _checks = call.Shared.States.Open(MonitorNames.Checks);
    }

    /// <summary>One of all statuses, those that stand there first.</summary>
    public static StatusWatch OfAll(ResourceCall call) => new(call, "", 0);

    /// <summary>One of what becomes of the check that a call names from now on: to be begun before the wish is written.</summary>
    public static async Task<StatusWatch> BeginAsync(ResourceCall call)
    {
        var watch = new StatusWatch(call, call.Name, 0);
        watch._mark = (await watch._checks.ChangesAsync(call.Name, null, TimeSpan.Zero, call.Cancel)).Mark;
        return watch;
    }

    /// <summary>Gives changes that come together until they are enough; false when its patience ends before.</summary>
    public async Task<bool> UntilAsync(Func<IReadOnlyList<StateChange>, bool> isEnough)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(began) is var waited && waited < Patience)
        {
            var changes = await _checks.ChangesAsync(_prefix, _mark, Patience - waited, _call.Cancel);
            _mark = changes.Mark;
            if (isEnough(changes.Changes))
            {
                return true;
            }
        }

        return false;
    }
}
