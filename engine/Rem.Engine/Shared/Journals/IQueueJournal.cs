using Rem.Shared.Queues;

namespace Rem.Shared.Journals;

/// <summary>The journal of a queue.</summary>
public interface IQueueJournal : IJournal
{
    /// <summary>What it holds. When a write has failed, <paramref name="restore"/> is called with what reads it anew, to be called under the gate.</summary>
    KeptQueue Open(Action<Func<KeptQueue>> restore);

    /// <summary>The queue is gone, with everything that belongs to it.</summary>
    void RemoveAll();

    /// <summary>The settings.</summary>
    void Configure(QueueSettings settings);

    /// <summary>A new message.</summary>
    void Put(KeptMessage message);

    /// <summary>Everything of a message but its value.</summary>
    void Change(KeptMessage message);

    /// <summary>A message, or dead letter, that is gone.</summary>
    void Remove(long id);

    /// <summary>Ids up to one may be given: after a restart the next is above it.</summary>
    void ReserveIds(long upTo);
}

/// <summary>A queue as a journal holds it.</summary>
/// <param name="Settings">The settings.</param>
/// <param name="LastId">The highest id that may have been given.</param>
/// <param name="Messages">Messages and dead letters, in the order of their ids.</param>
/// <param name="Operations">Operation ids, oldest first.</param>
public sealed record KeptQueue(QueueSettings Settings, long LastId, IReadOnlyList<KeptMessage> Messages, IReadOnlyList<KeptOperation> Operations);

/// <summary>A message as a journal holds it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Stored">The value.</param>
/// <param name="Priority">Its priority.</param>
/// <param name="PutAt">When it was put.</param>
/// <param name="Tries">How often it was taken.</param>
/// <param name="IsTaken">True while somebody has it; who, is known in memory alone.</param>
/// <param name="Due">When it can be taken, or null for now.</param>
/// <param name="GoneAt">When its time to live ends, or null.</param>
/// <param name="Death">For a dead letter when and why it became one, else null.</param>
public sealed record KeptMessage(long Id, StoredValue Stored, int Priority, DateTimeOffset PutAt, int Tries, bool IsTaken, DateTimeOffset? Due, DateTimeOffset? GoneAt, KeptDeath? Death);

/// <summary>How a message died.</summary>
/// <param name="At">When.</param>
/// <param name="Reason">Why.</param>
public sealed record KeptDeath(DateTimeOffset At, string Reason);
