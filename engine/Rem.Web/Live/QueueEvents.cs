using System.Globalization;
using Rem.Shared.Queues;
using Rem.Values;

namespace Rem.Web.Live;

/// <summary>What is put into a queue. The id of an event is that of its message.</summary>
internal sealed class QueueEvents(IQueue queue, EncodedEvents encoded, long? after, int history) : IEventSource
{
    private const int AtOnce = 100;
    private long? _after = after;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<LiveEvent>> NextAsync(TimeSpan wait, CancellationToken cancel)
    {
        var isFirst = _after is null;
        var tail = await queue.FollowAsync(_after, isFirst ? history : AtOnce, isFirst ? TimeSpan.Zero : wait, cancel);
        _after = tail.Mark;
        if (isFirst && tail.Messages.Count == 0)
        {
            // A reader whose connection breaks before it was told anything comes back to here.
            return [new LiveEvent(tail.Mark.ToString(CultureInfo.InvariantCulture), default)];
        }

        var events = new LiveEvent[tail.Messages.Count];
        for (var i = 0; i < events.Length; i++)
        {
            var message = tail.Messages[i];
            events[i] = new LiveEvent(message.Id.ToString(CultureInfo.InvariantCulture), encoded.Of(queue, message.Id, message, Value));
        }

        return events;
    }

    private static RemMap Value(QueueMessage message) => new(3)
    {
        ["id"] = message.Id,
        ["value"] = message.Value,
        ["at"] = (message.PutAt - DateTimeOffset.UnixEpoch).Ticks / 10 / 1e6,
    };
}
