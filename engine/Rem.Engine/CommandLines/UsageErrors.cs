using Rem.Errors;

namespace Rem.CommandLines;

/// <summary>Errors of a command line.</summary>
public static class UsageErrors
{
    /// <summary>Words behind a plan that takes none.</summary>
    public static readonly ErrorCode NoUsage = new("REM5001", "a plan without `__usage` was given words or options", "describe them under `__usage` in the plan");

    /// <summary>An option that is not there.</summary>
    public static readonly ErrorCode UnknownOption = new("REM5002", "the plan has no such option", "see `rem run PLAN --help`");

    /// <summary>A value that does not fit its type.</summary>
    public static readonly ErrorCode BadValue = new("REM5003", "an argument or option got a value that does not fit its type", "see `rem run PLAN --help`");

    /// <summary>Something that is required is missing.</summary>
    public static readonly ErrorCode Missing = new("REM5004", "an argument that is required, or an option's value, is missing", "see `rem run PLAN --help`");

    /// <summary>More words than arguments.</summary>
    public static readonly ErrorCode TooMany = new("REM5005", "there are more words than the plan has arguments", "quote words that belong together; see `rem run PLAN --help`");

    /// <summary>The folder of `cwd` is not there.</summary>
    public static readonly ErrorCode Folder = new("REM5006", "the folder that `cwd` of `__usage` names is not there", "it starts from the folder of the plan's file; make it first");

    /// <summary>The plan runs already.</summary>
    public static readonly ErrorCode Running = new("REM5007", "a plan with a `pidfile` runs already", "stop the other one first; a file that no running process stands behind is passed over");

    /// <summary>The pidfile cannot be written.</summary>
    public static readonly ErrorCode PidFile = new("REM5008", "the `pidfile` of a plan cannot be written", "check its folder and the permissions there");
}
