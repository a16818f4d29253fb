using Rem.Errors;
using Rem.Plans;
using Rem.Running;

namespace Rem.Shared.Locks;

/// <summary>A lock in memory.</summary>
internal sealed class MemoryLock : ILock
{
    private readonly Lock _gate = new();
    private readonly WaitLine<LockRequest, Given> _waiters;
    private readonly TimeProvider _clock;
    private readonly RunningTime _time;
    private readonly WakeTimer _timer;
    private readonly TokenSource _tokens;
    private Holder? _holder;
    private long _lastToken;

    public MemoryLock(string name, TimeProvider clock, TokenSource tokens)
    {
        Name = name;
        _clock = clock;
        _tokens = tokens;
        _time = new RunningTime(clock);
        _timer = new WakeTimer(clock, _time, Wake);
        _waiters = new WaitLine<LockRequest, Given>(_gate, ArmTimer);
    }

    public string Name { get; }

    public TimeSpan? StandardLease => null;

    /// <summary>The token of the newest grant, or 0.</summary>
    public long LastToken => Volatile.Read(ref _lastToken);

    public ValueTask<LockGrant?> AcquireAsync(LockRequest request, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        Check(request);
        lock (_gate)
        {
            Settle();
            if (_holder is { } holder)
            {
                if (request.Operation is not null && holder.Request.Operation == request.Operation)
                {
                    return new ValueTask<LockGrant?>(GrantOf(holder));
                }

                ThrowWhenNested(holder, request);
            }
            else
            {
                // Nobody holds it, so nobody waits: a lock that becomes free is handed on under this same gate.
                return AfterAsync(Grant(request));
            }

            if (request.Wait == TimeSpan.Zero)
            {
                return new ValueTask<LockGrant?>((LockGrant?)null);
            }

            var granted = _waiters.AddAsync(_clock.StartWait<Given>(request.Wait, cancel), request);
            ArmTimer();
            return new ValueTask<LockGrant?>(AwaitAsync(granted));
        }
    }

    public ValueTask<LockGrant?> RenewAsync(long token, TimeSpan? lease, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        if (lease is { } time)
        {
            Ranges.Positive(time, $"the lease of lock '{Name}'");
        }

        lock (_gate)
        {
            Settle();
            if (_holder?.Token != token)
            {
                return new ValueTask<LockGrant?>((LockGrant?)null);
            }

            _holder.Until = lease is null ? null : _time.After(lease.Value);
            ArmTimer();
            return new ValueTask<LockGrant?>(GrantOf(_holder));
        }
    }

    public ValueTask<bool> ReleaseAsync(long token, CancellationToken cancel)
    {
        // A release is never refused: who was cancelled must still be able to let go.
        lock (_gate)
        {
            Settle();
            if (_holder?.Token != token)
            {
                return new ValueTask<bool>(false);
            }

            _holder = null;
            Settle();
            return new ValueTask<bool>(true);
        }
    }

    public ValueTask<LockInfo?> LookAsync(CancellationToken cancel) => new(Look());

    public LockInfo? Look()
    {
        lock (_gate)
        {
            Settle();
            return _holder is not { } holder
                ? null
                : new LockInfo(Name, holder.Request.Owner, holder.Since, UntilOf(holder), holder.Token, _waiters.Count) { By = holder.Request.By ?? holder.Request.Owner };
        }
    }

    private void Wake()
    {
        lock (_gate)
        {
            _timer.Fired();
            Settle();
        }
    }

    /// <summary>Ends a hold whose lease is over, and hands a free lock to the first who still waits.</summary>
    private void Settle()
    {
        if (_holder?.Until <= _time.Now)
        {
            _holder = null;
        }

        while (_holder is null && _waiters.TryTakeFirst(out var wait, out var request))
        {
            if (!wait.IsOver)
            {
                var grant = Grant(request);
                _holder = wait.TrySignal(grant) ? _holder : null;
            }
        }

        ArmTimer();
    }

    private Given Grant(LockRequest request)
    {
        var token = _tokens.Next(out var reserved);
        Volatile.Write(ref _lastToken, token);
        long? until = request.Lease is { } lease ? _time.After(lease) : null;
        _holder = new Holder(request, token, _clock.GetUtcNow()) { Until = until };
        return new Given(GrantOf(_holder), reserved);
    }

    private ValueTask<LockGrant?> AfterAsync(Given given) => given.Reserved is null ? new(given.Grant) : ReservedAsync(given.Reserved, given.Grant);

    private async Task<LockGrant?> AwaitAsync(Task<Given?> waiting) => await waiting is { } given ? await AfterAsync(given) : null;

    // A grant whose token could not be reserved never was one.
    private async ValueTask<LockGrant?> ReservedAsync(Task reserved, LockGrant grant)
    {
        try
        {
            await reserved;
            return grant;
        }
        catch
        {
            await ReleaseAsync(grant.Token, CancellationToken.None);
            throw;
        }
    }

    private void ArmTimer() => _timer.Set(_waiters.Count > 0 ? _holder?.Until : null);

    private LockGrant GrantOf(Holder holder) => new(Name, holder.Token, UntilOf(holder));

    private DateTimeOffset? UntilOf(Holder holder) => holder.Until is { } until ? _time.At(until) : null;

    private void Check(LockRequest request)
    {
        ArgumentException.ThrowIfNullOrEmpty(request.Owner);
        if (request.Lease is { } lease)
        {
            Ranges.Positive(lease, $"the lease of lock '{Name}'");
        }

        if (request.Wait is { } wait)
        {
            Ranges.NotNegative(wait, $"the wait for lock '{Name}'");
        }
    }

    private void ThrowWhenNested(Holder holder, LockRequest request)
    {
        if (LockOwner.IsWithin(holder.Request.Owner, request.Owner))
        {
            throw new PlanException(LockErrors.Nested, SourceSpan.None, $"lock '{Name}' is held already by what takes it here", LockErrors.Nested.Fix);
        }
    }

    /// <summary>A grant for one who gets it when its token is reserved.</summary>
    private sealed record Given(LockGrant Grant, Task? Reserved);

    private sealed record Holder(LockRequest Request, long Token, DateTimeOffset Since)
    {
        public long? Until { get; set; }
    }
}
