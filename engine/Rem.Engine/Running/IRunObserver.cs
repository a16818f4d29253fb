using Rem.Plans;

namespace Rem.Running;

/// <summary>Watches a run: the trace, and the line that shows the running step. Called from several threads at once.</summary>
public interface IRunObserver
{
    /// <summary>A tag or step begins.</summary>
    void TagStarted(string name, SourceSpan at);

    /// <summary>It ended, with what it gave or how it failed.</summary>
    void TagEnded(string name, SourceSpan at, TimeSpan took, object? value, Exception? error);
}
