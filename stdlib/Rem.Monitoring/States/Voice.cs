namespace Rem.Monitoring.States;

/// <summary>Says what happens to checks beside their results. For one board.</summary>
internal sealed class Voice(IBoardListener listener)
{
    /// <summary>Something that is told in any case.</summary>
    public void Tell(Check check, DateTimeOffset at, EventKind kind, string text) => Tell(check, at, kind, text, Held.No);

    /// <summary>Something has begun to hold a check's events; nothing is told of what did so before the process began.</summary>
    public void Started(Check check, DateTimeOffset at, Held what, string text)
    {
        if (!check.HeldBefore.HasFlag(what))
        {
            Tell(check, at, Start(what), text, Held.No);
        }
    }

    /// <summary>Something holds a check's events no longer: whoever was not told of its problem may have to be now.</summary>
    /// <param name="check">The check.</param>
    /// <param name="at">When.</param>
    /// <param name="what">What held it.</param>
    /// <param name="didHold">True when it did so in the status that the check has.</param>
    public void Ended(Check check, DateTimeOffset at, Held what, bool didHold)
    {
        var isOpen = check.IsDown && didHold;
        check.HeldBefore &= ~what; // told now, and not once more when all is settled
        Tell(check, at, Start(what) + 1, isOpen ? $"it is {check.Status.Word()}" : "", isOpen ? check.HeldIn(check.Status) : Held.No);
    }

    /// <summary>Nobody looks after a check any more.</summary>
    public void Unacknowledged(Check check, DateTimeOffset at, string text) =>
        Tell(check, at, EventKind.Unacknowledged, text, check.IsDown ? check.HeldIn(check.Status) : Held.No);

    private void Tell(Check check, DateTimeOffset at, EventKind kind, string text, Held held) =>
        listener.Tell(new CheckEvent(at, check.Rules.Name, kind) { From = check.Status, To = check.Status, Held = held, Text = text });

    // The kind of the end is behind that of the start.
    private static EventKind Start(Held what) => what switch
    {
        Held.Downtime => EventKind.DowntimeStarted,
        Held.Silenced => EventKind.SilenceStarted,
        Held.Muted => EventKind.MuteStarted,
        _ => EventKind.InhibitionStarted,
    };
}
