using Rem.Plans;

namespace Rem.Running;

/// <summary>Follows a detached list from step to step, for its log and for those who ask what it is at.</summary>
internal sealed class StageObserver(IRunObserver? outer, Action<string, SourceSpan> entered) : IRunObserver
{
    // The list's own `run` is the first.
    private const int DepthOfSteps = 2;

    private int _depth;

    /// <inheritdoc/>
    public void TagStarted(string name, SourceSpan at)
    {
        outer?.TagStarted(name, at);
        if (Interlocked.Increment(ref _depth) == DepthOfSteps)
        {
            entered(name, at);
        }
    }

    /// <inheritdoc/>
    public void TagEnded(string name, SourceSpan at, TimeSpan took, object? value, Exception? error)
    {
        Interlocked.Decrement(ref _depth);
        outer?.TagEnded(name, at, took, value, error);
    }
}
