using Rem.Node.Logs;
using Rem.Running;

namespace Rem.Node.Hosting;

/// <summary>The log of the runs of one version of a plan.</summary>
internal sealed class PlanLog(NodeLogger logger, string plan) : IRunLog
{
    /// <summary>The run that writes, from 1.</summary>
    public long Run { get; set; }

    /// <inheritdoc/>
    public void Write(LogLine line) => logger.Write(line, plan, Run);
}
