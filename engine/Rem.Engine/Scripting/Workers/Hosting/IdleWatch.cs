namespace Rem.Scripting.Workers.Hosting;

/// <summary>
/// Tells whether a worker computes while it has nothing to do: a script left threads behind. .NET compiles for a moment
/// behind a run's back, so it takes two looks in a row.
/// </summary>
internal sealed class IdleWatch
{
    private const long WindowMilliseconds = 400;
    private const long MillisecondsPerTick = 10;
    private const long BusyShare = 10; // one part in ten
    private const int BusyLooks = 2;

    private long _lookedAt = -1;
    private long _ticks;
    private int _busy;

    /// <summary>It becomes idle now.</summary>
    public void Reset()
    {
        _lookedAt = -1;
        _busy = 0;
    }

    /// <summary>Looks, at most a few times a second; true when it is to be ended.</summary>
    public bool IsBusy(int process, long now)
    {
        if (_lookedAt >= 0 && now - _lookedAt < WindowMilliseconds)
        {
            return false;
        }

        var ticks = ProcessorTime.Of(process);
        var used = (ticks - _ticks) * MillisecondsPerTick;
        _busy = _lookedAt >= 0 && used * BusyShare > now - _lookedAt ? _busy + 1 : 0;
        _ticks = ticks;
        _lookedAt = now;
        return _busy >= BusyLooks;
    }
}
