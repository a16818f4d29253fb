using System.Globalization;
using Rem.Errors;
using Rem.Shared;
using Rem.Shared.Queues;
using Rem.Values;

namespace Rem.Cli.Commands.Resources;

/// <summary>`rem queue`: looks at and changes the queues of a node.</summary>
internal static class QueueCommand
{
    private const int StandardCount = 10;
    private const int MostShown = 100_000;

    /// <summary>What it does.</summary>
    public static readonly ResourceVerb[] Verbs =
    [
        new("list", "", 0, 0, ListAsync) { Options = Listing.Pages },
        new("peek", "NAME", 1, 1, PeekAsync) { Options = ["--count", "--after", "--dead"] },
        new("drain", "NAME", 1, 1, DrainAsync) { Options = ["--dead"] },
        new("requeue", "NAME [ID]", 1, 2, RequeueAsync) { Fills = true },
        new("rm", "NAME", 1, 1, RemoveAsync) { Options = ["--force"] },
        new("put", "NAME VALUE", 2, 2, PutAsync) { Changes = true, Fills = true },
    ];

    private static async Task<int> ListAsync(ResourceCall call)
    {
        var list = new Listing("queue");
        await list.AddAsync(call, await call.Shared.Queues.ListAsync(call.Cancel), async name => Row(name, await call.Shared.Queues.Open(name).CountAsync(call.Cancel)));
        return list.Answer(call, "QUEUE READY DELAYED TAKEN DEAD BYTES DROPPED");
    }

    private static (string[] Cells, RemMap Facts) Row(string name, QueueCounts counts) => (
        [Text(counts.Ready), Text(counts.Delayed), Text(counts.Taken), Text(counts.Dead), Text(counts.Bytes), Text(counts.Dropped)],
        NodeCall.Argument(
            ("queue", name), ("ready", counts.Ready), ("delayed", counts.Delayed), ("taken", counts.Taken), ("dead", counts.Dead), ("bytes", counts.Bytes), ("dropped", counts.Dropped)));

    private static async Task<int> PeekAsync(ResourceCall call)
    {
        var count = (int)(call.Integer("--count", 1, MostShown) ?? StandardCount);
        var after = call.Integer("--after", 0, long.MaxValue);
        var queue = await OpenAsync(call);
        return call.Words.Has("--dead") ? await PeekDeadAsync(call, queue, count, after) : await PeekReadyAsync(call, queue, count, after);
    }

    private static async Task<int> PeekReadyAsync(ResourceCall call, IQueue queue, int count, long? after)
    {
        var rows = new List<string[]>();
        var list = new RemList();
        var messages = await queue.PeekAsync(count + 1, after, call.Cancel); // one more tells whether there is one
        foreach (var message in messages.Take(count))
        {
            rows.Add([Text(message.Id), Text(message.Priority), Text(message.Tries), ResourceCall.Moment(message.PutAt), ResourceCall.Shown(message.Value)]);
            list.Add(Facts(message));
        }

        return Output.Answer(call.AsJson, () => NodeCall.Argument(("queue", queue.Name), ("messages", list), ("more", messages.Count > count)), () => rows.Count == 0 ? "no messages\n" : ColumnText.Of("ID PRIORITY TRIES PUT VALUE", rows));
    }

    private static async Task<int> PeekDeadAsync(ResourceCall call, IQueue queue, int count, long? after)
    {
        var rows = new List<string[]>();
        var list = new RemList();
        var letters = await queue.DeadAsync(count + 1, after, call.Cancel);
        foreach (var letter in letters.Take(count))
        {
            rows.Add([Text(letter.Message.Id), Text(letter.Message.Tries), ResourceCall.Moment(letter.DiedAt), letter.Reason, ResourceCall.Shown(letter.Message.Value)]);
            var facts = Facts(letter.Message);
            facts.Set("died", ResourceCall.Fact(letter.DiedAt));
            facts.Set("reason", letter.Reason);
            list.Add(facts);
        }

        return Output.Answer(call.AsJson, () => NodeCall.Argument(("queue", queue.Name), ("dead", list), ("more", letters.Count > count)), () => rows.Count == 0 ? "no dead letters\n" : ColumnText.Of("ID TRIES DIED REASON VALUE", rows));
    }

    private static async Task<int> DrainAsync(ResourceCall call)
    {
        var queue = await OpenAsync(call);
        long count = await queue.DrainAsync(call.Words.Has("--dead"), WriteOptions.None, call.Cancel);
        return call.Answer($"{count} dropped", ("queue", call.Name), ("dropped", count));
    }

    private static async Task<int> RequeueAsync(ResourceCall call)
    {
        long? id = call.Word(2) is not { } text
            ? null
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw ResourceCall.Wrong($"the id of a message is an integer, got {ValueText.Show(text)}");
        var queue = await OpenAsync(call);
        long count = await queue.RequeueDeadAsync(id, WriteOptions.None, call.Cancel);
        return count == 0 && id is not null
            ? throw ResourceCall.Absent($"queue '{call.Name}' has no dead letter {id}", $"see those that it has: `rem queue peek {call.Name} --dead`")
            : call.Answer($"{count} put in again", ("queue", call.Name), ("requeued", count));
    }

    private static async Task<int> PutAsync(ResourceCall call)
    {
        var id = await call.Shared.Queues.Open(call.Name).PutAsync(call.Value(2), PutOptions.Default, call.Cancel);
        return call.Answer($"message {id}", ("queue", call.Name), ("id", id));
    }

    private static async Task<int> RemoveAsync(ResourceCall call)
    {
        await KnownNames.CheckQueueAsync(call);
        bool isRemoved;
        try
        {
            isRemoved = await call.Shared.Queues.Open(call.Name).RemoveAsync(call.Words.Has("--force"), WriteOptions.None, call.Cancel);
        }
        catch (PlanException error) when (call.Words.Has("--force") && Listing.IsDamage(error))
        {
            isRemoved = await call.Shared.Queues.DiscardAsync(call.Name, call.Cancel);
        }

        return call.Answer(isRemoved ? $"{call.Name} removed" : $"{call.Name} holds nothing that could be removed", ("queue", call.Name), ("removed", isRemoved));
    }

    private static async ValueTask<IQueue> OpenAsync(ResourceCall call)
    {
        await KnownNames.CheckQueueAsync(call);
        return call.Shared.Queues.Open(call.Name);
    }

    private static RemMap Facts(QueueMessage message) => NodeCall.Argument(
        ("id", message.Id), ("value", message.Value), ("tries", (long)message.Tries), ("priority", (long)message.Priority), ("put", ResourceCall.Fact(message.PutAt)));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
