using Rem.Plans;
using Rem.Running;

namespace Rem.Node.Local;

/// <summary>What all connections of a server have in common.</summary>
/// <param name="Methods">The methods by name.</param>
/// <param name="Limits">What is taken at most.</param>
/// <param name="Log">Where it says what went wrong.</param>
/// <param name="Clock">The time.</param>
internal sealed record LocalServerParts(IReadOnlyDictionary<string, LocalMethod> Methods, LocalLimits Limits, IRunLog Log, TimeProvider Clock)
{
    /// <summary>Says that something went wrong, and that it was handled.</summary>
    public void Warn(string text) => Log.Write(new LogLine(Clock.GetUtcNow(), LogLevel.Warn, "local socket: " + text, null, SourceSpan.None));
}
