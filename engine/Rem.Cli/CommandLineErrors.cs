using Rem.Errors;

namespace Rem.Cli;

/// <summary>Errors of REM's own command line.</summary>
internal static class CommandLineErrors
{
    /// <summary>An unknown option.</summary>
    public static readonly ErrorCode Option = new("REM5010", "a command of rem has no such option", "see `rem COMMAND --help`");

    /// <summary>A value that does not fit.</summary>
    public static readonly ErrorCode Value = new("REM5011", "an option or argument of rem got a value that does not fit, or none", "see `rem COMMAND --help`");

    /// <summary>What flows in is no map.</summary>
    public static readonly ErrorCode Pipe = new("REM5012", "what flows in with `--pipe` cannot be read or is no map", "give YAML or JSON with names at the top: `name: value`");

    /// <summary>Nothing to run.</summary>
    public static readonly ErrorCode NoPlan = new("REM5013", "there is no plan to run", "name a plan, or a folder that holds a plan.yaml");

    /// <summary>Something to look up that is not there.</summary>
    public static readonly ErrorCode Unknown = new("REM5014", "there is no tag, filter, error code or kind of that name", "see `rem tags` and `rem explain`");

    /// <summary>Data that could not be written.</summary>
    public static readonly ErrorCode Lost = new("REM5016", "standard output could not be written", "look at where it goes: a full disk, or an output that was closed");

    /// <summary>Something of a node that is not there.</summary>
    public static readonly ErrorCode Absent = new("REM5017", "what a command should show or change is not there", "see what there is: `rem queue list`, `rem lock list`, `rem state keys BUCKET`");

    /// <summary>A shared resource that is not there.</summary>
    public static readonly ErrorCode NoResource = new("REM5018", "a command names a queue, lock, bucket, counter, series group or check that is not there", "see what there is: `rem queue list`, `rem lock list`, `rem state list`, `rem counter list`, `rem ts list`, `rem checks`");

    /// <summary>What a run without a node put and nobody will see.</summary>
    public static readonly ErrorCode NotKept = new("REM5019", "a plan left messages, state or counters behind that end with its run", "write `node:` into the rem.yaml of this folder to keep them: `rem explain \"shared resources\"`");

    /// <summary>A file that stands already.</summary>
    public static readonly ErrorCode Exists = new("REM5015", "`rem new` would overwrite something", "choose another name, or remove the old file");
}
