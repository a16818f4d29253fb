namespace Rem.Running;

/// <summary>A log that nobody reads.</summary>
public sealed class SilentLog : IRunLog
{
    private SilentLog()
    {
    }

    /// <summary>The only one.</summary>
    public static SilentLog Instance { get; } = new();

    /// <inheritdoc/>
    public void Write(LogLine line)
    {
    }
}
