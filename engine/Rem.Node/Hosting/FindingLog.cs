using Rem.Errors;
using Rem.Node.Logs;
using Rem.Running;
using Rem.Values;

namespace Rem.Node.Hosting;

/// <summary>Writes what was found in plans and settings into the node's log; what a strict check alone tells is left out.</summary>
internal static class FindingLog
{
    /// <summary>Writes each finding as a line, with what it was found by in front.</summary>
    public static void Write(this NodeLogger log, TimeProvider clock, FindingList findings, string? plan, string by = "")
    {
        foreach (var finding in findings.Items)
        {
            if (finding.Severity == Severity.StrictWarning)
            {
                continue;
            }

            var facts = new RemMap(2);
            facts.Set("code", finding.Code.Id);
            facts.Set("hint", finding.Hint);
            var level = finding.Severity == Severity.Error ? LogLevel.Error : LogLevel.Warn;
            var at = finding.At.File is null ? "" : finding.At + ": ";
            log.Write(new LogLine(clock.GetUtcNow(), level, $"{by}{at}{finding.Message}", facts, finding.At), plan, 0);
        }
    }
}
