using Rem.Errors;

namespace Rem.Binding;

/// <summary>What can be wrong with a plan before it runs, apart from YAML and expressions.</summary>
public static class BindErrors
{
    /// <summary>The root is no map.</summary>
    public static readonly ErrorCode Root = new("REM1101", "a plan is a map", "write `name: value` lines at the top level");

    /// <summary>An unknown directive.</summary>
    public static readonly ErrorCode Directive = new("REM1102", "an unknown or misplaced directive", "write a backslash in front to make it data");

    /// <summary>A wrong shape below a tag.</summary>
    public static readonly ErrorCode Shape = new("REM1103", "what stands below a tag has the wrong shape", "see `rem tags NAME` for what it takes, or write a backslash in front of the key to make it data");

    /// <summary>A link of a chain without the chain.</summary>
    public static readonly ErrorCode Chain = new("REM1104", "an `elif` or `else` does not stand directly behind its `if`", "put it directly behind, or inside its `if`");

    /// <summary>A step that is none.</summary>
    public static readonly ErrorCode Step = new("REM1105", "a step is one action or block tag with modifiers, or a block of data and block tags", "split it into several steps");

    /// <summary>An unknown modifier.</summary>
    public static readonly ErrorCode Modifier = new("REM1106", "a step has a key that is no modifier, or one that its action does not take", "see `rem tags NAME` for the modifiers it takes");

    /// <summary>A wrong setting.</summary>
    public static readonly ErrorCode Setting = new("REM1107", "a setting of a tag is missing or does not fit", "see `rem tags NAME` for its settings");

    /// <summary>A misspelt tag.</summary>
    public static readonly ErrorCode NearMiss = new("REM1108", "a key looks like a tag that is spelt wrong", "correct it, or write a backslash in front to make it data");

    /// <summary>A wrong tag definition.</summary>
    public static readonly ErrorCode Definition = new("REM1109", "a tag that the plan defines is not defined right", "a definition has `evaluate` or one action, and may have about, takes, gives, result, value and isolate");

    /// <summary>Two tags that fit one key equally well.</summary>
    public static readonly ErrorCode Tie = new("REM1110", "two patterns fit a key equally well", "change one of the two patterns");

    /// <summary>A capture that does not fit.</summary>
    public static readonly ErrorCode Capture = new("REM1111", "a word in a key does not fit its tag", "see `rem tags NAME` for its pattern");

    /// <summary>A file that a plan names is not there.</summary>
    public static readonly ErrorCode MissingFile = new("REM1112", "a file that the plan names cannot be read", "paths start from the folder of the file that names them");

    /// <summary>A wrong description of the command line.</summary>
    public static readonly ErrorCode Usage = new("REM1113", "`__usage` does not describe a command line", "see the plan language, section 7");

    /// <summary>`super:` or `evaluate value:` out of place.</summary>
    public static readonly ErrorCode Handler = new("REM1114", "`super` or `evaluate value` stands where it has no meaning", "they stand in a tag that the plan defines");

    /// <summary>A YAML trap.</summary>
    public static readonly ErrorCode Trap = new("REM1115", "YAML reads something else than what was probably meant", "quote it, or write it as the hint says");

    /// <summary>An unknown package.</summary>
    public static readonly ErrorCode Package = new("REM1116", "a package or function is not installed", "the packages that come with REM lie in the folder `packages` beside the program");

    /// <summary>Placeholders where no value may stand.</summary>
    public static readonly ErrorCode NoTemplate = new("REM1117", "`${{ }}` stands where the plan itself is read, before anything runs", "write a fixed text");

    /// <summary>An action outside of a step.</summary>
    public static readonly ErrorCode Stray = new("REM1118", "an action stands outside of a step, where it is data", "make it a step below a `run:`, or write a backslash in front to make it data");
}
