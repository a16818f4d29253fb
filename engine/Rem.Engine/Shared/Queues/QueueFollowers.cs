using Rem.Running;

namespace Rem.Shared.Queues;

/// <summary>Those who follow a queue and have seen all there is. Guarded by the queue's gate but for the waiting itself.</summary>
internal sealed class QueueFollowers(Lock gate)
{
    private readonly LinkedList<ClockWait<bool>> _waits = new();

    /// <summary>Begins a wait for the next put; the task ends with it or with the time.</summary>
    public Task WaitAsync(ClockWait<bool> wait) => EndAsync(_waits.AddLast(wait));

    /// <summary>Something was put.</summary>
    public void Tell()
    {
        for (var place = _waits.First; place is not null; place = place.Next)
        {
            place.Value.TrySignal(true);
        }
    }

    private async Task EndAsync(LinkedListNode<ClockWait<bool>> place)
    {
        try
        {
            await place.Value.Task;
        }
        finally
        {
            lock (gate)
            {
                _waits.Remove(place);
            }
        }
    }
}
