using Rem.Errors;

namespace Rem.Monitoring;

/// <summary>Errors of checks.</summary>
public static class MonitoringErrors
{
    /// <summary>A definition of a check.</summary>
    public static readonly ErrorCode Check = new("REM9001", "a check cannot be defined so", "`rem tags` shows what a check may have");

    /// <summary>A rehearsal.</summary>
    public static readonly ErrorCode Rehearsal = new("REM9002", "a rehearsal cannot be held so", "`rem tags 'rehearse checks'` shows what may happen in one");

    /// <summary>What a look takes.</summary>
    public static readonly ErrorCode Look = new("REM9003", "a look at this host, or at a server, cannot be asked for so", "`rem tags` shows what it takes");

    /// <summary>What a look cannot find out.</summary>
    public static readonly ErrorCode NotTold = new("REM9004", "the system does not tell what a look asks for", "see the system's reason in the message: the path, its rights, or a system that has no such thing");

    /// <summary>A plugin that gave no result.</summary>
    public static readonly ErrorCode Plugin = new("REM9005", "a plugin failed, and nothing is known of what it looks at", "run it by hand as the user that REM runs as; see its output in the message");
}
