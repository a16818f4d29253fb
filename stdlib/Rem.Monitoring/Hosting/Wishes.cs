using Rem.Errors;
using Rem.Monitoring.Definitions;
using Rem.Monitoring.Scheduling;
using Rem.Monitoring.States;
using Rem.Running;
using Rem.Shared.State;
using Rem.Values;

namespace Rem.Monitoring.Hosting;

/// <summary>
/// What people want of checks: acknowledgements and downtimes, which they set as state, from a page, a function or the command
/// line, and which is kept like any other. For one monitor.
/// </summary>
internal sealed class Wishes(OpenPlan plan, Monitor monitor, CheckClaims claims, SteadyClock time)
{
    private readonly IState _acknowledgements = plan.Resources.States.Open(MonitorNames.Acknowledgements);
    private readonly IState _downtimes = plan.Resources.States.Open(MonitorNames.Downtimes);

    /// <summary>Takes up the acknowledgements that stand there, and then each change.</summary>
    public Task FollowAcknowledgementsAsync(CancellationToken cancel) => FollowAsync(_acknowledgements, Acknowledge, cancel);

    /// <summary>The same for downtimes.</summary>
    public Task FollowDowntimesAsync(CancellationToken cancel) => FollowAsync(_downtimes, PlanDowntime, cancel);

    private static async Task FollowAsync(IState state, Action<StateChange> take, CancellationToken cancel)
    {
        for (long mark = 0; ;)
        {
            var changes = await state.ChangesAsync("", mark, null, cancel);
            mark = changes.Mark;
            foreach (var change in changes.Changes)
            {
                take(change);
            }
        }
    }

    private void Acknowledge(StateChange change)
    {
        if (change.IsDeleted)
        {
            monitor.Act(change.Key, board => board.Unacknowledge(change.Key, "somebody", time.Now));
            return;
        }

        if (IsMine([change.Key]) && Fields(change) is { } fields)
        {
            var until = Until(fields, "until");
            var wish = new Acknowledgement(fields.Text("by") ?? "somebody", fields.Text("comment") ?? "", fields.Flag("sticky") ?? false, until);
            Refuse(fields, change, fields.Problems.Found.Count > 0 || monitor.Acknowledge(change.Key, change.Version, wish), "there is no certain problem to acknowledge");
        }
    }

    private void PlanDowntime(StateChange change)
    {
        if (change.IsDeleted)
        {
            monitor.Act(null, board => board.EndDowntime(change.Key, time.Now));
            return;
        }

        if (Fields(change) is { } fields)
        {
            var (wanted, names) = (fields.Has("repeat") ? Repeated(fields) : Once(fields), fields.Names("checks"));
            if (names.Length == 0)
            {
                fields.Problems.Add(["checks"], "a downtime needs 'checks', a name or a list of names");
            }

            var unknown = Array.Find(names, name => !claims.Has(name));
            var own = names.Where(monitor.Knows).ToArray();
            var isDone = fields.Problems.Found.Count > 0 || unknown is not null || own.Length == 0 || monitor.Act(null, board =>
            {
                board.Add(wanted! with { Checks = own, Key = change.Key, By = fields.Text("by") ?? "somebody", Comment = fields.Text("comment") ?? "", Flexible = fields.Time("flexible", TimeSpan.FromSeconds(1)) }, time.Now);
                return true;
            });
            Refuse(fields, change, isDone && unknown is null, $"there is no check {ValueText.Show(unknown)}");
        }
    }

    private Downtime? Once(Fields fields)
    {
        var (from, until) = (Until(fields, "from") ?? time.Now, Until(fields, "until"));
        if (until is null && !fields.Has("until"))
        {
            fields.Problems.Add(["until"], "a downtime needs 'until', or 'repeat'");
        }

        if (until <= from)
        {
            fields.Problems.Add(["until"], "a downtime ends behind 'from'");
        }

        return until is { } end ? new Downtime([], from, end, "", "") : null;
    }

    // Worked out by the machine's clock, each time anew: the steady one knows nothing of zones.
    private Downtime? Repeated(Fields fields)
    {
        if (RecurrenceReader.Read(fields, plan.Options.Zone) is not { } recurrence)
        {
            return null;
        }

        (DateTimeOffset Start, DateTimeOffset End) Next(DateTimeOffset steady)
        {
            var (start, end) = recurrence.Next(time.Shown(steady));
            return (time.Steady(start), time.Steady(end));
        }

        var (first, last) = Next(time.Now);
        return new Downtime([], first, last, "", "") { Next = Next };
    }

    // What is another plan's is that one's to take up; what is nobody's is told.
    private bool IsMine(string[] names) => names.Any(monitor.Knows) || !names.Any(claims.Has);

    private Fields? Fields(StateChange change)
    {
        if (change.Value is RemMap map)
        {
            return new Fields(map, [], new Problems());
        }

        Warn(change, $"a map was expected, got {ValueText.ShowWithKind(change.Value)}");
        return null;
    }

    private DateTimeOffset? Until(Fields fields, string key)
    {
        if (!fields.Has(key))
        {
            return null;
        }

        if (StatusForms.Time(fields.Map[key]) is { } given)
        {
            return time.Steady(given);
        }

        fields.Problems.Expected([key], "a time such as 2027-01-31T12:00:00Z, or seconds since 1970", fields.Map[key]);
        return null;
    }

    private void Refuse(Fields fields, StateChange change, bool isDone, string why)
    {
        foreach (var problem in fields.Problems.Found)
        {
            Warn(change, $"{string.Join('.', problem.Path)}: {problem.Message}");
        }

        if (!isDone)
        {
            Warn(change, why);
        }
    }

    private void Warn(StateChange change, string why) =>
        plan.Log.Write(new LogLine(plan.Options.Clock.GetUtcNow(), LogLevel.Warn, $"a wish for {ValueText.Show(change.Key)} is without effect: {why}", null, default));
}
