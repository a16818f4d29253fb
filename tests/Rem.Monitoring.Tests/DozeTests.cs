using Rem.Cases;
using Rem.Monitoring.Scheduling;

namespace Rem.Monitoring.Tests;

/// <summary>The sleep of the loop that runs checks.</summary>
public sealed class DozeTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    // Two processors may each see the other's write late: in one of some ten thousand rounds, where nothing keeps them in order.
    // As many as there is time for, up to sixty thousand: a busy machine takes a millisecond for each.
    [Fact]
    public async Task Who_is_woken_while_falling_asleep_wakes()
    {
        var clock = new FakeClock();
        var doze = new Doze(new SteadyClock(clock), clock);
        var (begun, woken, isOver) = (0, 0, false);
        var waker = new Thread(() =>
        {
            for (var round = 1; ; round++)
            {
                SpinWait.SpinUntil(() => Volatile.Read(ref begun) >= round || Volatile.Read(ref isOver));
                if (Volatile.Read(ref isOver))
                {
                    return;
                }

                doze.Wake();
                Volatile.Write(ref woken, round);
            }
        }) { IsBackground = true };
        waker.Start();

        var since = TimeProvider.System.GetTimestamp();
        for (var round = 1; round <= 60_000 && TimeProvider.System.GetElapsedTime(since) < Longest; round++)
        {
            doze.Begin();
            Volatile.Write(ref begun, round);
            await doze.SleepAsync(null, default).WaitAsync(TimeSpan.FromSeconds(90), TimeProvider.System);
            SpinWait.SpinUntil(() => Volatile.Read(ref woken) >= round);
        }

        Volatile.Write(ref isOver, true);
        waker.Join();
    }
}
