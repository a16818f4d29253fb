using Rem.Shared;

namespace Rem.Shared.Queues;

/// <summary>
/// A queue with at-least-once delivery. A message that is taken is hidden for its visibility time; it is then
/// acknowledged (gone), given back (taken again later), or, when the time passes, taken again as if given back.
/// After <see cref="QueueSettings.MaxTries"/> takings without acknowledgement it becomes a dead letter.
/// </summary>
/// <remarks>
/// <para>Order: by priority (lower first), then in the order in which they were put. A message that comes back
/// stands where it stood. Takers that wait are served in the order in which they came.</para>
/// <para>Limits: a put beyond <see cref="QueueSettings.MaxMessages"/> or <see cref="QueueSettings.MaxBytes"/> follows
/// <see cref="QueueSettings.WhenFull"/>. A message older than <see cref="QueueSettings.MaxAge"/>, or than its own time
/// to live, is never given out any more.</para>
/// <para>Values are frozen when they are put. All members may be called from several threads. A cancelled call
/// has changed nothing.</para>
/// </remarks>
public interface IQueue
{
    /// <summary>The queue's name.</summary>
    string Name { get; }

    /// <summary>Its settings; the defaults until <see cref="ConfigureAsync"/>.</summary>
    QueueSettings Settings { get; }

    /// <summary>Sets limits and tries. What is in the queue already stays.</summary>
    ValueTask ConfigureAsync(QueueSettings settings, CancellationToken cancel);

    /// <summary>
    /// Puts a message and gives its id, which only rises. Throws <see cref="QueueErrors.Full"/> when the queue is
    /// full and refuses.
    /// </summary>
    ValueTask<long> PutAsync(object? value, PutOptions options, CancellationToken cancel);

    /// <summary>
    /// Takes the next message. Waits at most <paramref name="wait"/> (null: without end; zero: not at all) and then
    /// gives null. It is hidden for <paramref name="visibility"/>, or for that of the settings when null.
    /// </summary>
    ValueTask<QueueMessage?> TakeAsync(TimeSpan? wait, TimeSpan? visibility, CancellationToken cancel);

    /// <summary>The message is done. Throws <see cref="QueueErrors.NotTaken"/> when it was settled, or given to another taker, before.</summary>
    ValueTask AckAsync(QueueMessage message, WriteOptions options, CancellationToken cancel);

    /// <summary>
    /// Gives a message back, to be taken again after a delay; as a dead letter when its tries are used up. Throws
    /// <see cref="QueueErrors.NotTaken"/> like <see cref="AckAsync"/>.
    /// </summary>
    ValueTask NackAsync(QueueMessage message, NackOptions options, CancellationToken cancel);

    /// <summary>Hides a taken message for so long from now on. False when the taker has lost it.</summary>
    ValueTask<bool> ExtendAsync(QueueMessage message, TimeSpan visibility, CancellationToken cancel);

    /// <summary>
    /// The messages that would be taken next, at most so many, in order; they stay. With an id those behind that message,
    /// whether it waits or is taken: throws <see cref="QueueErrors.NoMessage"/> when the queue does not hold it.
    /// </summary>
    ValueTask<IReadOnlyList<QueueMessage>> PeekAsync(int count, long? after, CancellationToken cancel);

    /// <summary>
    /// The messages that were put behind an id, in the order of their puts, whether they wait or are taken, at most so
    /// many; they stay. Waits for a first one at most <paramref name="wait"/> (null: without end; zero: not at all).
    /// Without an id the last ones, at once. An id that this queue has not come to, because it was removed in between,
    /// counts as none was seen.
    /// </summary>
    ValueTask<QueueTail> FollowAsync(long? after, int count, TimeSpan? wait, CancellationToken cancel);

    /// <summary>Of the messages that could be taken now, the one that was put last, or null; it stays.</summary>
    ValueTask<QueueMessage?> NewestAsync(CancellationToken cancel);

    /// <summary>How many messages there are, by what they wait for.</summary>
    ValueTask<QueueCounts> CountAsync(CancellationToken cancel);

    /// <summary>The dead letters, at most so many, oldest first; with an id those behind that one, as <see cref="PeekAsync"/> does.</summary>
    ValueTask<IReadOnlyList<DeadLetter>> DeadAsync(int count, long? after, CancellationToken cancel);

    /// <summary>Puts dead letters in again as new messages: the one with an id, or all, whatever the limits. Gives how many.</summary>
    ValueTask<int> RequeueDeadAsync(long? id, WriteOptions options, CancellationToken cancel);

    /// <summary>Drops every message that is not taken, and, when asked, the dead letters. Gives how many.</summary>
    ValueTask<int> DrainAsync(bool withDead, WriteOptions options, CancellationToken cancel);

    /// <summary>
    /// Removes the queue, with its messages, dead letters and operation ids. Says whether it was there. Its next use makes
    /// it anew, with its settings; who waits for a message goes on waiting. Throws <see cref="QueueErrors.InUse"/> when it
    /// holds anything or somebody waits, unless <paramref name="withAll"/>.
    /// </summary>
    ValueTask<bool> RemoveAsync(bool withAll, WriteOptions options, CancellationToken cancel);
}
