using System.Security.Cryptography;
using System.Text;
using Rem.Errors;
using Rem.Files;
using Rem.Plans;
using Rem.Settings;
using Rem.Values;

namespace Rem.Vault;

/// <summary>
/// The encrypted store of secrets in a data folder (AES-256-GCM). Its key lies elsewhere: in the systemd credential
/// `rem-key`, else in the file that REM_KEY_FILE names, else in `~/.config/rem/key`. Several processes may use it at once.
/// </summary>
public sealed class SecretVault
{
    /// <summary>The store's name in the data folder.</summary>
    public const string FileName = "secrets.rem";

    /// <summary>Most bytes of a value, as UTF-8.</summary>
    public const int LongestValue = 64 * 1024;

    private const int LongestName = 100;
    private const int MostEntries = 10_000;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly VaultFolder _folder;
    private readonly TimeProvider _clock;
    private readonly KeyFile _keys;
    private readonly VaultReader _reader;

    /// <summary>The store of a data folder, with its key where the environment says. Neither need be there.</summary>
    public SecretVault(string folder, TimeProvider clock)
        : this(folder, clock, KeyPlace.Find(Environment.GetEnvironmentVariable))
    {
    }

    internal SecretVault(string folder, TimeProvider clock, KeyPlace place)
    {
        _clock = clock;
        _keys = new KeyFile(place, clock);
        Path = System.IO.Path.Combine(folder, FileName);
        _folder = new VaultFolder(folder, Path);
        _reader = new VaultReader($"'{Path}'", _keys);
    }

    /// <summary>The file of the store.</summary>
    public string Path { get; }

    /// <summary>The file of its key.</summary>
    public string KeyPath => _keys.Place.Path;

    /// <summary>For tests: called behind each step of a change with its name; throwing there is being killed there.</summary>
    internal Action<string>? AfterStep { get; init; }

    /// <summary>
    /// All secrets, by name; null when there is no store. Throws <see cref="VaultErrors"/>: a store that is not whole, byte
    /// for byte, gives nothing.
    /// </summary>
    public IReadOnlyList<VaultEntry>? Read() => ReadContent() is { } content ? [.. content.Entries.Values] : null;

    /// <summary>
    /// Whether a key that is at hand opens the store of a data folder, and the store is whole; null when there is none.
    /// Changes nothing, and what is wrong with store or key is its answer.
    /// </summary>
    public static VaultCheck? Check(string folder, TimeProvider clock) => !System.IO.Path.Exists(System.IO.Path.Combine(folder, FileName))
        ? null
        : VaultReader.Guard(() => new SecretVault(folder, clock).ReadContent() is { } content ? new VaultCheck(VaultState.Open, content.Entries.Count, null) : null);

    /// <summary>As <see cref="Check"/>, of the copy of a store that a backup holds.</summary>
    /// <param name="copy">Its bytes.</param>
    /// <param name="path">The backup, for messages.</param>
    /// <param name="clock">The clock.</param>
    public static VaultCheck CheckCopy(byte[] copy, string path, TimeProvider clock) =>
        VaultReader.Guard(() => new VaultReader($"in '{path}'", new KeyFile(KeyPlace.Find(Environment.GetEnvironmentVariable), clock)).CheckCopy(copy))!;

    /// <summary>Sets a secret; true when a new key was made for it. Throws <see cref="VaultErrors"/>; the store is then as it was.</summary>
    public async Task<bool> SetAsync(string name, string value, CancellationToken cancel)
    {
        EnsureName(name);
        EnsureValue(value);
        using var held = await LockAsync(cancel);
        var content = ReadContent();
        var isNewKey = false;
        if (content is null)
        {
            (content, isNewKey) = await BeginAsync(cancel);
        }

        if (content.Entries.Count >= MostEntries && !content.Entries.ContainsKey(name))
        {
            throw new PlanException(VaultErrors.Given, SourceSpan.None, $"the store '{Path}' has {MostEntries} secrets, and holds no more", "remove some with `rem secret rm NAME`");
        }

        content.Entries[name] = new VaultEntry(name, value, _clock.GetUtcNow());
        await WriteAsync(content, cancel);
        return isNewKey;
    }

    /// <summary>Removes a secret. Throws <see cref="VaultErrors.Unknown"/> when there is none of that name.</summary>
    public async Task RemoveAsync(string name, CancellationToken cancel)
    {
        EnsureName(name);
        if (ReadContent() is null)
        {
            throw Unknown(name, []);
        }

        using var held = await LockAsync(cancel);
        var content = ReadContent();
        if (content is null || !content.Entries.Remove(name))
        {
            throw Unknown(name, content?.Entries.Keys);
        }

        await WriteAsync(content, cancel);
    }

