namespace Rem.Processes;

/// <summary>Passes output on to a stream, which stays open.</summary>
public sealed class StreamSink(Stream stream) : IOutputSink
{
    /// <inheritdoc/>
    public void Write(ReadOnlySpan<byte> piece) => stream.Write(piece);

    /// <inheritdoc/>
    public void End() => stream.Flush();
}
