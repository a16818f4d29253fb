using System.Threading.Channels;

namespace Rem.Node.Local;

/// <summary>A request at the client that waits for its answer.</summary>
internal sealed class PendingCall
{
    /// <summary>One that is answered once, or by a stream.</summary>
    public PendingCall(bool isStream) => Items = isStream ? Channel.CreateUnbounded<object?>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true }) : null;

    /// <summary>The items of a stream, no more than the server sends ahead; null for one answer.</summary>
    public Channel<object?>? Items { get; }

    /// <summary>The answer.</summary>
    public TaskCompletionSource<object?> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>It is done.</summary>
    public void Done(object? value)
    {
        Answer.TrySetResult(value);
        Items?.Writer.TryComplete();
    }

    /// <summary>It failed.</summary>
    public void Fail(Exception error)
    {
        if (Items is null)
        {
            Answer.TrySetException(error);
        }
        else
        {
            Items.Writer.TryComplete(error);
        }
    }
}
