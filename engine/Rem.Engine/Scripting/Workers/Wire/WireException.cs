namespace Rem.Scripting.Workers.Wire;

/// <summary>Bytes that are no frame, or a frame beyond its limit. The message says which, for a person.</summary>
internal sealed class WireException(string message) : Exception(message);

/// <summary>A value that is larger than the frame that should hold it.</summary>
internal sealed class WireFullException(long limit) : Exception("larger than the limit")
{
    /// <summary>Bytes that a frame may have.</summary>
    public long Limit => limit;
}
