namespace Rem.Node.Logs;

/// <summary>
/// Where records go. Writing never throws and never waits: what cannot be taken is counted and reported when there is
/// room. Safe to use from several threads.
/// </summary>
public interface ILogSink : IAsyncDisposable
{
    /// <summary>Takes a record.</summary>
    void Write(LogRecord record);
}
