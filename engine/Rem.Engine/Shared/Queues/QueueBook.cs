using Rem.Shared.Journals;

namespace Rem.Shared.Queues;

/// <summary>What a queue in memory writes down, and how it comes back from there; nothing without a journal. Guarded by the queue's gate.</summary>
internal sealed class QueueBook(IQueueJournal? journal, RunningTime time)
{
    // Ids are reserved by the thousand, so that a put need not write the highest one.
    private const int Block = 1000;

    private long _reserved;

    /// <summary>The journal, or null.</summary>
    public IQueueJournal? Journal => journal;

    /// <summary>Throws when nothing can be written now.</summary>
    public void EnsureWritable() => journal?.EnsureWritable();

    /// <summary>Has what was noted written; see <see cref="IJournal.Write"/>.</summary>
    public Task? Write() => journal?.Write();

    /// <summary>Has what was noted written, with nobody waiting for it.</summary>
    public void Send() => journal?.Send();

    /// <summary>What a reader waits for.</summary>
    public Task? Written => journal?.Written;

    /// <summary>A new message, with the highest id so far.</summary>
    public void Put(QueueSlot slot)
    {
        if (journal is null)
        {
            return;
        }

        if (slot.Id > _reserved)
        {
            _reserved = slot.Id + Block;
            journal.ReserveIds(_reserved);
        }

        journal.Put(Kept(slot, null));
    }

    /// <summary>A message that was taken, given back or delayed.</summary>
    public void Change(QueueSlot slot) => journal?.Change(Kept(slot, null));

    /// <summary>A message that became a dead letter.</summary>
    public void Bury(QueueSlot slot, DateTimeOffset at, string reason) => journal?.Change(Kept(slot, new KeptDeath(at, reason)));

    /// <summary>A message or dead letter that is gone.</summary>
    public void Remove(long id) => journal?.Remove(id);

    /// <summary>True when the journal holds the queue.</summary>
    public bool IsThere => journal is { IsThere: true };

    /// <summary>The queue is gone.</summary>
    public void RemoveAll() => journal?.RemoveAll();

    /// <summary>The slot of a message that is no dead letter.</summary>
    public QueueSlot Slot(KeptMessage kept)
    {
        var now = time.Now;
        var due = kept.Due is { } moment ? time.Of(moment) : 0;
        return new QueueSlot(kept.Id, kept.Stored, kept.Priority, kept.PutAt)
        {
            PutMoment = time.Of(kept.PutAt),
            GoneAt = kept.GoneAt is { } gone ? time.Of(gone) : long.MaxValue,
            Tries = kept.Tries,
            State = due > now ? SlotState.Delayed : SlotState.Ready,
            Due = due,
        };
    }

    /// <summary>Starts above what was reserved.</summary>
    public void StartAbove(long lastId) => _reserved = lastId;

    // Who holds a taken message is known in memory alone: after a restart it can be taken again.
    private KeptMessage Kept(QueueSlot slot, KeptDeath? death) => new(
        slot.Id,
        slot.Stored,
        slot.Priority,
        slot.PutAt,
        slot.Tries,
        slot.State == SlotState.Taken,
        slot.State == SlotState.Delayed ? time.At(slot.Due) : null,
        slot.GoneAt == long.MaxValue ? null : time.At(slot.GoneAt),
        death);
}
