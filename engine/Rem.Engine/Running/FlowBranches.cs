namespace Rem.Running;

/// <summary>
/// Branches that run side by side while the flow that started them waits: it lends them its place, and the last
/// one to end gives it back. Costs nothing on the machine's clock.
/// </summary>
public sealed class FlowBranches
{
    private readonly IIdleClock? _clock;
    private int _running;

    internal FlowBranches(IIdleClock? clock, int count)
    {
        _clock = clock;
        _running = count;
        if (count > 1)
        {
            clock?.AddFlows(count - 1);
        }
    }

    /// <summary>One branch has ended.</summary>
    public void End()
    {
        if (Interlocked.Decrement(ref _running) > 0)
        {
            _clock?.AddFlows(-1);
        }
    }
}
