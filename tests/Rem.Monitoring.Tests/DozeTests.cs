using Rem.Cases;
using Rem.Monitoring.Scheduling;

namespace Rem.Monitoring.Tests;

/// <summary>The sleep of the loop that runs checks.</summary>
public sealed class DozeTests
{
    private const int Rounds = 60_000;

    // Two processors may each see the other's write late: in one of some ten thousand rounds, where nothing keeps them in order.
    [Fact]
    public async Task Who_is_woken_while_falling_asleep_wakes()
    {
        var clock = new FakeClock();
        var doze = new Doze(new SteadyClock(clock), clock);
        var (begun, woken) = (0, 0);
        var waker = new Thread(() =>
        {
            for (var round = 1; round <= Rounds; round++)
            {
                SpinWait.SpinUntil(() => Volatile.Read(ref begun) >= round);
                doze.Wake();
                Volatile.Write(ref woken, round);
            }
        }) { IsBackground = true };
        waker.Start();

        for (var round = 1; round <= Rounds; round++)
        {
            doze.Begin();
            Volatile.Write(ref begun, round);
            await doze.SleepAsync(null, default).WaitAsync(TimeSpan.FromSeconds(90), TimeProvider.System);
            SpinWait.SpinUntil(() => Volatile.Read(ref woken) >= round);
        }

        waker.Join();
    }
}
