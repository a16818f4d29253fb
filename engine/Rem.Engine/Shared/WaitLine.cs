using Rem.Running;

namespace Rem.Shared;

/// <summary>Those who wait at one shared resource, in their order. All calls are made under the resource's gate.</summary>
/// <typeparam name="TWant">What one wants.</typeparam>
/// <typeparam name="TGot">What one is given.</typeparam>
/// <param name="gate">The resource's gate.</param>
/// <param name="left">Called under the gate when one has left without being served.</param>
internal sealed class WaitLine<TWant, TGot>(Lock gate, Action left)
{
    private readonly LinkedList<(ClockWait<TGot> Wait, TWant Want)> _places = new();

    /// <summary>How many stand in it.</summary>
    public int Count => _places.Count;

    /// <summary>Puts one at its end. The task ends with what it is given, or with nothing when its time is over.</summary>
    public Task<TGot?> AddAsync(ClockWait<TGot> wait, TWant want) => EndAsync(_places.AddLast((wait, want)));

    /// <summary>Takes the first out of it; it is served by a signal, unless it leaves before.</summary>
    public bool TryTakeFirst(out ClockWait<TGot> wait, out TWant want)
    {
        if (_places.First is not { } first)
        {
            (wait, want) = (null!, default!);
            return false;
        }

        _places.RemoveFirst();
        (wait, want) = first.Value;
        return true;
    }

    private async Task<TGot?> EndAsync(LinkedListNode<(ClockWait<TGot> Wait, TWant Want)> place)
    {
        try
        {
            return (await place.Value.Wait.Task).Value;
        }
        finally
        {
            lock (gate)
            {
                if (place.List is not null)
                {
                    _places.Remove(place);
                    left();
                }
            }
        }
    }
}
