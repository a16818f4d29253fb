using Rem.Errors;
using Rem.Plans;
using Rem.Shared;
using Rem.Shared.Queues;
using Rem.Storage;

namespace Rem.Monitoring.Tests.Kit;

/// <summary>Queues on a disk that is full until there is room.</summary>
internal sealed class FullQueues(IQueues queues) : IQueues
{
    private int _refused;
    private volatile bool _hasRoom;

    /// <summary>How many messages were refused.</summary>
    public int Refused => Volatile.Read(ref _refused);

    /// <summary>What settings wait for before they are taken.</summary>
    public Task Configuring { get; set; } = Task.CompletedTask;

    public void MakeRoom() => _hasRoom = true;

    public void Fill() => _hasRoom = false;

    public SharedResources Over(SharedResources shared) => new() { States = shared.States, Queues = this, Locks = shared.Locks, Counters = shared.Counters, Pools = shared.Pools };

    public IQueue Open(string name) => new Full(queues.Open(name), this);

    public ValueTask<IReadOnlyList<string>> ListAsync(CancellationToken cancel) => queues.ListAsync(cancel);

    public ValueTask<bool> DiscardAsync(string name, CancellationToken cancel) => queues.DiscardAsync(name, cancel);

    private sealed class Full(IQueue queue, FullQueues all) : IQueue
    {
        public string Name => queue.Name;

        public QueueSettings Settings => queue.Settings;

        public async ValueTask ConfigureAsync(QueueSettings settings, CancellationToken cancel)
        {
            await all.Configuring.WaitAsync(cancel);
            await queue.ConfigureAsync(settings, cancel);
        }

        public ValueTask<long> PutAsync(object? value, PutOptions options, CancellationToken cancel)
        {
            if (all._hasRoom)
            {
                return queue.PutAsync(value, options, cancel);
            }

            Interlocked.Increment(ref all._refused);
            throw new PlanException(StorageErrors.Full, SourceSpan.None, "the disk is full");
        }

        public ValueTask<QueueMessage?> TakeAsync(TimeSpan? wait, TimeSpan? visibility, CancellationToken cancel) => queue.TakeAsync(wait, visibility, cancel);

        public ValueTask AckAsync(QueueMessage message, WriteOptions options, CancellationToken cancel) => queue.AckAsync(message, options, cancel);

        public ValueTask NackAsync(QueueMessage message, NackOptions options, CancellationToken cancel) => queue.NackAsync(message, options, cancel);

        public ValueTask<bool> ExtendAsync(QueueMessage message, TimeSpan visibility, CancellationToken cancel) => queue.ExtendAsync(message, visibility, cancel);

        public ValueTask<IReadOnlyList<QueueMessage>> PeekAsync(int count, long? after, CancellationToken cancel) => queue.PeekAsync(count, after, cancel);

        public ValueTask<QueueTail> FollowAsync(long? after, int count, TimeSpan? wait, CancellationToken cancel) => queue.FollowAsync(after, count, wait, cancel);

        public ValueTask<QueueMessage?> NewestAsync(CancellationToken cancel) => queue.NewestAsync(cancel);

        public ValueTask<QueueCounts> CountAsync(CancellationToken cancel) => queue.CountAsync(cancel);

        public ValueTask<IReadOnlyList<DeadLetter>> DeadAsync(int count, long? after, CancellationToken cancel) => queue.DeadAsync(count, after, cancel);

        public ValueTask<int> RequeueDeadAsync(long? id, WriteOptions options, CancellationToken cancel) => queue.RequeueDeadAsync(id, options, cancel);

        public ValueTask<int> DrainAsync(bool withDead, WriteOptions options, CancellationToken cancel) => queue.DrainAsync(withDead, options, cancel);

        public ValueTask<bool> RemoveAsync(bool withAll, WriteOptions options, CancellationToken cancel) => queue.RemoveAsync(withAll, options, cancel);
    }
}
