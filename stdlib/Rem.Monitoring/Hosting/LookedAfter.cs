using Rem.Monitoring.States;

namespace Rem.Monitoring.Hosting;

/// <summary>
/// The acknowledgements that people have set, from their wish to its end: each is of a version of what they wrote, which is
/// taken away when it is over. For one monitor, which calls it under its gate.
/// </summary>
internal sealed class LookedAfter(CheckBoard board, Statuses statuses)
{
    private readonly Dictionary<string, long> _versions = new(StringComparer.Ordinal);
    private readonly WaitingWishes _waiting = new();

    /// <summary>
    /// Acknowledges a check: at once when it has a certain problem, and as soon as it has when it has not come to a certain
    /// result. False when it is well: the wish has come to nothing then, and is taken away.
    /// </summary>
    public bool Add(string check, long version, Acknowledgement wish, DateTimeOffset at)
    {
        if (WaitingWishes.MayComeTo(board.Find(check)!))
        {
            _waiting.Add(check, version, wish);
            return true;
        }

        return Acknowledge(check, version, wish, at);
    }

    /// <summary>Nobody looks after a check any more; false when nobody did.</summary>
    public bool Remove(string check, DateTimeOffset at)
    {
        _waiting.Remove(check);
        return board.Unacknowledge(check, "somebody", at);
    }

    /// <summary>Does what waited for a result that has come.</summary>
    public void Meet(DateTimeOffset now)
    {
        foreach (var (name, version, wish, isMet) in _waiting.Decided(board, now))
        {
            if (isMet)
            {
                // One that is over by now has held the event of its problem, and ends like any other.
                Acknowledge(name, version, wish, wish.Until <= now ? board.Find(name)!.CertainSince : now);
            }
            else
            {
                statuses.EndWish(board.Find(name)!, version);
            }
        }
    }

    /// <summary>An event as it is told: somebody who waits for the problem is told of right behind it.</summary>
    public CheckEvent Held(CheckEvent told, Check check) =>
        check.IsDown && _waiting.Has(told.Check, told.At) ? told with { Held = told.Held | States.Held.Acknowledged } : told;

    /// <summary>The version of the wish that an event ends; null for none.</summary>
    public long? EndedBy(CheckEvent told, Check check)
    {
        var isOver = told.Kind == EventKind.Unacknowledged || (told.Kind == EventKind.Status && check.Acknowledgement is null && told.To == CheckStatus.Ok);
        return isOver && _versions.Remove(told.Check, out var version) ? version : null;
    }

    private bool Acknowledge(string check, long version, Acknowledgement wish, DateTimeOffset at)
    {
        if (!board.Acknowledge(check, wish, at))
        {
            statuses.EndWish(board.Find(check)!, version);
            return false;
        }

        _versions[check] = version; // not sooner: the board first does what is due, and the end of that before it is one
        return true;
    }
}
