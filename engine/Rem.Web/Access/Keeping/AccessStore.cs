using System.Collections.Concurrent;
using System.Security.Cryptography;
using Rem.Errors;
using Rem.Plans;
using Rem.Shared;
using Rem.Shared.State;
using Rem.Values;

namespace Rem.Web.Access;

/// <summary>
/// Users, tokens and sessions in two buckets of the shared state that are REM's own, with all of them in memory for those
/// who ask at each request. What this process writes holds here at once, what others write as soon as the state tells of
/// it. Safe to use from several threads.
/// </summary>
internal sealed class AccessStore : IAsyncDisposable
{
    /// <summary>The key of the forms' tokens.</summary>
    public const string KeyOfForms = "key/forms";

    /// <summary>The key of links.</summary>
    public const string KeyOfLinks = "key/links";

    private const string BucketName = Names.OwnPrefix + "access";
    private const string SeenName = Names.OwnPrefix + "access seen";
    private const int KeyBytes = 32;
    private const int Tries = 10;

    // A watcher that has fallen behind further than this may have missed what the state forgets of deleted keys.
    private const int ManyChanges = 1_000;

    private static readonly TimeSpan SeenPace = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan SeenKept = TimeSpan.FromDays(400);
    private static readonly TimeSpan WritePace = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly IState _state;
    private readonly IState _seen;
    private readonly TimeProvider _clock;
    private readonly SemaphoreSlim _applying = new(1);
    private readonly ConcurrentDictionary<string, long> _toWrite = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _ending = new();
    private volatile AccessTable _table = new();
    private long _mark;
    private Task _following = Task.CompletedTask;
    private ITimer? _writing;

    private AccessStore(SharedResources shared, TimeProvider clock)
    {
        _state = shared.States.OpenOwn(BucketName);
        _seen = shared.States.OpenOwn(SeenName);
        _clock = clock;
    }

    /// <summary>The time.</summary>
    public TimeProvider Clock => _clock;

    /// <summary>Everything, as far as it is known here.</summary>
    public AccessTable Table => _table;

    /// <summary>Reads everything; with <paramref name="follows"/> also what changes, until it is disposed.</summary>
    public static async Task<AccessStore> OpenAsync(SharedResources shared, TimeProvider clock, bool follows, CancellationToken cancel)
    {
        var store = new AccessStore(shared, clock);
        await store.CatchUpAsync(cancel);
        if (follows)
        {
            store._following = Task.Run(store.FollowAsync, CancellationToken.None);
            store._writing = clock.CreateTimer(_ => _ = store.WriteSeenAsync(), null, WritePace, WritePace);
        }

        return store;
    }

    /// <summary>Who a session's id or a token stands for: nobody when it is unknown, has ended or was revoked. No I/O.</summary>
    public Caller Identify(Digest digest, bool isSession)
    {
        var now = _clock.GetUtcNow();
        if (_table.Find(digest, isSession, now) is not var (grant, caller))
        {
            return Caller.Nobody;
        }

        if (grant.IsSeenAnew(now, SeenPace))
        {
            _toWrite[grant.Token is { } token ? AccessForms.Tokens + token.Id : AccessForms.Sessions + digest] = now.UtcTicks;
        }

        return caller;
    }

    /// <summary>
    /// Sets a key under the condition of its version, and applies that here; false when it has another. Nobody cancels it:
    /// the audit log has its line already, and what was written has to hold here.
    /// </summary>
    public async Task<bool> TrySetAsync(string key, RemMap value, long? version, TimeSpan? life)
    {
        try
        {
            await _state.SetAsync(key, value, new SetOptions { Version = version, TimeToLive = life }, CancellationToken.None);
        }
        catch (PlanException error) when (error.Finding.Code == StateErrors.Moved)
        {
            return false;
        }

        await CatchUpAsync(CancellationToken.None);
        return true;
    }

    /// <summary>Takes a key out, and applies that here; false when it was not there. Nobody cancels it.</summary>
    public async Task<bool> DeleteAsync(string key)
    {
        var wasThere = await _state.DeleteAsync(key, null, WriteOptions.None, CancellationToken.None);
        await CatchUpAsync(CancellationToken.None);
        return wasThere;
    }

    /// <summary>
    /// Changes a user as it stands now, and again when somebody else was faster. Throws <see cref="AccessErrors.NoUser"/>,
    /// <see cref="AccessErrors.Moved"/>, and what <paramref name="change"/> throws; null from that leaves the user as it is.
    /// </summary>
    public async Task ChangeUserAsync(string name, Func<AccessUser, AccessUser?> change, CancellationToken cancel)
    {
        for (var tries = 0; tries < Tries; tries++)
        {
            var entry = await _state.GetAsync(AccessForms.Users + name, cancel);
            var user = entry is null ? null : AccessForms.User(name, entry.Value);
            if (user is null)
            {
                throw NoUser(name);
            }

            if (change(user) is not { } changed || await TrySetAsync(AccessForms.Users + name, AccessForms.Of(changed), entry!.Version, null))
            {
                return;
            }
        }

        throw new PlanException(AccessErrors.Moved, SourceSpan.None, $"user {ValueText.Show(name)} was changed by somebody else {Tries} times meanwhile", AccessErrors.Moved.Fix);
    }

