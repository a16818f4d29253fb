namespace Rem.Shared.Queues;

/// <summary>A message as somebody sees it who took it or looked at it.</summary>
/// <param name="Id">Its id in the queue; only rises.</param>
/// <param name="Value">The value, frozen.</param>
/// <param name="Tries">How often it was taken, this time included.</param>
/// <param name="Priority">Its priority.</param>
/// <param name="PutAt">When it was put.</param>
/// <param name="Receipt">Proves this very taking; 0 for one that was only looked at. A later taking has a higher one.</param>
/// <param name="HiddenUntil">When it can be taken by somebody else, for a taken one.</param>
public sealed record QueueMessage(long Id, object? Value, int Tries, int Priority, DateTimeOffset PutAt, long Receipt, DateTimeOffset HiddenUntil);

/// <summary>How many messages a queue holds.</summary>
/// <param name="Ready">Can be taken now.</param>
/// <param name="Delayed">Can be taken later.</param>
/// <param name="Taken">Taken and not settled.</param>
/// <param name="Dead">Dead letters.</param>
/// <param name="Bytes">Size of the values, dead letters not counted.</param>
/// <param name="Dropped">Dropped so far, by a full queue or their time to live.</param>
public readonly record struct QueueCounts(long Ready, long Delayed, long Taken, long Dead, long Bytes, long Dropped)
{
    /// <summary>Ready and delayed.</summary>
    public long Waiting => Ready + Delayed;
}

/// <summary>A message that was given up.</summary>
/// <param name="Message">The message.</param>
/// <param name="DiedAt">When.</param>
/// <param name="Reason">Why: the last failure, `too old`, or `not acknowledged in time`.</param>
public sealed record DeadLetter(QueueMessage Message, DateTimeOffset DiedAt, string Reason);
