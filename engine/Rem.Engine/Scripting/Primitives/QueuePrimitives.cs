using System.Globalization;
using Rem.Shared;
using Rem.Shared.Queues;
using Rem.Values;

namespace Rem.Scripting.Primitives;

/// <summary>`rem.queue`.</summary>
internal static class QueuePrimitives
{
    public static readonly Primitive[] All =
    [
        new(PrimitiveNames.QueuePut, 3, PutAsync),
        new(PrimitiveNames.QueueTake, 2, TakeAsync),
        new(PrimitiveNames.QueueAck, 3, AckAsync),
        new(PrimitiveNames.QueueNack, 4, NackAsync),
        new(PrimitiveNames.QueuePeek, 1, PeekAsync),
        new(PrimitiveNames.QueueNewest, 1, NewestAsync),
        new(PrimitiveNames.QueueCount, 1, CountAsync),
    ];

    private static async ValueTask<object?> PutAsync(ScriptSession session, PrimitiveArguments call, CancellationToken cancel)
    {
        var queue = Open(session, call);
        var options = call.Options(2, "delay", "priority", "ttl", PrimitiveArguments.OperationOption);
        var priority = call.Integer(options, "priority") ?? PutOptions.DefaultPriority;
        if (priority is < 0 or > 1000)
        {
            throw call.Expected("priority", "an integer from 0 to 1000", priority);
        }

        var put = new PutOptions
        {
            Delay = call.Duration(options, "delay") ?? TimeSpan.Zero,
            Priority = (int)priority,
            TimeToLive = call.Duration(options, "ttl"),
            Write = session.WriteOf(call, options),
        };
        return Id(await queue.PutAsync(call.Value(1), put, cancel));
    }

    private static async ValueTask<object?> TakeAsync(ScriptSession session, PrimitiveArguments call, CancellationToken cancel)
    {
        var wait = call.OptionalDuration(1, "wait") ?? TimeSpan.Zero;
        var held = await HeldMessage.TakeAsync(Open(session, call), wait, session.Services.Clock, cancel);
        if (held is null)
        {
            return null;
        }

        var result = new RemMap();
        result.Set("handle", await session.OpenAsync("message", held));
        Fill(result, held.Message);
        return result;
    }

    private static async ValueTask<object?> AckAsync(ScriptSession session, PrimitiveArguments call, CancellationToken cancel)
    {
        var write = session.WriteOf(call, 2);
        var held = Settle(session, call, write);
        await held.AckAsync(write, cancel);
        return null;
    }

    private static async ValueTask<object?> NackAsync(ScriptSession session, PrimitiveArguments call, CancellationToken cancel)
    {
        var delay = call.OptionalDuration(2, "delay") ?? TimeSpan.Zero;
        var write = session.WriteOf(call, 3);
        var held = Settle(session, call, write);
        await held.NackAsync(new NackOptions { Delay = delay, Reason = "given back by a script", Write = write }, cancel);
        return null;
    }

    private static async ValueTask<object?> PeekAsync(ScriptSession session, PrimitiveArguments call, CancellationToken cancel)
    {
        var messages = await Open(session, call).PeekAsync(1, null, cancel);
        return messages.Count == 0 ? null : View(messages[0]);
    }

    private static async ValueTask<object?> NewestAsync(ScriptSession session, PrimitiveArguments call, CancellationToken cancel) =>
        await Open(session, call).NewestAsync(cancel) is { } message ? View(message) : null;

    private static async ValueTask<object?> CountAsync(ScriptSession session, PrimitiveArguments call, CancellationToken cancel) =>
        (await Open(session, call).CountAsync(cancel)).Waiting;

    private static IQueue Open(ScriptSession session, PrimitiveArguments call) => session.Services.Shared.Queues.Open(call.Text(0, "queue"));

    // One that is settled by an operation stays open, so that the same operation can be tried again.
    private static HeldMessage Settle(ScriptSession session, PrimitiveArguments call, WriteOptions write)
    {
        Open(session, call);
        var held = session.Find<HeldMessage>(call, 1, "message");
        return write.Operation is not null ? held : held.IsSettled ? throw call.Wrong("the message was settled before") : session.Take<HeldMessage>(call.Text(1, "handle"))
            ?? throw call.Wrong("the message was settled before");
    }

    private static RemMap View(QueueMessage message)
    {
        var result = new RemMap();
        Fill(result, message);
        return result;
    }

    private static void Fill(RemMap result, QueueMessage message)
    {
        result.Set("id", Id(message.Id));
        result.Set("value", message.Value);
        result.Set("tries", (long)message.Tries);
    }

    private static string Id(long id) => id.ToString(CultureInfo.InvariantCulture);
}
