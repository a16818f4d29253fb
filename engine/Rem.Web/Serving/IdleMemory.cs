namespace Rem.Web.Serving;

/// <summary>
/// Gives memory back when a crowd has left: the collector itself does so only when something is allocated again, which on
/// an idle server may be hours later. Safe to use from several threads.
/// </summary>
internal sealed class IdleMemory(TimeProvider clock) : IDisposable
{
    private const int Crowd = 1000;
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(5);
    private readonly ITimer _timer = clock.CreateTimer(static _ => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    private int _most;

    /// <summary>So many connections are open now.</summary>
    public void Count(int open)
    {
        var most = Volatile.Read(ref _most);
        if (open > most)
        {
            Volatile.Write(ref _most, open);
        }
        else if (most >= Crowd && open < most / 10 && Interlocked.CompareExchange(ref _most, 0, most) == most)
        {
            _timer.Change(Quiet, Timeout.InfiniteTimeSpan);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();
}
