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
}
