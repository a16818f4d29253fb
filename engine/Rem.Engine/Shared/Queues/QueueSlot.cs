namespace Rem.Shared.Queues;

/// <summary>Where a message in memory stands.</summary>
internal enum SlotState
{
    /// <summary>It can be taken.</summary>
    Ready,

    /// <summary>It can be taken when its time has come.</summary>
    Delayed,

    /// <summary>Somebody has it; when its time has come it can be taken again.</summary>
    Taken,
}

/// <summary>A message in memory.</summary>
internal sealed class QueueSlot(long id, StoredValue stored, int priority, DateTimeOffset putAt)
{
    public long Id => id;

    public StoredValue Stored => stored;

    public int Priority => priority;

    public DateTimeOffset PutAt => putAt;

    /// <summary>The moment of the put.</summary>
    public long PutMoment { get; init; }

    /// <summary>The moment at which its time to live ends.</summary>
    public long GoneAt { get; init; } = long.MaxValue;

    public SlotState State { get; set; }

    /// <summary>The moment at which a delayed or taken one can be taken.</summary>
    public long Due { get; set; }

    public int Tries { get; set; }

    public long Receipt { get; set; }

    /// <summary>Ends when the put is on the disk; null without a journal.</summary>
    public Task? Written { get; set; }

    /// <summary>Its place in the order of the puts.</summary>
    public LinkedListNode<QueueSlot>? Place { get; set; }

    public static Comparer<QueueSlot> ByPriority { get; } = Comparer<QueueSlot>.Create(static (a, b) =>
        a.Priority != b.Priority ? a.Priority.CompareTo(b.Priority) : a.Id.CompareTo(b.Id));

    public static Comparer<QueueSlot> ByDue { get; } = Comparer<QueueSlot>.Create(static (a, b) =>
        a.Due != b.Due ? a.Due.CompareTo(b.Due) : a.Id.CompareTo(b.Id));

    public static Comparer<QueueSlot> ByGone { get; } = Comparer<QueueSlot>.Create(static (a, b) =>
        a.GoneAt != b.GoneAt ? a.GoneAt.CompareTo(b.GoneAt) : a.Id.CompareTo(b.Id));
}
