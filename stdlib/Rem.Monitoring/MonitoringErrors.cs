using Rem.Errors;

namespace Rem.Monitoring;

/// <summary>Errors of checks.</summary>
public static class MonitoringErrors
{
    /// <summary>A definition of a check.</summary>
    public static readonly ErrorCode Check = new("REM9001", "a check cannot be defined so", "`rem tags` shows what a check may have");

    /// <summary>A rehearsal.</summary>
    public static readonly ErrorCode Rehearsal = new("REM9002", "a rehearsal cannot be held so", "`rem tags 'rehearse checks'` shows what may happen in one");
}