    /// <summary>
    /// Encrypts the store with a new key. The new key is on the disk before the store is written with it: whenever it ends,
    /// the store and a key that fits are there. Older keys stay in the file of keys, so that older backups can be opened.
    /// </summary>
    /// <param name="forgets">True to take the store's older keys away when that is done: no backup from before can be opened then.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task RotateAsync(bool forgets, CancellationToken cancel)
    {
        _keys.EnsureWritable();
        if (ReadContent() is null)
        {
            throw new PlanException(VaultErrors.Unknown, SourceSpan.None, $"there is no store '{Path}' whose key could be changed", "`rem secret set NAME` makes it");
        }

        using var held = await LockAsync(cancel);
        var old = ReadContent()!;
        var key = VaultKey.Make(old.Store);
        await _keys.AddAsync(key, cancel);
        AfterStep?.Invoke("the new key is added");
        await WriteAsync(old with { Key = key }, cancel);
        AfterStep?.Invoke("the store is written");
        if (forgets)
        {
            await _keys.KeepOnlyAsync(key, cancel);
            AfterStep?.Invoke("the old key is gone");
        }
    }

    private async Task<(VaultContent Content, bool IsNewKey)> BeginAsync(CancellationToken cancel)
    {
        var entries = new SortedDictionary<string, VaultEntry>(StringComparer.Ordinal);
        if (_keys.Place.IsGiven)
        {
            var given = _keys.Read() is [.., var newest] ? newest : throw _reader.NoKey($"the credential '{KeyPath}' holds no key");
            return (new VaultContent(given.Store, given, entries), false);
        }

        _folder.EnsureApart(KeyPath);
        var key = VaultKey.Make(BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong))));
        await _keys.AddAsync(key, cancel);
        AfterStep?.Invoke("the first key is made");
        return (new VaultContent(key.Store, key, entries), true);
    }

    private VaultContent? ReadContent() => _reader.Read(ReadFile);

    private byte[]? ReadFile()
    {
        try
        {
            return OwnFile.Read(Path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            _folder.Look();
            return null;
        }
        catch (UnauthorizedAccessException error) when (!Directory.Exists(Path))
        {
            throw FileErrors.Of(error, Path, isWrite: false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw _reader.Damaged(OwnFile.Reason(error, Path));
        }
    }

    private async Task WriteAsync(VaultContent content, CancellationToken cancel) =>
        await AtomicFile.WriteAsync(Path, VaultFormat.Encode(content), OwnerOnly, cancel);

    private async Task<IDisposable> LockAsync(CancellationToken cancel)
    {
        _folder.Make();
        try
        {
            return await FileLock.TakeAsync(Path, _clock, cancel);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.Of(error, Path, isWrite: true);
        }
    }

    /// <summary>Throws <see cref="VaultErrors.Given"/> for what cannot be the name of a secret.</summary>
    public static void EnsureName(string name)
    {
        var isName = name.Length is > 0 and <= LongestName;
        foreach (var c in name)
        {
            isName &= char.IsLetterOrDigit(c) || c is '.' or '-' or '_';
        }

        if (!isName)
        {
            // `NAME=VALUE`: what stands behind the sign is not shown again.
            var sign = name.IndexOf('=', StringComparison.Ordinal);
            var shown = sign < 0 ? ValueText.Show(name) : ValueText.Show(name[..(sign + 1)]) + " and more";
            throw new PlanException(VaultErrors.Given, SourceSpan.None, $"{shown} cannot be the name of a secret", $"a name has 1 to {LongestName} letters, digits, dots, dashes and underscores; the value comes from standard input");
        }
    }

    private static void EnsureValue(string value)
    {
        const string AsBase64 = "what is no text can be stored as base64";
        var (why, hint) = value.Length == 0 ? ("is empty", "give it on standard input: rem secret set NAME < FILE, or without one at its prompt")
            : value.Contains('\0', StringComparison.Ordinal) ? ("holds a NUL character", AsBase64)
            : !IsText(value) ? ("is no UTF-8 text", AsBase64)
            : Encoding.UTF8.GetByteCount(value) > LongestValue ? ($"has more than {LongestValue / 1024} KiB", "keep what is longer in a file of this user's alone, and name that in rem.yaml: `secrets: {NAME: {file: PATH}}`")
            : ("", "");
        if (why.Length > 0)
        {
            throw new PlanException(VaultErrors.Given, SourceSpan.None, $"the value of a secret {why}", hint);
        }
    }

    private static bool IsText(string value)
    {
        try
        {
            _ = Strict.GetByteCount(value);
            return true;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }

    private static PlanException Unknown(string name, IEnumerable<string>? names) =>
        new(VaultErrors.Unknown, SourceSpan.None, $"the store has no secret {ValueText.Show(name)}", Suggestion.Nearest(name, [.. names ?? []]) is { } near ? $"did you mean {ValueText.Show(near)}?" : VaultErrors.Unknown.Fix);
}
