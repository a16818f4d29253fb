using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Rem.Errors;
using Rem.Files;
using Rem.Plans;

namespace Rem.Vault;

/// <summary>
/// The file of keys: lines of each store, the newest last. Older ones open the store's older backups. A key leaves it
/// only when its store is encrypted with another one and who rotates asks for it; those of other stores are never touched.
/// </summary>
internal sealed class KeyFile(KeyPlace place, TimeProvider clock)
{
    private const string Mark = "rem-key-1";
    private const string About = "# Keys of rem's encrypted secrets. Keep a copy apart from the data: without its key nobody can read a store.\n# Of several lines of one store the last is its newest key; those before open older backups.\n";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Where it lies.</summary>
    public KeyPlace Place => place;

    /// <summary>All keys; none when there is no file. Throws <see cref="VaultErrors.Key"/> and <see cref="Settings.SettingsErrors.Open"/>.</summary>
    public List<VaultKey> Read()
    {
        try
        {
            var bytes = OwnFile.Read(place.Path, isPrivate: !place.IsGiven);
            var keys = Parse(Encoding.UTF8.GetString(bytes));
            CryptographicOperations.ZeroMemory(bytes);
            return keys;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return [];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Wrong($"the key file '{place.Path}' cannot be read: {OwnFile.Reason(error, place.Path)}", VaultErrors.Key.Fix);
        }
    }

    /// <summary>Adds a key behind those that are there. Throws <see cref="VaultErrors.Key"/>.</summary>
    public Task AddAsync(VaultKey key, CancellationToken cancel) => ChangeAsync(keys => keys.Add(key), cancel);

    /// <summary>Takes all keys of a store away but the one that it is encrypted with.</summary>
    public Task KeepOnlyAsync(VaultKey key, CancellationToken cancel) =>
        ChangeAsync(keys => keys.RemoveAll(other => other.Store == key.Store && other.Id != key.Id), cancel);

    /// <summary>Throws where the keys cannot be changed: a systemd credential is only read.</summary>
    public void EnsureWritable()
    {
        if (place.IsGiven)
        {
            throw Wrong($"the key comes from the systemd credential '{place.Path}', which cannot be changed", "change the keys with REM_KEY_FILE naming the file that the unit loads, outside the service");
        }
    }

    private async Task ChangeAsync(Action<List<VaultKey>> change, CancellationToken cancel)
    {
        EnsureWritable();
        var folder = Path.GetDirectoryName(place.Path)!;
        try
        {
            if (!OwnFolder.TryMake(folder))
            {
                throw Wrong($"the folder '{folder}' of the key is not this user's alone: {OwnFolder.Problem(folder)}", OwnFile.Advice(folder, "700") + ", or let REM_KEY_FILE name a file elsewhere");
            }

            using var held = await FileLock.TakeAsync(place.Path, clock, cancel);
            var keys = Read();
            change(keys);
            await AtomicFile.WriteAsync(place.Path, Encoding.ASCII.GetBytes(Text(keys)), OwnerOnly, cancel);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Wrong($"the key file '{place.Path}' cannot be written: {PlanPaths.Reason(error)}", VaultErrors.Key.Fix);
        }
    }

    private static string Text(List<VaultKey> keys)
    {
        var text = new StringBuilder(About);
        foreach (var key in keys)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Mark} {key.Store:x16} {Convert.ToBase64String(key.Bits)}\n");
        }

        return text.ToString();
    }

    private List<VaultKey> Parse(string text)
    {
        var keys = new List<VaultKey>();
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (line.Length > 0 && line[0] != '#')
            {
                keys.Add(Key(line) ?? throw Wrong($"line {i + 1} of the key file '{place.Path}' is no key", "a key is `rem-key-1 STORE KEY`, made by `rem secret set`; put back the file from its copy"));
            }
        }

        return keys;
    }

    private static VaultKey? Key(string line)
    {
        var words = line.Split(' ');
        var bits = new byte[VaultKey.Length];
        return words.Length == 3 && words[0] == Mark
            && ulong.TryParse(words[1], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var store)
            && Convert.TryFromBase64String(words[2], bits, out var length) && length == VaultKey.Length
            ? new VaultKey(store, bits)
            : null;
    }

    private static PlanException Wrong(string message, string hint) => new(VaultErrors.Key, SourceSpan.None, message, hint);
}
