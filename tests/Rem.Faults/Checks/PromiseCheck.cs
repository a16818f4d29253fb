using Rem.Faults.Load;
using Rem.Shared;
using Rem.Shared.Queues;
using Rem.Shared.State;

namespace Rem.Faults.Checks;

/// <summary>
/// Holds a store against the logs of those who wrote to it: what was answered is there, what is there was asked for,
/// nothing is there twice, the messages of each producer are in their order. Then it repeats what was not answered, with
/// the same operation ids, after which everything that was asked for must have happened exactly once.
/// </summary>
internal sealed class PromiseCheck(SharedResources resources, LoadLog log)
{
    private readonly List<string> _wrong = [];

    /// <summary>Everything that is wrong; empties the queue.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(bool withRepetition)
    {
        await CheckStateAsync();
        await CheckCounterAsync();
        if (withRepetition)
        {
            await RepeatAsync();
        }

        await CheckQueueAsync(withRepetition);
        return _wrong;
    }

    private async Task CheckStateAsync()
    {
        for (var client = 0; client < LoadNames.Clients; client++)
        {
            var entry = await resources.States.Open(LoadNames.Bucket).GetAsync($"client-{client}", default);
            var found = entry is null ? 0 : (long)entry.Value!;
            var acked = Highest(log.Acked, client);
            var issued = Highest(log.Issued, client);
            if (found < acked || found > issued)
            {
                _wrong.Add($"state of client {client}: found {found}, answered up to {acked}, asked for up to {issued}");
            }
        }
    }

    private static long Highest(HashSet<Operation> operations, int client) =>
        LoadLog.Of(operations, OperationKind.Set).Where(operation => operation.Client == client).Select(static operation => operation.Number).DefaultIfEmpty(0).Max();

    private async Task CheckCounterAsync()
    {
        var total = (long)await resources.Counters.Open(LoadNames.Counter).GetAsync(default);
        var acked = LoadLog.Of(log.Acked, OperationKind.Add).Count();
        var issued = LoadLog.Of(log.Issued, OperationKind.Add).Count();
        if (total < acked || total > issued)
        {
            _wrong.Add($"counter: found {total}, answered {acked}, asked for {issued}");
        }
    }

    // Each client asks for one thing at a time: at most so many have no answer, of this life and of earlier ones.
    private async Task RepeatAsync()
    {
        foreach (var operation in log.Issued.Except(log.Acked).Where(static operation => operation.Kind is OperationKind.Add or OperationKind.Put).ToList())
        {
            var once = new WriteOptions { Operation = LoadNames.Operation(operation.Kind, operation.Client, operation.Number) };
            if (operation.Kind == OperationKind.Add)
            {
                await resources.Counters.Open(LoadNames.Counter).AddAsync(1L, once, default);
            }
            else
            {
                await resources.Queues.Open(LoadNames.Queue).PutAsync(LoadNames.Message(operation.Client, operation.Number), new PutOptions { Write = once }, default);
            }
        }

        var total = (long)await resources.Counters.Open(LoadNames.Counter).GetAsync(default);
        var asked = LoadLog.Of(log.Issued, OperationKind.Add).Count();
        if (total != asked)
        {
            _wrong.Add($"counter after all was repeated: found {total}, asked for {asked}");
        }
    }

    private async Task CheckQueueAsync(bool wasRepeated)
    {
        var found = await TakeAllAsync();
        var once = new HashSet<(int, long)>();
        var last = new long[LoadNames.Clients];
        foreach (var (client, number) in found)
        {
            if (!once.Add((client, number)))
            {
                _wrong.Add($"message {client}:{number} is there twice");
            }

            if (!wasRepeated && number < last[client])
            {
                _wrong.Add($"message {client}:{number} comes after {client}:{last[client]}");
            }

            last[client] = number;
            Unless(log.Issued.Contains(new Operation(OperationKind.Put, client, number)), client, number, "was never put");
            Unless(!log.Acked.Contains(new Operation(OperationKind.Ack, client, number)), client, number, "was acknowledged and came back");
        }

        foreach (var put in LoadLog.Of(wasRepeated ? log.Issued : log.Acked, OperationKind.Put))
        {
            var isThere = once.Contains((put.Client, put.Number));
            Unless(isThere || log.Issued.Contains(put with { Kind = OperationKind.Ack }), put.Client, put.Number, "is lost");
        }
    }

    private async Task<List<(int Client, long Number)>> TakeAllAsync()
    {
        var queue = resources.Queues.Open(LoadNames.Queue);
        var found = new List<(int, long)>();
        while (await queue.TakeAsync(TimeSpan.Zero, TimeSpan.FromHours(1), default) is { } message)
        {
            found.Add(LoadNames.Parse((string)message.Value!));
        }

        return found;
    }

    private void Unless(bool isRight, int client, long number, string what)
    {
        if (!isRight)
        {
            _wrong.Add($"message {client}:{number} {what}");
        }
    }
}
