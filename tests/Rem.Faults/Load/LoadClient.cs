using Rem.Errors;
using Rem.Shared;
using Rem.Shared.Queues;
using Rem.Shared.State;
using Rem.Storage;

namespace Rem.Faults.Load;

/// <summary>A client that works until it is killed: a put, a taking with its acknowledgement, an addition, a setting, by chance.</summary>
internal sealed class LoadClient(SharedResources resources, ClientLog log, int client, int seed)
{
    private readonly Random _random = new(HashCode.Combine(seed, client));
    private readonly IQueue _queue = resources.Queues.Open(LoadNames.Queue);
    private long _number;

    /// <summary>Operations that were answered.</summary>
    public long Done { get; private set; }

    /// <summary>Works from a number on.</summary>
    public async Task RunAsync(long first, CancellationToken stop)
    {
        _number = first;
        while (!stop.IsCancellationRequested)
        {
            await StepAsync();
            Done++;
        }
    }

    private Task StepAsync() => _random.Next(10) switch
    {
        < 4 => PutAsync(),
        < 7 => TakeAsync(),
        < 9 => AddAsync(),
        _ => SetAsync(),
    };

    private async Task PutAsync()
    {
        var number = Begin(OperationKind.Put);
        await InsistAsync(async () => await _queue.PutAsync(LoadNames.Message(client, number), new PutOptions { Write = Once(OperationKind.Put, client, number) }, default));
        log.Ack(OperationKind.Put, client, number);
    }

    private async Task TakeAsync()
    {
        if (await _queue.TakeAsync(TimeSpan.Zero, null, default) is not { } message)
        {
            await PutAsync();
            return;
        }

        var (owner, number) = LoadNames.Parse((string)message.Value!);
        log.Issue(OperationKind.Ack, owner, number);
        await InsistAsync(async () => await _queue.AckAsync(message, Once(OperationKind.Ack, owner, number), default));
        log.Ack(OperationKind.Ack, owner, number);
    }

    private async Task AddAsync()
    {
        var number = Begin(OperationKind.Add);
        await InsistAsync(async () => await resources.Counters.Open(LoadNames.Counter).AddAsync(1L, Once(OperationKind.Add, client, number), default));
        log.Ack(OperationKind.Add, client, number);
    }

    private async Task SetAsync()
    {
        var number = Begin(OperationKind.Set);
        await InsistAsync(async () => await resources.States.Open(LoadNames.Bucket).SetAsync($"client-{client}", number, new SetOptions { Write = Once(OperationKind.Set, client, number) }, default));
        log.Ack(OperationKind.Set, client, number);
    }

    // A full disk passes; any other error ends the process.
    private static async Task InsistAsync(Func<Task> write)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await write();
                return;
            }
            catch (PlanException error) when (error.Finding.Code == StorageErrors.Full && tries < 100)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
            }
        }
    }

    private long Begin(OperationKind kind)
    {
        var number = ++_number;
        log.Issue(kind, client, number);
        return number;
    }

    private static WriteOptions Once(OperationKind kind, int client, long number) => new() { Operation = LoadNames.Operation(kind, client, number) };
}
