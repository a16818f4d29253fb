namespace Rem.Monitoring.States;

/// <summary>A downtime that has not ended. For one caller at a time.</summary>
/// <param name="downtime">What was asked for.</param>
/// <param name="checks">All that it is for.</param>
internal sealed class OpenDowntime(Downtime downtime, string[] checks)
{
    private bool _isOver;

    /// <summary>What it is known by.</summary>
    public string? Key => downtime.Key;

    /// <summary>All checks that it is for.</summary>
    public string[] Checks => checks;

    /// <summary>When it began; null when it has not.</summary>
    public DateTimeOffset? Started { get; private set; }

    /// <summary>True when a problem begins it.</summary>
    public bool IsFlexible => downtime.Flexible is not null;

    /// <summary>When it begins by itself; null when it has begun, or waits for a problem.</summary>
    public DateTimeOffset? StartsAt => Started is not null || _isOver || downtime.Flexible is not null ? null : downtime.Start;

    /// <summary>When it can no longer begin; null when it has begun, or begins by itself.</summary>
    public DateTimeOffset? MissedAt => Started is not null || _isOver || downtime.Flexible is null ? null : downtime.End;

    /// <summary>When it ends; null when it has not begun, or has ended.</summary>
    public DateTimeOffset? EndsAt => _isOver ? null : downtime.Flexible is { } lasts ? Started + lasts : downtime.End;

    /// <summary>Who and why.</summary>
    public string Text => downtime.Comment.Length == 0 ? $"by {downtime.By}" : $"by {downtime.By}: {downtime.Comment}";

    /// <summary>True when a problem of a check at a time begins it.</summary>
    public bool MayStartBy(string check, DateTimeOffset at) =>
        Started is null && downtime.Flexible is not null && at >= downtime.Start && at < downtime.End && checks.Contains(check);

    /// <summary>True when it takes the place of another one that is on at a time, without a break. A flexible one goes on with a problem that began another such.</summary>
    public bool GoesOn(OpenDowntime before, DateTimeOffset at) =>
        before.Started is not null && at >= downtime.Start && at < downtime.End && (!IsFlexible || before.IsFlexible);

    /// <summary>True when it is not over at a time, had it begun at another.</summary>
    public bool WouldLast(DateTimeOffset begun, DateTimeOffset at) => downtime.Flexible is { } lasts && begun + lasts > at;

    /// <summary>The one that follows when this one has ended at a time; null for none.</summary>
    public Downtime? Following(DateTimeOffset at)
    {
        if (downtime.Next is not { } next)
        {
            return null;
        }

        var (start, end) = next(at > downtime.End ? at : downtime.End);
        if (start == DateTimeOffset.MaxValue)
        {
            return null;
        }

        return downtime with { Start = start, End = end };
    }

    /// <summary>It begins.</summary>
    public void Start(DateTimeOffset at) => Started = at;

    /// <summary>It ends; gives the checks that were in it.</summary>
    public string[] End()
    {
        _isOver = true;
        return Started is null ? [] : checks;
    }
}
