namespace Rem.Running;

/// <summary>The limits of section 9, with their safe defaults; `rem.yaml` sets others. Frozen, shared by all runs.</summary>
public sealed record RemLimits
{
    /// <summary>The defaults.</summary>
    public static RemLimits Default { get; } = new();

    /// <summary>Bytes of one plan file.</summary>
    public int FileBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>Nodes that aliases and merges may expand to.</summary>
    public int AliasNodes { get; init; } = 100_000;

    /// <summary>Keys, values and comments in the texts of one plan and its includes.</summary>
    public int PlanNodes { get; init; } = 300_000;

    /// <summary>Levels of nesting in a plan or a value.</summary>
    public int Nesting { get; init; } = 64;

    /// <summary>Rounds of one `while`.</summary>
    public long WhileRounds { get; init; } = 1_000_000;

    /// <summary>Bytes (UTF-8) of the text that a step may give as its result.</summary>
    public long TextResultBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Time that one script may take.</summary>
    public TimeSpan ScriptTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Bytes that one script may hold.</summary>
    public long ScriptMemoryBytes { get; init; } = 128L * 1024 * 1024;

    /// <summary>Levels of tags, calls and plans inside each other.</summary>
    public int CallDepth { get; init; } = 200;
}
