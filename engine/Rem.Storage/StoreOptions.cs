namespace Rem.Storage;

/// <summary>What tests change to see that they notice it.</summary>
internal sealed record StoreOptions
{
    /// <summary>As everybody has it.</summary>
    public static StoreOptions Default { get; } = new();

    /// <summary>True to answer writes before they are committed: a kill then loses what was answered.</summary>
    public bool AnswersEarly { get; init; }

    /// <summary>The `synchronous` of SQLite: NORMAL loses what was answered in a cut of the power.</summary>
    public string Synchronous { get; init; } = "FULL";
}
