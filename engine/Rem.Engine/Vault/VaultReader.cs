using Rem.Errors;
using Rem.Plans;

namespace Rem.Vault;

/// <summary>Opens a store's bytes with the keys that are at hand.</summary>
/// <param name="place">Which store, for messages: behind `the store of secrets`.</param>
/// <param name="keys">The keys.</param>
internal sealed class VaultReader(string place, KeyFile keys)
{
    private const int Looks = 3;

    /// <summary>What is in a store; null when there is none. Throws <see cref="VaultErrors"/>.</summary>
    public VaultContent? Read(Func<byte[]?> bytes)
    {
        // Whoever rotates may take the old key away between the two looks: what is read next fits again.
        for (var look = 1; ; look++)
        {
            if (bytes() is not { } found)
            {
                return null;
            }

            var all = keys.Read();
            if (Open(found, all) is { } content)
            {
                return content;
            }

            if (look == Looks)
            {
                throw NoKey(all);
            }
        }
    }

    /// <summary>Whether the copy of a store can be opened. Throws <see cref="VaultErrors"/> when it cannot.</summary>
    public VaultCheck CheckCopy(byte[] copy)
    {
        var all = keys.Read();
        var content = Open(copy, all) ?? throw NoKey(all);
        var newest = all.FindLast(key => key.Store == content.Store);
        return new VaultCheck(newest?.Id == content.Key.Id ? VaultState.Open : VaultState.OlderKey, content.Entries.Count, null);
    }

    /// <summary>Makes what is wrong with store or key an answer.</summary>
    public static VaultCheck? Guard(Func<VaultCheck?> check)
    {
        try
        {
            return check();
        }
        catch (PlanException error)
        {
            return new VaultCheck(error.Finding.Code == VaultErrors.Damaged ? VaultState.Damaged : VaultState.Locked, 0, error);
        }
    }

    /// <summary>The error of a store that cannot be read.</summary>
    public PlanException Damaged(string why) =>
        new(VaultErrors.Damaged, SourceSpan.None, $"the store of secrets {place} cannot be read: {why}", VaultErrors.Damaged.Fix);

    /// <summary>The error of a store that no key opens.</summary>
    public PlanException NoKey(string why) =>
        new(VaultErrors.Key, SourceSpan.None, $"the store of secrets {place} cannot be opened: {why}", VaultErrors.Key.Fix);

    private PlanException NoKey(List<VaultKey> all) =>
        NoKey(all.Count == 0 ? $"its key is not there: '{keys.Place.Path}'" : $"no key in '{keys.Place.Path}' fits");

    // Null when no key fits.
    private VaultContent? Open(byte[] bytes, List<VaultKey> all)
    {
        var id = VaultFormat.KeyOf(bytes, out var why) ?? throw Damaged(why);
        return all.Find(each => each.Id == id) is { } key ? VaultFormat.Decode(bytes, key) ?? throw Damaged("it was changed or cut") : null;
    }
}
