namespace Rem.Web.Rpc;

/// <summary>What one request may hold beside its size, which is bounded by who reads it from the wire. Frozen.</summary>
internal sealed record RpcLimits
{
    /// <summary>The defaults.</summary>
    public static readonly RpcLimits Default = new();

    /// <summary>Calls in one batch or `system.multicall`.</summary>
    public int Calls { get; init; } = 100;

    /// <summary>Calls of one batch that run at a time.</summary>
    public int SideBySide { get; init; } = 8;

    /// <summary>Levels of lists and maps.</summary>
    public int Depth { get; init; } = 64;

    /// <summary>Values in an XML document.</summary>
    public int Values { get; init; } = 100_000;

    /// <summary>Characters of an answer, all calls of a batch together.</summary>
    public long AnswerCharacters { get; init; } = 16 * 1024 * 1024;
}
