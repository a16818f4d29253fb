namespace Rem.Monitoring.States;

/// <summary>The mute windows of a plan. What is well when one begins or ends leaves no event. For one board.</summary>
internal sealed class MuteBook(WallClock clock, DueList due, Voice voice)
{
    /// <summary>Takes up a rule.</summary>
    public void Add(MuteRule rule, IReadOnlyList<(Check Check, StatusSet In)> members, DateTimeOffset at)
    {
        var mute = new Mute(rule, members);
        mute.Attach();
        Plan(mute, at);
    }

    private void Plan(Mute mute, DateTimeOffset at)
    {
        (mute.Start, mute.End) = clock.Next(mute.Rule.When, at);
        if (mute.Start == DateTimeOffset.MaxValue)
        {
            return;
        }

        if (mute.Start <= at)
        {
            Begin(mute, at);
        }
        else
        {
            due.Add(new Due(() => mute.IsOn ? null : mute.Start, time => Begin(mute, time)));
        }
    }

    private void Begin(Mute mute, DateTimeOffset at)
    {
        mute.IsOn = true;
        foreach (var (check, statuses) in mute.Members)
        {
            if (check.IsDown && statuses.Has(check.Status))
            {
                voice.Started(check, at, Held.Muted, mute.Text);
            }
        }

        // One that begins again at once has another end.
        var end = mute.End;
        due.Add(new Due(() => mute.IsOn && mute.End == end ? end : null, time => End(mute, time)));
    }

    private void End(Mute mute, DateTimeOffset at)
    {
        mute.IsOn = false;
        foreach (var (check, statuses) in mute.Members)
        {
            if (check.IsDown && statuses.Has(check.Status))
            {
                voice.Ended(check, at, Held.Muted, didHold: true);
            }
        }

        Plan(mute, at);
    }

    private sealed class Mute(MuteRule rule, IReadOnlyList<(Check Check, StatusSet In)> members) : Hold(Held.Muted, members)
    {
        public MuteRule Rule => rule;

        public DateTimeOffset Start { get; set; }

        public DateTimeOffset End { get; set; }

        public override string Text => rule.Why;
    }
}
