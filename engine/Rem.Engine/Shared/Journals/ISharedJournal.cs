namespace Rem.Shared.Journals;

/// <summary>
/// Where resources in memory write down what changes, so that it outlives the process. A change counts when the task
/// that <see cref="IJournal.Write"/> gives has ended: only then is it answered. A journal that cannot write fails
/// these tasks, and has the resources go back to what it holds.
/// </summary>
public interface ISharedJournal
{
    /// <summary>The names of the queues that it knows.</summary>
    IReadOnlyList<string> Queues { get; }

    /// <summary>The names of the buckets that it knows.</summary>
    IReadOnlyList<string> Buckets { get; }

    /// <summary>The names of the counters that it knows.</summary>
    IReadOnlyList<string> Counters { get; }

    /// <summary>The highest fencing token that may have been granted.</summary>
    long Token { get; }

    /// <summary>The journal of a queue.</summary>
    IQueueJournal Queue(string name);

    /// <summary>The journal of a bucket.</summary>
    IStateJournal Bucket(string name);

    /// <summary>The journal of a counter.</summary>
    ICounterJournal Counter(string name);

    /// <summary>Removes a queue that cannot be read (<see cref="DamagedException"/>), with all that belongs to it; it is gone when the task has ended.</summary>
    Task DiscardQueueAsync(string name);

    /// <summary>Removes a bucket that cannot be read, as <see cref="DiscardQueueAsync"/> does a queue.</summary>
    Task DiscardBucketAsync(string name);

    /// <summary>Removes a counter that cannot be read, as <see cref="DiscardQueueAsync"/> does a queue.</summary>
    Task DiscardCounterAsync(string name);

    /// <summary>Lets tokens up to one be granted; they may be when the task has ended.</summary>
    Task ReserveTokensAsync(long upTo);
}

/// <summary>
/// The journal of one resource. All members are called under the resource's gate. What is noted between two calls of
/// <see cref="Write"/> or <see cref="Send"/> is written together or not at all.
/// </summary>
public interface IJournal
{
    /// <summary>The task of the last <see cref="Write"/>, for those who read what it changes; null when it is on the disk.</summary>
    Task? Written { get; }

    /// <summary>True when it holds the resource, or will with the next writes.</summary>
    bool IsThere { get; }

    /// <summary>Throws when nothing can be written now: called before anything is changed.</summary>
    void EnsureWritable();

    /// <summary>A write that was made with an operation id, and its answer.</summary>
    void Remember(KeptOperation operation);

    /// <summary>An operation id that is forgotten.</summary>
    void Forget(string operation);

    /// <summary>Has what was noted written, and gives the task that ends when all of it so far is on the disk; null when it is already.</summary>
    Task? Write();

    /// <summary>
    /// Has what was noted written some time soon: what nobody is answered for, such as an entry whose time has ended.
    /// Lost in a crash, it happens again.
    /// </summary>
    void Send();
}

/// <summary>An operation id that a resource remembers.</summary>
/// <param name="Id">The id.</param>
/// <param name="Kind">The kind of write.</param>
/// <param name="Answer">What was answered: a value of the plan language, or one of the backend's own records.</param>
/// <param name="At">When.</param>
public readonly record struct KeptOperation(string Id, string Kind, object? Answer, DateTimeOffset At);
