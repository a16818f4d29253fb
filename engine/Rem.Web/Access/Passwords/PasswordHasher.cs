using System.Security.Cryptography;

namespace Rem.Web.Access;

/// <summary>
/// Hashes passwords, at most one a core at a time: each takes about a fifth of a second of a core, so that who guesses
/// could otherwise take them all. Safe to use from several threads.
/// </summary>
internal sealed class PasswordHasher : IDisposable
{
    /// <summary>Rounds of PBKDF2 with SHA-256 for new hashes.</summary>
    public const int StandardRounds = 600_000;

    /// <summary>Bytes of a salt.</summary>
    public const int SaltBytes = 16;

    /// <summary>Bytes of a hash.</summary>
    public const int HashBytes = 32;

    private const int WaitingPerCore = 8;

    private readonly int _rounds;
    private readonly int _mostWaiting;
    private readonly SemaphoreSlim _cores;
    private readonly TaskScheduler _threads;
    private readonly byte[] _noSalt = RandomNumberGenerator.GetBytes(SaltBytes);
    private int _waiting;
    private long _done;

    /// <summary>A hasher; with fewer rounds, more or fewer cores, or threads that can be held, only in tests.</summary>
    public PasswordHasher(int rounds = StandardRounds, int? cores = null, TaskScheduler? threads = null)
    {
        var count = cores ?? Environment.ProcessorCount;
        _rounds = rounds;
        _mostWaiting = count * WaitingPerCore;
        _cores = new SemaphoreSlim(count);
        _threads = threads ?? TaskScheduler.Default;
    }

    /// <summary>All rounds that were done: the work that whoever measures its time sees.</summary>
    public long RoundsDone => Interlocked.Read(ref _done);

    /// <summary>A new hash.</summary>
    public async Task<string> HashAsync(byte[] password, CancellationToken cancel)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        await _cores.WaitAsync(cancel);
        return await StartAsync(() => new PasswordHash(_rounds, salt, Derive(password, salt, _rounds)).ToString());
    }

    /// <summary>
    /// Tries a password on a hash, in constant time; without a hash (nobody of that name, or nobody with a password) it
    /// works as much and is wrong. Null when too many wait already.
    /// </summary>
    public async Task<PasswordVerdict?> TryAsync(byte[] password, string? kept, CancellationToken cancel)
    {
        if (Interlocked.Increment(ref _waiting) > _mostWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            return null;
        }

        try
        {
            await _cores.WaitAsync(cancel);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }

        return await StartAsync(() => Compare(password, kept is null ? null : PasswordHash.Parse(kept)));
    }

    /// <inheritdoc/>
    public void Dispose() => _cores.Dispose();

    // Not to be cancelled: whoever took a core gives it back at the end of the work.
    private Task<T> StartAsync<T>(Func<T> work) => Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach, _threads);

    private PasswordVerdict Compare(byte[] password, PasswordHash? kept)
    {
        var hash = Derive(password, kept?.Salt ?? _noSalt, kept?.Rounds ?? _rounds);
        var isRight = CryptographicOperations.FixedTimeEquals(hash, kept?.Hash ?? _noSalt) && kept is not null;
        return !isRight ? PasswordVerdict.Wrong : kept!.Rounds < _rounds ? PasswordVerdict.RightAndWeak : PasswordVerdict.Right;
    }

    // Whoever took a core gives it back here, also when nobody waits for the answer any more.
    private byte[] Derive(byte[] password, byte[] salt, int rounds)
    {
        try
        {
            Interlocked.Add(ref _done, rounds);
            return Rfc2898DeriveBytes.Pbkdf2(password, salt, rounds, HashAlgorithmName.SHA256, HashBytes);
        }
        finally
        {
            _cores.Release();
        }
    }
}
