namespace Rem.Processes;

/// <summary>
/// Takes a program's output as it comes. Called from one thread at a time; while it works the program waits. What it
/// throws ends the program and fails the run.
/// </summary>
public interface IOutputSink
{
    /// <summary>A piece; the bytes are only good during the call.</summary>
    void Write(ReadOnlySpan<byte> piece);

    /// <summary>No more will come.</summary>
    void End();
}