    /// <summary>The error of a user that is not there, with the nearest that is.</summary>
    public PlanException NoUser(string name)
    {
        var names = new List<string>();
        foreach (var user in _table.Users)
        {
            names.Add(user.Name);
        }

        return new PlanException(AccessErrors.NoUser, SourceSpan.None, $"there is no user {ValueText.Show(name)}", Suggestion.Nearest(name, names) is { } near ? $"did you mean {ValueText.Show(near)}?" : AccessErrors.NoUser.Fix);
    }

    /// <summary>A key of this installation, made by whoever asks first; all nodes of one state have the same.</summary>
    public async Task<byte[]> KeyAsync(string name, CancellationToken cancel)
    {
        for (var tries = 0; tries < Tries; tries++)
        {
            if ((await _state.GetAsync(name, cancel))?.Value is RemMap map && map.TryGetValue("key", out var text) && text is string key)
            {
                return Convert.FromBase64String(key);
            }

            await TrySetAsync(name, NewKey(), 0, null);
        }

        throw new PlanException(AccessErrors.Moved, SourceSpan.None, $"the key of this installation in the state '{BucketName}' cannot be read", "restore a backup; without one `rem state rm` takes a damaged bucket away, and users and tokens with it");
    }

    /// <summary>Makes a key anew: nothing that was signed with the old one is worth anything from now on.</summary>
    public Task RenewKeyAsync(string name) => TrySetAsync(name, NewKey(), null, null);

    private static RemMap NewKey() => new(1) { ["key"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes)) };

    /// <summary>When each token, session and user (`token/ID`, `session/DIGEST`, `user/NAME`) was last seen, to some minutes.</summary>
    public async Task<IReadOnlyDictionary<string, DateTimeOffset>> SeenAsync(CancellationToken cancel)
    {
        var seen = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        foreach (var change in (await _seen.ChangesAsync("", 0, TimeSpan.Zero, cancel)).Changes)
        {
            if (!change.IsDeleted && change.Value is long ticks)
            {
                seen[change.Key] = new DateTimeOffset(ticks, TimeSpan.Zero);
            }
        }

        return seen;
    }

    /// <summary>Notes that somebody was seen; written down within some minutes.</summary>
    public void Saw(string key) => _toWrite[key] = _clock.GetUtcNow().UtcTicks;

    /// <summary>Applies what the state has and this does not.</summary>
    public Task CatchUpAsync(CancellationToken cancel) => CatchUpAsync(isAnew: false, cancel);

    private async Task CatchUpAsync(bool isAnew, CancellationToken cancel)
    {
        await _applying.WaitAsync(cancel);
        try
        {
            var mark = isAnew ? 0 : _mark;
            var changes = await _state.ChangesAsync("", mark, TimeSpan.Zero, cancel);
            if (isAnew || changes.Mark < mark || changes.Mark - mark >= ManyChanges)
            {
                changes = isAnew ? changes : await _state.ChangesAsync("", 0, TimeSpan.Zero, cancel);
                _table = Applied(changes, new AccessTable());
            }
            else
            {
                Applied(changes, _table);
            }

            Volatile.Write(ref _mark, changes.Mark);
        }
        finally
        {
            _applying.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _following;
        if (_writing is not null)
        {
            await _writing.DisposeAsync();
            await WriteSeenAsync();
        }

        _ending.Dispose();
    }

    private static AccessTable Applied(StateChanges changes, AccessTable table)
    {
        foreach (var change in changes.Changes)
        {
            table.Apply(change);
        }

        return table;
    }

    // Whatever the state throws (its node is away, its disk is full), it is asked again, for everything: of what was
    // deleted meanwhile it may have forgotten.
    private async Task FollowAsync()
    {
        var isAnew = false;
        while (!_ending.IsCancellationRequested)
        {
            try
            {
                await CatchUpAsync(isAnew, _ending.Token);
                isAnew = false;
                await _state.ChangesAsync("", Volatile.Read(ref _mark), null, _ending.Token);
            }
            catch (OperationCanceledException) when (_ending.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Whatever it was: who follows no longer would let revoked tokens in for ever.
            catch (Exception)
#pragma warning restore CA1031
            {
                isAnew = true;
                await Task.Delay(Pause, _clock, _ending.Token).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }
        }
    }

    // Nothing depends on it: what cannot be written is written when it is seen again.
    private async Task WriteSeenAsync()
    {
        foreach (var key in _toWrite.Keys)
        {
            if (!_toWrite.TryRemove(key, out var ticks))
            {
                continue;
            }

            try
            {
                await _seen.SetAsync(key, ticks, new SetOptions { TimeToLive = SeenKept }, CancellationToken.None);
            }
            catch (PlanException)
            {
                return;
            }
        }
    }
}
