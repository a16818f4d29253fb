namespace Rem.Running;

/// <summary>
/// A clock that wants to know when everything waits, because it may then skip the time in between
/// (<see cref="Cases.AutoClock"/>) or let a test go on (<see cref="Cases.FakeClock"/>). The machine's clock is none.
/// </summary>
public interface IIdleClock
{
    /// <summary>A flow of the run waits from now on, or has ended to wait a moment ago. Its timer, if it has one, is armed already.</summary>
    void WaitStarted();

    /// <summary>A wait is over, whatever ended it; called before the flow goes on, so that no skip slips in between.</summary>
    void WaitEnded();

    /// <summary>
    /// Counts flows: 1 at the start, the plan itself. Side-by-side branches add theirs while they run; a flow that
    /// waits for its branches lends them its own place (see <see cref="Clocks.Branches"/>).
    /// </summary>
    void AddFlows(int change);
}
