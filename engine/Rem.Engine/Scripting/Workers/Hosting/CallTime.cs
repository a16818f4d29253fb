namespace Rem.Scripting.Workers.Hosting;

/// <summary>The time of one run: until its limit, and the moment behind it in which the worker may say at which line it stopped.</summary>
internal sealed class CallTime(TimeSpan limit)
{
    private const int GraceMilliseconds = 15;
    private const int SpareMilliseconds = 500;

    private long _started = Environment.TickCount64;
    private long _deadline = long.MaxValue;
    private long _kill = long.MaxValue;
    private bool _hasSpare;
    private bool _isExtended;

    /// <summary>Milliseconds since it started.</summary>
    public long Used => Environment.TickCount64 - _started;

    /// <summary>Milliseconds until the script's time is over; at least 0.</summary>
    public long Left => _deadline == long.MaxValue ? long.MaxValue : Math.Max(0, _deadline - Environment.TickCount64);

    /// <summary>Milliseconds until the worker is to be killed, 0 when it is, -1 for never.</summary>
    public int UntilKill => _kill == long.MaxValue ? -1 : (int)Math.Clamp(_kill - Environment.TickCount64, 0, int.MaxValue);

    /// <summary>Milliseconds until something is to be done: the worker killed, or another one started.</summary>
    public int UntilNextLook
    {
        get
        {
            var now = Environment.TickCount64;
            return _kill == long.MaxValue ? -1 : (int)Math.Clamp(Math.Min(_kill, _hasSpare ? long.MaxValue : SpareAt) - now, 0, int.MaxValue);
        }
    }

    private long SpareAt => Math.Max(_deadline - SpareMilliseconds, (_started + _deadline) / 2);

    /// <summary>It begins now.</summary>
    public void Start()
    {
        _started = Environment.TickCount64;
        if (limit.TotalMilliseconds < int.MaxValue)
        {
            _deadline = _started + (long)Math.Ceiling(limit.TotalMilliseconds);
            _kill = _deadline + GraceMilliseconds;
        }
    }

    /// <summary>It was cancelled: only the moment is left.</summary>
    public void Cut() => _kill = Math.Min(_kill, Environment.TickCount64 + GraceMilliseconds);

    /// <summary>A primitive may have taken the script's last moment: the worker still is to say at which line. Once.</summary>
    public void ExtendOnce()
    {
        var now = Environment.TickCount64;
        if (!_isExtended && now >= _deadline)
        {
            _isExtended = true;
            _kill = now + GraceMilliseconds;
        }
    }

    /// <summary>True once, when the time for another worker has come.</summary>
    public bool TakeSpareLook()
    {
        var isDue = !_hasSpare && Environment.TickCount64 >= SpareAt;
        _hasSpare |= isDue;
        return isDue;
    }
}
