namespace Rem.Web.Serving;

/// <summary>How long something may take: its token is cancelled when the time is over, or when somebody else's is.</summary>
internal sealed class Deadline : IDisposable
{
    private readonly CancellationTokenSource _time;
    private readonly CancellationTokenRegistration _outer;
    private volatile bool _isEarly;

    /// <summary>Begins now.</summary>
    public Deadline(TimeSpan time, TimeProvider clock, CancellationToken outer)
    {
        _time = new CancellationTokenSource(time, clock);
        _outer = outer.UnsafeRegister(static state => ((Deadline)state!).End(), this);
    }

    /// <summary>Cancelled at the end.</summary>
    public CancellationToken Token => _time.Token;

    /// <summary>True when it was the time that ended it.</summary>
    public bool IsOver => _time.IsCancellationRequested && !_isEarly;

    /// <summary>Ends it before its time.</summary>
    public void End()
    {
        _isEarly = true;
        _time.Cancel();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _outer.Dispose();
        _time.Dispose();
    }
}
