namespace Rem.Monitoring.States;

/// <summary>How the clock of a board stands to that of the machine, by which people write times.</summary>
/// <param name="Shown">A time of the board as the machine has it.</param>
/// <param name="Steady">A time of the machine as the board has it.</param>
internal sealed record WallClock(Func<DateTimeOffset, DateTimeOffset> Shown, Func<DateTimeOffset, DateTimeOffset> Steady)
{
    /// <summary>The first occurrence that has not ended at a time of the board, by its clock; worked out each time anew.</summary>
    public (DateTimeOffset Start, DateTimeOffset End) Next(Occurrence when, DateTimeOffset now)
    {
        var (start, end) = when.Next(Shown(now));
        return start == DateTimeOffset.MaxValue ? (start, end) : (Steady(start), Steady(end));
    }
}
