using Rem.Errors;

namespace Rem.Cases;

/// <summary>What can be wrong with a file of cases.</summary>
public static class CaseErrors
{
    /// <summary>A file of cases that is none.</summary>
    public static readonly ErrorCode File = new("REM6001", "a file of cases is not one", "it has `cases:`, a list, and may have `about:`");

    /// <summary>A key of a case is unknown or does not fit.</summary>
    public static readonly ErrorCode Key = new("REM6002", "a key of a case is unknown or its value does not fit", "see the plan language, section 10");

    /// <summary>A case that cannot fail.</summary>
    public static readonly ErrorCode Expects = new("REM6003", "a case expects nothing, or two things that exclude each other", "give it `gives`, `has` or `fails`");

    /// <summary>Two cases of one name.</summary>
    public static readonly ErrorCode Name = new("REM6004", "two cases of a file have one name", "say in `it` what is different about each");

    /// <summary>No cases where some were asked for.</summary>
    public static readonly ErrorCode None = new("REM6005", "there are no cases", "name a file that holds `cases:`, or a folder of such files");

    /// <summary>A command that the case does not stand in for.</summary>
    public static readonly ErrorCode Command = new("REM6006", "a case ran a command that its `shell` does not name", "add it under `shell`, as it reads with its values filled in");

    /// <summary>No folder for a case.</summary>
    public static readonly ErrorCode Folder = new("REM6007", "the folder of a case cannot be made", "let TMPDIR name a folder that is there and can be written");
}
