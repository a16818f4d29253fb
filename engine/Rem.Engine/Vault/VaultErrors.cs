using Rem.Errors;

namespace Rem.Vault;

/// <summary>Errors of the encrypted store of secrets.</summary>
public static class VaultErrors
{
    /// <summary>A store that cannot be read.</summary>
    public static readonly ErrorCode Damaged = new("REM5023", "the encrypted store of secrets cannot be read: it is cut, changed, or of a newer rem", "put back `secrets.rem` from a backup; nothing of a changed store is used");

    /// <summary>A key that is not there or does not fit.</summary>
    public static readonly ErrorCode Key = new("REM5024", "the key of the encrypted store of secrets is missing, is no key, does not fit, or cannot be written", "put back the key file from its copy, or let REM_KEY_FILE name it; without the key nobody can read the store: to start over, move `secrets.rem` out of the data folder and set each secret anew with `rem secret set NAME`");

    /// <summary>A name or value that cannot be stored.</summary>
    public static readonly ErrorCode Given = new("REM5025", "a secret to be stored has a name or a value that does not fit", "a name has letters, digits, dots, dashes and underscores; a value is text of at most 64 KiB from standard input");

    /// <summary>A name that the store does not have.</summary>
    public static readonly ErrorCode Unknown = new("REM5026", "the encrypted store has no secret of that name", "`rem secret list` shows the names");

    /// <summary>A store that somebody else changes.</summary>
    public static readonly ErrorCode Busy = new("REM5027", "another process has been changing the encrypted secrets or their key for too long", "look for a `rem secret` that hangs");

    /// <summary>A place where no store can be.</summary>
    public static readonly ErrorCode Folder = new("REM5028", "the data folder of the encrypted secrets cannot be used", "let `node: {data: …}` in rem.yaml name a folder that is there or can be made");
}
