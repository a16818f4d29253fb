using Rem.Shared.Queues;
using Rem.Values;

namespace Rem.Node.Resources;

/// <summary>Messages, counts and settings of queues as values, and back.</summary>
internal static class QueueForms
{
    private const int MessageParts = 7;
    private const int CountParts = 6;

    public static RemList Of(QueueMessage message) =>
        RemList.Of(message.Id, message.Value, (long)message.Tries, (long)message.Priority, message.PutAt.UtcTicks, message.Receipt, message.HiddenUntil.UtcTicks);

    public static QueueMessage Message(object? value)
    {
        var parts = Given.List(value, MessageParts);
        return new QueueMessage(
            Given.Integer(parts[0], "id"),
            Given.Value(parts[1]),
            Given.Int(parts[2], "tries"),
            Given.Int(parts[3], "priority"),
            Given.Moment(parts[4], "put at"),
            Given.Integer(parts[5], "receipt"),
            Given.Moment(parts[6], "hidden until"));
    }

    public static RemList Of(IReadOnlyList<QueueMessage> messages)
    {
        var list = new RemList(messages.Count);
        foreach (var message in messages)
        {
            list.Add(Of(message));
        }

        return list;
    }

    public static IReadOnlyList<QueueMessage> Messages(object? value)
    {
        var list = Given.List(value);
        var messages = new QueueMessage[list.Count];
        for (var i = 0; i < messages.Length; i++)
        {
            messages[i] = Message(list[i]);
        }

        return messages;
    }

    public static RemList Of(QueueTail tail) => RemList.Of(tail.Mark, Of(tail.Messages));

    public static QueueTail Tail(object? value)
    {
        var parts = Given.List(value, 2);
        return new QueueTail(Given.Integer(parts[0], "mark"), Messages(parts[1]));
    }

    public static RemList Of(IReadOnlyList<DeadLetter> letters)
    {
        var list = new RemList(letters.Count);
        foreach (var letter in letters)
        {
            list.Add(RemList.Of(Of(letter.Message), letter.DiedAt.UtcTicks, letter.Reason));
        }

        return list;
    }

    public static IReadOnlyList<DeadLetter> Letters(object? value)
    {
        var list = Given.List(value);
        var letters = new DeadLetter[list.Count];
        for (var i = 0; i < letters.Length; i++)
        {
            var parts = Given.List(list[i], 3);
            letters[i] = new DeadLetter(Message(parts[0]), Given.Moment(parts[1], "died at"), Given.Text(parts[2], "reason"));
        }

        return letters;
    }

    public static RemList Of(QueueCounts counts) => RemList.Of(counts.Ready, counts.Delayed, counts.Taken, counts.Dead, counts.Bytes, counts.Dropped);

    public static QueueCounts Counts(object? value)
    {
        var parts = Given.List(value, CountParts);
        return new QueueCounts(Count(0), Count(1), Count(2), Count(3), Count(4), Count(5));

        long Count(int index) => Given.Integer(parts[index], "count");
    }

    public static RemMap Of(QueueSettings settings) => new RemMap(8)
        .With("visibility", settings.Visibility)
        .With("max tries", (long)settings.MaxTries)
        .With("max messages", settings.MaxMessages)
        .With("max bytes", settings.MaxBytes)
        .With("max age", settings.MaxAge)
        .With("max dead", (long)settings.MaxDead)
        .With("dead age", settings.DeadAge.Ticks)
        .With("drops oldest", settings.WhenFull == FullPolicy.DropOldest);

    public static QueueSettings Settings(object? value)
    {
        var map = Given.Map(value);
        return new QueueSettings
        {
            Visibility = TimeSpan.FromTicks(map.Integer("visibility")),
            MaxTries = Given.Int(map.Find("max tries"), "max tries"),
            MaxMessages = map.Integer("max messages"),
            MaxBytes = map.Integer("max bytes"),
            MaxAge = map.Time("max age"),
            MaxDead = Given.Int(map.Find("max dead"), "max dead"),
            DeadAge = TimeSpan.FromTicks(map.Integer("dead age")),
            WhenFull = map.Flag("drops oldest") ? FullPolicy.DropOldest : FullPolicy.Refuse,
        };
    }
}
