using Rem.Node.Local;
using Rem.Shared.Queues;
using Rem.Values;

namespace Rem.Node.Resources;

/// <summary>What a node does with its queues for who asks over its socket: one line each.</summary>
internal static class QueueMethods
{
    public static IEnumerable<LocalMethod> Of(IQueues queues) =>
    [
        new("queue.list", async (_, _, cancel) => Ask.List(await queues.ListAsync(cancel))),
        new("queue.configure", async (given, _, cancel) =>
        {
            await queues.Open(given.Name()).ConfigureAsync(QueueForms.Settings(given.Find("settings")), cancel);
            return null;
        }),
        new("queue.put", async (given, _, cancel) => await queues.Open(given.Name()).PutAsync(given.Find("value"), PutOptions(given), cancel)),
        new("queue.take", (given, _, cancel) => TakeAsync(queues.Open(given.Name()), given, cancel)),
        new("queue.ack", async (given, _, cancel) =>
        {
            await queues.Open(given.Name()).AckAsync(Taken(given), given.Write(), cancel);
            return null;
        }),
        new("queue.nack", async (given, _, cancel) =>
        {
            await queues.Open(given.Name()).NackAsync(Taken(given), NackOptions(given), cancel);
            return null;
        }),
        new("queue.extend", async (given, _, cancel) => await queues.Open(given.Name()).ExtendAsync(Taken(given), given.Time("visibility") ?? TimeSpan.Zero, cancel)),
        new("queue.peek", async (given, _, cancel) => QueueForms.Of(await queues.Open(given.Name()).PeekAsync(Count(given), given.OptionalInteger("after"), cancel))),
        new("queue.follow", async (given, _, cancel) => QueueForms.Of(await queues.Open(given.Name()).FollowAsync(given.OptionalInteger("after"), Count(given), given.Time(Ask.Wait), cancel))),
        new("queue.newest", async (given, _, cancel) => await queues.Open(given.Name()).NewestAsync(cancel) is { } message ? QueueForms.Of(message) : null),
        new("queue.count", async (given, _, cancel) => QueueForms.Of(await queues.Open(given.Name()).CountAsync(cancel))),
        new("queue.dead", async (given, _, cancel) => QueueForms.Of(await queues.Open(given.Name()).DeadAsync(Count(given), given.OptionalInteger("after"), cancel))),
        new("queue.requeue", async (given, _, cancel) => (long)await queues.Open(given.Name()).RequeueDeadAsync(given.OptionalInteger("id"), given.Write(), cancel)),
        new("queue.drain", async (given, _, cancel) => (long)await queues.Open(given.Name()).DrainAsync(given.Flag("dead"), given.Write(), cancel)),
        new("queue.remove", async (given, _, cancel) => await queues.Open(given.Name()).RemoveAsync(given.Flag("all"), given.Write(), cancel)),
        new("queue.discard", async (given, _, cancel) => await queues.DiscardAsync(given.Name(), cancel)),
    ];

    private static async ValueTask<object?> TakeAsync(IQueue queue, RemMap given, CancellationToken cancel)
    {
        if (await queue.TakeAsync(given.Time(Ask.Wait), given.Time("visibility"), cancel) is not { } message)
        {
            return null;
        }

        if (!cancel.IsCancellationRequested)
        {
            return RemList.Of(QueueForms.Of(message), QueueForms.Of(queue.Settings));
        }

        // Nobody is there to receive it any more: it was never taken.
        await queue.NackAsync(message, new NackOptions { CountsAsTry = false, Reason = "its taker was interrupted" }, CancellationToken.None);
        throw new OperationCanceledException(cancel);
    }

    private static PutOptions PutOptions(RemMap given) => new()
    {
        Delay = given.Time("delay") ?? TimeSpan.Zero,
        Priority = Given.Int(given.Integer("priority"), "priority"),
        TimeToLive = given.Time("ttl"),
        Write = given.Write(),
    };

    private static NackOptions NackOptions(RemMap given) => new()
    {
        Delay = given.Time("delay") ?? TimeSpan.Zero,
        Reason = given.OptionalText("reason"),
        CountsAsTry = given.Flag("counts"),
        Write = given.Write(),
    };

    // Who settles a message proves with these two that it took it.
    private static QueueMessage Taken(RemMap given) => new(given.Integer("id"), null, 0, 0, default, given.Integer("receipt"), default);

    private static int Count(RemMap given) => Given.Int(given.Find("count"), "count");
}
