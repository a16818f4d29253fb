namespace Rem.Shared.Queues;

/// <summary>
/// A taken message in somebody's hands: hidden from others for as long as it is worked on, then settled once. One
/// that is disposed without being settled is given back, and that taking does not count as a try.
/// </summary>
public sealed class HeldMessage : IAsyncDisposable
{
    private readonly IQueue _queue;
    private readonly Keeper _keeper;
    private int _isSettled;

    private HeldMessage(IQueue queue, QueueMessage message, TimeProvider clock)
    {
        _queue = queue;
        Message = message;
        var visibility = queue.Settings.Visibility;
        _keeper = new Keeper(clock, visibility, () => queue.ExtendAsync(message, visibility, CancellationToken.None), static () => { });
    }

    /// <summary>The message.</summary>
    public QueueMessage Message { get; }

    /// <summary>True when it was acknowledged or given back.</summary>
    public bool IsSettled => Volatile.Read(ref _isSettled) != 0;

    /// <summary>Takes the next message, waiting like <see cref="IQueue.TakeAsync"/>; null when none came.</summary>
    public static async ValueTask<HeldMessage?> TakeAsync(IQueue queue, TimeSpan? wait, TimeProvider clock, CancellationToken cancel)
    {
        var message = await queue.TakeAsync(wait, null, cancel);
        return message is null ? null : new HeldMessage(queue, message, clock);
    }

    /// <summary>It is done. Throws <see cref="QueueErrors.NotTaken"/> when it was settled before.</summary>
    public ValueTask AckAsync(WriteOptions options, CancellationToken cancel)
    {
        Settle();
        return _queue.AckAsync(Message, options, cancel);
    }

    /// <summary>Gives it back. Throws <see cref="QueueErrors.NotTaken"/> when it was settled before.</summary>
    public ValueTask NackAsync(NackOptions options, CancellationToken cancel)
    {
        Settle();
        return _queue.NackAsync(Message, options, cancel);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!IsSettled)
        {
            await NackAsync(new NackOptions { CountsAsTry = false, Reason = "its taker was interrupted" }, CancellationToken.None);
        }
    }

    // The queue itself tells a second settling from a first by the receipt; this only ends the renewing.
    private void Settle()
    {
        Interlocked.Exchange(ref _isSettled, 1);
        _keeper.Dispose();
    }
}
