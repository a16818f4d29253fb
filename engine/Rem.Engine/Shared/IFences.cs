namespace Rem.Shared;

/// <summary>Says whether a write under a lock may still be made. A backend asks while it holds its own gate, so that check and write are one.</summary>
public interface IFences
{
    /// <summary>Throws <see cref="SharedErrors.StaleFence"/> when a lock has been granted to somebody else since.</summary>
    void Check(IReadOnlyList<Fence> fences);
}
