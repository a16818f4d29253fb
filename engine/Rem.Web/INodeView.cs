using Rem.Running;
using Rem.Values;

namespace Rem.Web;

/// <summary>What the web of a node may tell of it. Safe to use from several threads.</summary>
public interface INodeView
{
    /// <summary>What `rem ps` shows, as it is now.</summary>
    RemMap Ps();

    /// <summary>
    /// The last lines of the log without those of requests, oldest first, and the mark behind them; with a mark those that came behind it.
    /// </summary>
    /// <param name="least">What weighs less is left out.</param>
    /// <param name="after">A mark that was given before, or 0.</param>
    /// <param name="most">The most lines that are given; those that came last.</param>
    (IReadOnlyList<RemMap> Lines, long Mark) Log(LogLevel least, long after, int most);
}
