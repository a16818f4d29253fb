using Rem.Shared;
using Rem.Shared.Queues;
using Rem.Values;

namespace Rem.Node.Resources;

/// <summary>A queue of a node. Its settings are those that came with the last message.</summary>
internal sealed class RemoteQueue(string name, NodeLink link) : IQueue
{
    private volatile QueueSettings _settings = QueueSettings.Default;

    public string Name => name;

    public QueueSettings Settings => _settings;

    private string Title => $"queue '{name}'";

    public async ValueTask ConfigureAsync(QueueSettings settings, CancellationToken cancel)
    {
        QueueChecks.Check(settings, Title);
        await link.CallAsync("queue.configure", Ask.About(name).With("settings", QueueForms.Of(settings)), cancel);
        _settings = settings;
    }

    public async ValueTask<long> PutAsync(object? value, PutOptions options, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        QueueChecks.Check(options, Title);
        var argument = Ask.About(name)
            .With("value", StoredValue.Of(value, Title).Value)
            .With("delay", options.Delay)
            .With("priority", (long)options.Priority)
            .With("ttl", options.TimeToLive)
            .With(options.Write, link);
        return Given.Integer(await link.CallAsync("queue.put", argument, cancel), "id");
    }

    public async ValueTask<QueueMessage?> TakeAsync(TimeSpan? wait, TimeSpan? visibility, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        QueueChecks.CheckTake(wait, visibility, Title);
        if (await link.WaitAsync("queue.take", Ask.About(name).With("visibility", visibility), wait, cancel) is not { } answer)
        {
            return null;
        }

        var parts = Given.List(answer, 2);
        _settings = QueueForms.Settings(parts[1]);
        return QueueForms.Message(parts[0]);
    }

    public async ValueTask AckAsync(QueueMessage message, WriteOptions options, CancellationToken cancel) =>
        await link.CallAsync("queue.ack", Taken(message).With(options, link), cancel);

    public async ValueTask NackAsync(QueueMessage message, NackOptions options, CancellationToken cancel)
    {
        var argument = Taken(message)
            .With("delay", options.Delay)
            .With("reason", options.Reason)
            .With("counts", options.CountsAsTry)
            .With(options.Write, link);

        // Who was cancelled must still be able to give back what it took.
        await link.CallAsync("queue.nack", argument, CancellationToken.None);
    }

    public async ValueTask<bool> ExtendAsync(QueueMessage message, TimeSpan visibility, CancellationToken cancel)
    {
        QueueChecks.CheckTake(null, visibility, Title);
        return Given.Flag(await link.CallAsync("queue.extend", Taken(message).With("visibility", visibility), cancel));
    }

    public async ValueTask<IReadOnlyList<QueueMessage>> PeekAsync(int count, long? after, CancellationToken cancel) =>
        QueueForms.Messages(await link.CallAsync("queue.peek", Ask.About(name).With("count", (long)count).With("after", (object?)after), cancel));

    public async ValueTask<QueueTail> FollowAsync(long? after, int count, TimeSpan? wait, CancellationToken cancel) =>
        QueueForms.Tail(await link.WaitAsync("queue.follow", Ask.About(name).With("after", (object?)after).With("count", (long)count), wait, cancel));

    public async ValueTask<QueueMessage?> NewestAsync(CancellationToken cancel) =>
        await link.CallAsync("queue.newest", Ask.About(name), cancel) is { } message ? QueueForms.Message(message) : null;

    public async ValueTask<QueueCounts> CountAsync(CancellationToken cancel) => QueueForms.Counts(await link.CallAsync("queue.count", Ask.About(name), cancel));

    public async ValueTask<IReadOnlyList<DeadLetter>> DeadAsync(int count, long? after, CancellationToken cancel) =>
        QueueForms.Letters(await link.CallAsync("queue.dead", Ask.About(name).With("count", (long)count).With("after", (object?)after), cancel));

    public async ValueTask<int> RequeueDeadAsync(long? id, WriteOptions options, CancellationToken cancel) =>
        Given.Int(await link.CallAsync("queue.requeue", Ask.About(name).With("id", (object?)id).With(options, link), cancel), "count");

    public async ValueTask<int> DrainAsync(bool withDead, WriteOptions options, CancellationToken cancel) =>
        Given.Int(await link.CallAsync("queue.drain", Ask.About(name).With("dead", withDead).With(options, link), cancel), "count");

    public async ValueTask<bool> RemoveAsync(bool withAll, WriteOptions options, CancellationToken cancel) =>
        Given.Flag(await link.CallAsync("queue.remove", Ask.About(name).With("all", withAll).With(options, link), cancel));

    private RemMap Taken(QueueMessage message) => Ask.About(name).With("id", message.Id).With("receipt", message.Receipt);
}
