using Rem.Errors;

namespace Rem.Scripting.Workers;

/// <summary>Errors of worker processes.</summary>
public static class WorkerErrors
{
    /// <summary>It died.</summary>
    public static readonly ErrorCode Died = new("REM3101", "the worker process of a script ended before the script did", "mend what the message names; the next run gets another worker, and `on error` may handle this one");

    /// <summary>It did not start.</summary>
    public static readonly ErrorCode NotStarted = new("REM3102", "no worker process could be started for a script under `isolate: process`", "run `rem doctor`; it says what this machine offers to worker processes");

    /// <summary>It broke the protocol.</summary>
    public static readonly ErrorCode Broken = new("REM3103", "a worker process sent what no worker sends, and was ended", "the script has taken its worker over: do not run it, or find out what it does");

    /// <summary>There are none.</summary>
    public static readonly ErrorCode NotHere = new("REM3104", "this REM or this machine has no worker processes", "run the plan with `rem` on Linux, or use `isolate: limited` for scripts that you trust");

    /// <summary>It did not get a compiled script.</summary>
    public static readonly ErrorCode NotHandedOver = new("REM3105", "a compiled script could not be handed to its worker process", "mend what the message names; when the plan's scripts are too many or too large, spread them over several plans");

    /// <summary>It may not map memory that no limit counts.</summary>
    public static readonly ErrorCode MappingRefused = new("REM3106", "a script wanted memory mapped that worker processes are refused", "do without it, or use `isolate: limited` for a script that you trust");
}
