namespace Rem.Shared.Journals;

/// <summary>The journal of a counter.</summary>
public interface ICounterJournal : IJournal
{
    /// <summary>What it holds. When a write has failed, <paramref name="restore"/> is called with what reads it anew, to be called under the gate.</summary>
    KeptCounter Open(Action<Func<KeptCounter>> restore);

    /// <summary>The counter is gone, with everything that belongs to it.</summary>
    void RemoveAll();

    /// <summary>The new total.</summary>
    void Set(object total);
}

/// <summary>A counter as a journal holds it.</summary>
/// <param name="Total">The total, an integer or a float.</param>
/// <param name="Operations">Operation ids, oldest first.</param>
public sealed record KeptCounter(object Total, IReadOnlyList<KeptOperation> Operations);
