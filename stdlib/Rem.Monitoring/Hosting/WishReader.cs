using Rem.Monitoring.Definitions;
using Rem.Monitoring.Scheduling;
using Rem.Running;
using Rem.Shared.State;
using Rem.Values;

namespace Rem.Monitoring.Hosting;

/// <summary>Reads what people want, which stands as state that anybody may have written: what is wrong is logged, and without effect.</summary>
internal sealed class WishReader(OpenPlan plan, SteadyClock time)
{
    /// <summary>Gives each change of a state, those first that stand there; follows them until it is cancelled.</summary>
    /// <param name="state">The state.</param>
    /// <param name="mark">The mark behind which changes are wanted.</param>
    /// <param name="take">Is given each.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task FollowAsync(IState state, long mark, Action<StateChange> take, CancellationToken cancel)
    {
        while (true)
        {
            mark = await TakeAsync(state, mark, null, take, cancel);
        }
    }

    /// <summary>Gives what stands in a state, and then the mark behind it.</summary>
    public static async Task<long> BeginAsync(IState state, Action<StateChange> take, CancellationToken cancel) => await TakeAsync(state, 0, TimeSpan.Zero, take, cancel);

    /// <summary>The settings of a wish; null for what is no map, which is logged.</summary>
    public Fields? Fields(StateChange change)
    {
        if (change.Value is RemMap map)
        {
            return new Fields(map, [], new Problems());
        }

        Warn(change, $"a map was expected, got {ValueText.ShowWithKind(change.Value)}");
        return null;
    }

    /// <summary>A time, by the monitor's clock; null where there is none or a wrong one, which is noted.</summary>
    public DateTimeOffset? Time(Fields fields, string key) => fields.Moment(key) is { } given ? time.Steady(given) : null;

    /// <summary>Logs what was found wrong with a wish, and why it was not done.</summary>
    public void Refuse(Fields fields, StateChange change, bool isDone, string why)
    {
        foreach (var problem in fields.Problems.Found)
        {
            Warn(change, problem.Said);
        }

        if (!isDone)
        {
            Warn(change, why);
        }
    }

    /// <summary>Logs why a wish is without effect.</summary>
    public void Warn(StateChange change, string why) => Write(LogLevel.Warn, $"a wish for {ValueText.Show(change.Key)} is without effect: {why}");

    /// <summary>Writes a line into the plan's log.</summary>
    public void Write(LogLevel level, string text) => plan.Log.Write(new LogLine(plan.Options.Clock.GetUtcNow(), level, text, null, default));

    private static async Task<long> TakeAsync(IState state, long mark, TimeSpan? wait, Action<StateChange> take, CancellationToken cancel)
    {
        var changes = await state.ChangesAsync("", mark, wait, cancel);
        foreach (var change in changes.Changes)
        {
            take(change);
        }

        return changes.Mark;
    }
}
