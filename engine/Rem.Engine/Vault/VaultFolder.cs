using Rem.Errors;
using Rem.Files;
using Rem.Plans;
using Rem.Settings;

namespace Rem.Vault;

/// <summary>The data folder as the place of an encrypted store.</summary>
/// <param name="folder">The folder.</param>
/// <param name="store">The store in it, for messages.</param>
internal sealed class VaultFolder(string folder, string store)
{
    /// <summary>Throws where no store can be: that is not the same as a place where there is none yet.</summary>
    public void Look()
    {
        try
        {
            _ = OwnFolder.IsThere(folder);
        }
        catch (IOException error)
        {
            throw Unusable(error.Message);
        }
        catch (UnauthorizedAccessException error)
        {
            throw FileErrors.Of(error, store, isWrite: false);
        }
    }

    /// <summary>Makes the folder where it is not there. Throws when it cannot be made, or is not this user's alone.</summary>
    public void Make()
    {
        Look();
        try
        {
            if (!OwnFolder.TryMake(folder))
            {
                throw new PlanException(SettingsErrors.Open, SourceSpan.None, $"the data folder '{folder}' is not this user's alone: {OwnFolder.Problem(folder)}", OwnFile.Advice(folder, "700"));
            }
        }
        catch (IOException error)
        {
            throw Unusable(error is FileNotFoundException or DirectoryNotFoundException ? $"nothing can be made in '{Path.GetDirectoryName(folder)}'" : error.Message);
        }
        catch (UnauthorizedAccessException error)
        {
            throw FileErrors.Of(error, store, isWrite: true);
        }
    }

    /// <summary>Throws for a key that would lie in the folder: whoever takes the folder, or a backup of it, would have both.</summary>
    public void EnsureApart(string key)
    {
        if (key.StartsWith(Path.GetFullPath(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new PlanException(VaultErrors.Key, SourceSpan.None, $"the key '{key}' would lie in the data folder, beside what it encrypts", "let REM_KEY_FILE name a file outside of it");
        }
    }

    private PlanException Unusable(string why) =>
        new(VaultErrors.Folder, SourceSpan.None, $"the data folder '{folder}' cannot be used: {why}", VaultErrors.Folder.Fix);
}
