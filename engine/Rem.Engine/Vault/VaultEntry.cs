namespace Rem.Vault;

/// <summary>A secret in the encrypted store.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
/// <param name="Set">When it was set.</param>
public sealed record VaultEntry(string Name, string Value, DateTimeOffset Set)
{
    /// <summary>The name alone: a record must not print its value by accident.</summary>
    public override string ToString() => Name;
}
