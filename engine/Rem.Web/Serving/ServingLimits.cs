namespace Rem.Web.Serving;

/// <summary>What one client may take of the server. Sources of the figures: reference/reliability.md W2, G1-G4.</summary>
internal static class ServingLimits
{
    /// <summary>Open connections in all.</summary>
    public const int Connections = 12_000;

    /// <summary>Open connections of one address.</summary>
    public const int ConnectionsPerAddress = 256;

    /// <summary>Bytes of a body where the page does not say more.</summary>
    public const long Body = 1024 * 1024;

    /// <summary>Bytes of all headers.</summary>
    public const int Headers = 32 * 1024;

    /// <summary>Headers.</summary>
    public const int HeaderCount = 100;

    /// <summary>Bytes of the request's first line.</summary>
    public const int RequestLine = 8 * 1024;

    /// <summary>Bytes of an answer that wait for a slow reader, before it is made no faster than it is read.</summary>
    public const long ResponseBuffer = 64 * 1024;

    /// <summary>Bytes that the kernel keeps for a connection whose client does not read; it takes twice that for its own.</summary>
    public const int SendBuffer = 128 * 1024;

    /// <summary>Requests side by side on one HTTP/2 connection.</summary>
    public const int Streams = 100;

    /// <summary>Requests that are worked on side by side, in all.</summary>
    public static readonly int AtOnce = Math.Max(64, 32 * Environment.ProcessorCount);

    /// <summary>Requests that wait for their turn; what comes on top is told to come again.</summary>
    public const int Waiting = 1000;

    /// <summary>How long a request waits for its turn.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>How long a client may take for its headers.</summary>
    public static readonly TimeSpan HeadersTime = TimeSpan.FromSeconds(30);

    /// <summary>How long a connection may stand idle between two requests.</summary>
    public static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(130);
}
