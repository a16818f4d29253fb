namespace Rem.Shared;

/// <summary>What every write to a shared resource may carry.</summary>
public sealed record WriteOptions
{
    /// <summary>Nothing.</summary>
    public static WriteOptions None { get; } = new();

    /// <summary>
    /// An id of the caller's for this write, 1 to 200 characters, or null. A second write with the same id to the
    /// same resource changes nothing and gives the first one's answer, for as long as the backend remembers it (at
    /// least an hour, or the last 100,000 ids of the resource). The same id with another kind of write is
    /// <see cref="SharedErrors.Operation"/>.
    /// </summary>
    public string? Operation { get; init; }

    /// <summary>
    /// The locks under which the write is made. When one of them has been granted to somebody else since, nothing
    /// is written and the error is <see cref="SharedErrors.StaleFence"/>.
    /// </summary>
    public IReadOnlyList<Fence> Fences { get; init; } = [];
}

/// <summary>A lock as its holder knows it.</summary>
/// <param name="Lock">The lock's name.</param>
/// <param name="Token">The token with which it was granted; a later grant has a higher one.</param>
public readonly record struct Fence(string Lock, long Token);
