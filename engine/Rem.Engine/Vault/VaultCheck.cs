using Rem.Errors;

namespace Rem.Vault;

/// <summary>What a look at an encrypted store found.</summary>
/// <param name="State">Whether it can be opened.</param>
/// <param name="Secrets">How many secrets are in it; 0 when it cannot be opened.</param>
/// <param name="Problem">Why it cannot be opened, and what to do; else null.</param>
public sealed record VaultCheck(VaultState State, int Secrets, PlanException? Problem);
