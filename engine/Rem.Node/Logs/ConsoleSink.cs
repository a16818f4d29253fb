namespace Rem.Node.Logs;

/// <summary>Records on the console, a line each.</summary>
/// <param name="write">Writes a text; it ends with its newline.</param>
/// <param name="asJson">JSON lines instead of text.</param>
public sealed class ConsoleSink(Action<string> write, bool asJson) : ILogSink
{
    /// <inheritdoc/>
    public void Write(LogRecord record) => write((asJson ? record.ToJson() : record.ToLine()) + "\n");

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
