namespace Rem.Monitoring.States;

/// <summary>When something is: once, or again and again. By the machine's clock. Frozen.</summary>
internal sealed record Occurrence
{
    private readonly DateTimeOffset _from;
    private readonly DateTimeOffset _until;
    private readonly Recurrence? _recurrence;

    /// <summary>Again and again.</summary>
    public Occurrence(Recurrence recurrence) => _recurrence = recurrence;

    /// <summary>Once.</summary>
    public Occurrence(DateTimeOffset from, DateTimeOffset until) => (_from, _until) = (from, until);

    /// <summary>True when it comes back.</summary>
    public bool IsRepeated => _recurrence is not null;

    /// <summary>True when it comes back, and never ends.</summary>
    public bool IsEndless => _recurrence is { IsEndless: true };

    /// <summary>The first that has not ended at a time; without end or begin where there is none.</summary>
    public (DateTimeOffset Start, DateTimeOffset End) Next(DateTimeOffset now)
    {
        if (_recurrence is not null)
        {
            return _recurrence.Next(now);
        }

        return _until > now ? (_from, _until) : (DateTimeOffset.MaxValue, DateTimeOffset.MaxValue);
    }
}
