using Rem.Running;

namespace Rem.Monitoring.Scheduling;

/// <summary>The sleep of a loop until something is due, from which it is woken when something is due sooner. For one sleeper; anybody may wake it.</summary>
/// <param name="time">The time that things are due by.</param>
/// <param name="clock">The clock that it sleeps by.</param>
internal sealed class Doze(SteadyClock time, TimeProvider clock)
{
    private ClockWait<bool>? _wait;
    private bool _isWoken;
    private long _until;

    /// <summary>Begins: whatever is due from now on is sooner, until it is said what is due next.</summary>
    public void Begin()
    {
        Interlocked.Exchange(ref _until, long.MaxValue);
        Interlocked.Exchange(ref _isWoken, false);
    }

    /// <summary>Sleeps until a time, null for ever, or until it is woken since it began.</summary>
    public async Task SleepAsync(DateTimeOffset? next, CancellationToken cancel)
    {
        Volatile.Write(ref _until, (next ?? DateTimeOffset.MaxValue).UtcTicks);
        var left = next - time.Now;
        var wait = clock.StartWait<bool>(left < TimeSpan.Zero ? TimeSpan.Zero : left, cancel);
        Interlocked.Exchange(ref _wait, wait); // seen before it is asked who woke it, or both sides pass each other
        if (Volatile.Read(ref _isWoken))
        {
            wait.TrySignal(true);
        }

        await wait.Task;
    }

    /// <summary>Wakes it.</summary>
    public void Wake()
    {
        Interlocked.Exchange(ref _isWoken, true); // seen before the wait is looked for, see there
        Volatile.Read(ref _wait)?.TrySignal(true);
    }

    /// <summary>Wakes it when something is due sooner than it sleeps.</summary>
    public void WakeFor(DateTimeOffset? due)
    {
        if (due?.UtcTicks < Volatile.Read(ref _until))
        {
            Wake();
        }
    }
}
