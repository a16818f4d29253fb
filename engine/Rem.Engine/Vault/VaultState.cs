namespace Rem.Vault;

/// <summary>Whether an encrypted store can be opened.</summary>
public enum VaultState
{
    /// <summary>It is whole and a key opens it.</summary>
    Open,

    /// <summary>It is whole, and a key opens it that is no longer the store's newest.</summary>
    OlderKey,

    /// <summary>No key that is at hand opens it.</summary>
    Locked,

    /// <summary>It is cut, changed, or no store.</summary>
    Damaged,
}
