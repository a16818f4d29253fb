using Rem.Errors;

namespace Rem.Settings;

/// <summary>Errors of `rem.yaml`.</summary>
public static class SettingsErrors
{
    /// <summary>A key that does not exist or does not fit.</summary>
    public static readonly ErrorCode Key = new("REM5020", "a key of rem.yaml is unknown or its value does not fit", "`rem explain rem.yaml` shows every key with its type, default and an example");

    /// <summary>A secret that cannot be read.</summary>
    public static readonly ErrorCode Secret = new("REM5021", "a secret cannot be read", "check the file, command or credential that rem.yaml names");

    /// <summary>A secret that others can read.</summary>
    public static readonly ErrorCode Open = new("REM5022", "a file with a secret can be read by others", "let only its owner read it: chmod 600 FILE");
}
