namespace Rem.Errors;

/// <summary>Errors of scripts, the same in every language.</summary>
public static class ScriptErrors
{
    /// <summary>The script does not parse.</summary>
    public static readonly ErrorCode Syntax = new("REM3001", "a script does not parse", "mend the script at the line that is shown");

    /// <summary>The script failed.</summary>
    public static readonly ErrorCode Failed = new("REM3002", "a script failed", "mend the script, or handle the failure with `on error`");

    /// <summary>The script returned what is no value.</summary>
    public static readonly ErrorCode NoValue = new("REM3003", "a script gave something that is no value: a cycle, a function or a host object", "return null, bools, numbers, text, lists and maps only");

    /// <summary>The runtime is not there.</summary>
    public static readonly ErrorCode MissingRuntime = new("REM3004", "a plan uses a script language that this REM has no runtime for", "use a language that `rem doctor` lists");

    /// <summary>A primitive was called wrongly.</summary>
    public static readonly ErrorCode Primitive = new("REM3005", "a script called a primitive of `rem` wrongly", "see the script API for its arguments");
}
