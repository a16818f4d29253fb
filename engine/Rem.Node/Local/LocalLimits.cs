namespace Rem.Node.Local;

/// <summary>What the local socket takes at most. The other side is the owner's own process; the limits stop accidents.</summary>
public sealed record LocalLimits
{
    /// <summary>The limits that a node has.</summary>
    public static LocalLimits Default { get; } = new();

    /// <summary>Bytes of one frame.</summary>
    public int FrameBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>Bytes that the values of one frame may take in memory, about.</summary>
    public long ValueBytes { get; init; } = 256L * 1024 * 1024;

    /// <summary>Connections at the same time.</summary>
    public int Connections { get; init; } = 256;

    /// <summary>Requests of one connection that are under way.</summary>
    public int Requests { get; init; } = 1024;

    /// <summary>Bytes of those requests, as they came.</summary>
    public long RequestBytes { get; init; } = 64L * 1024 * 1024;

    /// <summary>Items of a stream that are sent ahead of who reads them.</summary>
    public int StreamAhead { get; init; } = 64;

    /// <summary>How long the other side may leave an answer unread; the connection then ends.</summary>
    public TimeSpan SendTime { get; init; } = TimeSpan.FromSeconds(30);
}
