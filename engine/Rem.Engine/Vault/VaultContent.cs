namespace Rem.Vault;

/// <summary>What a store holds.</summary>
/// <param name="Store">The store's own number, which stays for good.</param>
/// <param name="Key">The key that it is encrypted with.</param>
/// <param name="Entries">The secrets by name.</param>
internal sealed record VaultContent(ulong Store, VaultKey Key, SortedDictionary<string, VaultEntry> Entries);
