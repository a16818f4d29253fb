using Rem.Plans;
using Rem.Values;

namespace Rem.Running;

/// <summary>How much a log line weighs.</summary>
public enum LogLevel
{
    /// <summary>For who looks for a fault.</summary>
    Debug,

    /// <summary>What happens.</summary>
    Info,

    /// <summary>What should not, and was handled.</summary>
    Warn,

    /// <summary>What went wrong.</summary>
    Error,
}

/// <summary>A line of a run's log.</summary>
/// <param name="At">When, by the run's clock.</param>
/// <param name="Level">How much it weighs.</param>
/// <param name="Text">What it says; one line or several.</param>
/// <param name="Fields">Structured fields, frozen, or null for none.</param>
/// <param name="Place">The place in the plan that wrote it, or <see cref="SourceSpan.None"/>.</param>
public sealed record LogLine(DateTimeOffset At, LogLevel Level, string Text, RemMap? Fields, SourceSpan Place);

/// <summary>
/// Where a run's log goes. Never throws: a log that cannot be written does not stop a run. Secrets have been masked
/// before a line comes here. Safe to use from several threads.
/// </summary>
public interface IRunLog
{
    /// <summary>Writes a line.</summary>
    void Write(LogLine line);
}

/// <summary>A log that keeps its lines, for tests and for whoever shows them later.</summary>
public sealed class MemoryLog : IRunLog
{
    private readonly Lock _gate = new();
    private readonly List<LogLine> _lines = [];

    /// <summary>The lines so far, oldest first.</summary>
    public IReadOnlyList<LogLine> Lines
    {
        get
        {
            lock (_gate)
            {
                return _lines.ToArray();
            }
        }
    }

    /// <inheritdoc/>
    public void Write(LogLine line)
    {
        lock (_gate)
        {
            _lines.Add(line);
        }
    }
}
