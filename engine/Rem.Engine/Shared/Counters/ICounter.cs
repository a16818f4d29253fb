namespace Rem.Shared.Counters;

/// <summary>
/// A number that is added to. It starts at 0. Totals and amounts are integers (`long`) or floats (`double`);
/// integers stay integers until a float is added. All members may be called from several threads.
/// </summary>
public interface ICounter
{
    /// <summary>The counter's name.</summary>
    string Name { get; }

    /// <summary>
    /// Adds and gives the new total. Throws <see cref="CounterErrors.Overflow"/> when the total would leave the 64-bit
    /// range, <see cref="CounterErrors.NoNumber"/> for an amount that is no finite number, <see cref="CounterErrors.Inexact"/>
    /// when an integer and a float are added and one of them, or the sum, is beyond 2^53.
    /// </summary>
    ValueTask<object> AddAsync(object? amount, WriteOptions options, CancellationToken cancel);

    /// <summary>The total.</summary>
    ValueTask<object> GetAsync(CancellationToken cancel);

    /// <summary>Sets the total and gives the one before. Counts nothing into the rate.</summary>
    ValueTask<object> SwapAsync(object? total, WriteOptions options, CancellationToken cancel);

    /// <summary>Removes the counter, with its operation ids. Says whether it was there. Its next use begins at 0.</summary>
    ValueTask<bool> RemoveAsync(WriteOptions options, CancellationToken cancel);

    /// <summary>What was added per second over the last time, 1 s to 1 h, to the second.</summary>
    ValueTask<double> RateAsync(TimeSpan window, CancellationToken cancel);
}

/// <summary>The counters by name.</summary>
public interface ICounters
{
    /// <summary>The counter of a name. Throws <see cref="SharedErrors.Name"/>.</summary>
    ICounter Open(string name);

    /// <summary>The names of the counters that have been used, in ordinal order.</summary>
    ValueTask<IReadOnlyList<string>> ListAsync(CancellationToken cancel);

    /// <summary>Removes a counter that is damaged and can no longer be opened, with all that it holds; false when nothing is wrong with it.</summary>
    ValueTask<bool> DiscardAsync(string name, CancellationToken cancel);
}
