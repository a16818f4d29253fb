namespace Rem.Shared.Pools;

/// <summary>No pools at all.</summary>
public sealed class NoPools : IPools
{
    /// <summary>The only one.</summary>
    public static NoPools Instance { get; } = new();

    private NoPools()
    {
    }

    /// <inheritdoc/>
    public IPool Open(string name) =>
        throw PoolErrors.NoPool(name, []);
}
