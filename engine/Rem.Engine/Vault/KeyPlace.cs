using Rem.Errors;
using Rem.Plans;

namespace Rem.Vault;

/// <summary>Where the keys of stores lie: outside the data, so that who takes the data has nothing.</summary>
/// <param name="Path">The file.</param>
/// <param name="IsGiven">True for a credential of systemd, which is only read.</param>
internal sealed record KeyPlace(string Path, bool IsGiven)
{
    /// <summary>The credential's name.</summary>
    public const string Credential = "rem-key";

    /// <summary>The place that the environment names: a systemd credential, REM_KEY_FILE, or the user's own settings.</summary>
    public static KeyPlace Find(Func<string, string?> variable)
    {
        if (variable("CREDENTIALS_DIRECTORY") is { Length: > 0 } credentials && System.IO.Path.Combine(credentials, Credential) is var credential && File.Exists(credential))
        {
            return new KeyPlace(credential, IsGiven: true);
        }

        if (variable("REM_KEY_FILE") is { Length: > 0 } named)
        {
            return new KeyPlace(System.IO.Path.GetFullPath(named), IsGiven: false);
        }

        return new KeyPlace(System.IO.Path.Combine(Settings(variable), "rem", "key"), IsGiven: false);
    }

    // A folder that is not written from the root is to be ignored (XDG Base Directory Specification).
    private static string Settings(Func<string, string?> variable) =>
        variable("XDG_CONFIG_HOME") is { } folder && System.IO.Path.IsPathRooted(folder) ? folder
        : (variable("HOME") ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)) is { Length: > 0 } home ? System.IO.Path.Combine(home, ".config")
        : throw new PlanException(VaultErrors.Key, SourceSpan.None, "there is no place for the key of the encrypted secrets: neither REM_KEY_FILE nor HOME is set", "let REM_KEY_FILE name a file of this user's alone");
}
