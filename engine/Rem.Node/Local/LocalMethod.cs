using Rem.Values;

namespace Rem.Node.Local;

/// <summary>
/// Something that a node does for who asks over its socket: one line of a visible table. Its answer is a value; a
/// <see cref="Errors.PlanException"/> crosses with its code. What runs before its first wait holds up the other requests
/// of the same connection, which begin in the order in which they were sent.
/// </summary>
public sealed class LocalMethod
{
    /// <summary>A method that answers once.</summary>
    /// <param name="name">Its name: `ps`, `queue.put`.</param>
    /// <param name="run">What it does. The token is cancelled when the request is, and when its connection ends.</param>
    public LocalMethod(string name, Func<RemMap, LocalCaller, CancellationToken, ValueTask<object?>> run)
    {
        Name = name;
        Run = run;
    }

    private LocalMethod(string name, Func<RemMap, LocalCaller, CancellationToken, IAsyncEnumerable<object?>> items)
    {
        Name = name;
        Items = items;
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    internal Func<RemMap, LocalCaller, CancellationToken, ValueTask<object?>>? Run { get; }

    internal Func<RemMap, LocalCaller, CancellationToken, IAsyncEnumerable<object?>>? Items { get; }

    /// <summary>A method that answers with a stream, made no faster than it is read.</summary>
    public static LocalMethod Stream(string name, Func<RemMap, LocalCaller, CancellationToken, IAsyncEnumerable<object?>> items) => new(name, items);
}
