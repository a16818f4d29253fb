using System.Text;

namespace Rem.Monitoring.Scheduling;

/// <summary>
/// When checks run: each at its own place in its interval, by its name, so that a thousand checks a minute are spread over the
/// minute, today as after a restart.
/// </summary>
internal static class Phase
{
    // How long a node may take until each check has a first result, and at how many a second it takes longer: all that they are
    // made of runs for the first time then, and what cannot begin in time hides behind it what really is late.
    private static readonly TimeSpan Opening = TimeSpan.FromSeconds(5);
    private const double PerSecond = 300;

    // Places lie on a beat: each waking of a machine that sleeps costs it about as much as a small check, and what is due nearly
    // at once then takes one (monitor-idle in tests/Rem.Benchmarks: 1.6 % of a core instead of 2.1 %).
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(200);

    /// <summary>When a check runs first, counted from the start: the checks one after the other, over five seconds or as many as they need at 300 a second, but never longer than its interval.</summary>
    public static TimeSpan First(int index, int count, TimeSpan every)
    {
        var needed = TimeSpan.FromSeconds(count / PerSecond);
        var opening = needed > Opening ? needed : Opening;
        return (every < opening ? every : opening) * ((double)index / Math.Max(1, count));
    }

    /// <summary>The first time of its own behind a time; at least half an interval later.</summary>
    public static DateTimeOffset After(DateTimeOffset time, string name, TimeSpan every)
    {
        var place = Place(name, every);
        var next = time.Ticks - (time.Ticks % every.Ticks) + place;
        while (next - time.Ticks < every.Ticks / 2)
        {
            next += every.Ticks;
        }

        return new DateTimeOffset(next, TimeSpan.Zero);
    }

    // FNV-1a, 64 bit (Fowler, Noll, Vo), with the last mix of MurmurHash3: names that differ in a digit lie far apart.
    private static long Place(string name, TimeSpan every)
    {
        var hash = 14695981039346656037UL;
        foreach (var part in Encoding.UTF8.GetBytes(name))
        {
            hash = (hash ^ part) * 1099511628211UL;
        }

        hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccdUL;
        hash ^= hash >> 33;
        var place = (long)(hash % (ulong)every.Ticks);
        return place - (place % Math.Min(Beat.Ticks, Math.Max(1, every.Ticks / 5)));
    }
}
