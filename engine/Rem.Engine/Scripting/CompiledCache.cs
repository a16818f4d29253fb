using System.Security.Cryptography;
using Rem.Files;

namespace Rem.Scripting;

/// <summary>
/// What script languages make of scripts, on disk, so that the next start need not make it again. Entries are program:
/// the folder belongs to the user alone and is not used otherwise, an entry is written beside and renamed, and its
/// hash is checked when it is read. What is damaged or missing is made again; a disk that is full or read-only is no
/// error. Safe to use from several threads and processes.
/// </summary>
public sealed class CompiledCache
{
    private const int HashLength = 32;
    private const int PutsBetweenSweeps = 50;

    private readonly string? _folder;
    private readonly ICompiledStore? _store;
    private readonly long _mostBytes;
    private int _puts;

    /// <summary>A cache in a folder, which is made when it is not there; null keeps nothing.</summary>
    public CompiledCache(string? folder, long mostBytes = 256 * 1024 * 1024)
    {
        _folder = folder;
        _mostBytes = mostBytes;
    }

    private CompiledCache(ICompiledStore store) => _store = store;

    /// <summary>In a worker process, which has no disk: what its engine keeps for it.</summary>
    internal static ICompiledStore? OfWorker { get; set; }

    /// <summary>Keeps nothing.</summary>
    public static CompiledCache None { get; } = new(folder: null);

    /// <summary>
    /// The user's cache of a language: `$REM_CACHE/kind`, `$XDG_CACHE_HOME/rem/kind` or `~/.cache/rem/kind`; none where
    /// there is no home.
    /// </summary>
    public static CompiledCache OfUser(string kind)
    {
        if (OfWorker is { } store)
        {
            return new CompiledCache(store);
        }

        var rem = Environment.GetEnvironmentVariable("REM_CACHE");
        var caches = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var root = Path.IsPathFullyQualified(rem ?? "") ? rem
            : Path.IsPathFullyQualified(caches ?? "") ? Path.Combine(caches!, "rem")
            : home.Length > 0 ? Path.Combine(home, ".cache", "rem")
            : null;
        return root is null ? None : new CompiledCache(Path.Combine(root, kind));
    }

    /// <summary>The entry of a key (letters and digits), or null.</summary>
    public byte[]? Get(string key)
    {
        if (_store is not null)
        {
            return _store.Get(key);
        }

        if (_folder is null)
        {
            return null;
        }

        var path = Path.Combine(_folder, key);
        try
        {
            if (!File.Exists(path) || !OwnFolder.IsOwn(_folder))
            {
                return null;
            }

            var bytes = File.ReadAllBytes(path);
            if (bytes.Length > HashLength && SHA256.HashData(bytes.AsSpan(HashLength)).AsSpan().SequenceEqual(bytes.AsSpan(0, HashLength)))
            {
                return bytes[HashLength..];
            }

            File.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // then it is made again
        }

        return null;
    }

    /// <summary>Keeps an entry, as far as the disk lets it.</summary>
    public void Put(string key, byte[] entry)
    {
        _store?.Put(key, entry);
        if (_folder is null)
        {
            return;
        }

        var beside = Path.Combine(_folder, $"{key}.{Guid.NewGuid():n}.new");
        try
        {
            if (!OwnFolder.TryMake(_folder))
            {
                return;
            }

            using (var file = new FileStream(beside, FileMode.CreateNew, FileAccess.Write))
            {
                file.Write(SHA256.HashData(entry));
                file.Write(entry);
            }

            File.Move(beside, Path.Combine(_folder, key), overwrite: true);
            if (Interlocked.Increment(ref _puts) % PutsBetweenSweeps == 1)
            {
                Sweep(_folder);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            TryDelete(beside);
        }
    }

    /// <summary>
    /// Where program may be loaded from files only, as in a worker process: a file that begins with the entry of a key and
    /// that nobody can change, to be asked for while the script is prepared. Null where it may be loaded from memory.
    /// Throws <see cref="Errors.PlanException"/> when there can be none.
    /// </summary>
    public string? FileOf(string key) => _store?.FileOf(key);

    // The oldest go first. What was left half-written by a process that died is older than any of its like.
    private void Sweep(string folder)
    {
        var files = new DirectoryInfo(folder).GetFiles();
        Array.Sort(files, static (a, b) => b.LastWriteTimeUtc.CompareTo(a.LastWriteTimeUtc));
        long bytes = 0;
        for (var i = 0; i < files.Length; i++)
        {
            bytes += files[i].Length;
            var isLeft = i >= PutsBetweenSweeps && files[i].Extension == ".new";
            if (bytes > _mostBytes || isLeft)
            {
                TryDelete(files[i].FullName);
            }
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // the next sweep
        }
    }
}
