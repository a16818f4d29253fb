namespace Rem.Storage;

/// <summary>What tests change to see that they notice it.</summary>
internal sealed record StoreOptions
{
    /// <summary>As everybody has it.</summary>
    public static StoreOptions Default { get; } = new();

    /// <summary>True to answer writes before they are committed: a kill then loses what was answered.</summary>
    public bool AnswersEarly { get; init; }

    /// <summary>Pages that the database may have; beyond them it is as on a full disk. 0 for as many as there is room for.</summary>
    public int MostPages { get; init; }

    /// <summary>As <see cref="MostPages"/>, of a backup.</summary>
    public int MostBackupPages { get; init; }

    /// <summary>The `synchronous` of SQLite: NORMAL loses what was answered in a cut of the power.</summary>
    public string Synchronous { get; init; } = "FULL";
}
