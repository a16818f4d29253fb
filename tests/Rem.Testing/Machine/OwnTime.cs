using System.Diagnostics;
using System.Globalization;

namespace Rem.Testing.Machine;

/// <summary>
/// How long something takes by itself: the time that passes, without the longest that one thread of this process stood ready
/// meanwhile and got no processor, because others had them. What does not end, or only waits, takes as long on a busy machine
/// as on an idle one, so that a bound on it can be tight. On Linux; elsewhere it is all the time that passes.
/// </summary>
public sealed class OwnTime
{
    private const string Threads = "/proc/self/task";

    private readonly long _since = Stopwatch.GetTimestamp();
    private readonly Dictionary<string, long> _before = Waits();

    private OwnTime()
    {
    }

    /// <summary>From the start until now.</summary>
    public TimeSpan Elapsed
    {
        get
        {
            var passed = Stopwatch.GetElapsedTime(_since);
            var longest = Waits().Select(wait => wait.Value - _before.GetValueOrDefault(wait.Key)).DefaultIfEmpty().Max();
            return passed - TimeSpan.FromMicroseconds(longest / 1000.0);
        }
    }

    /// <summary>Begins now.</summary>
    public static OwnTime Start() => new();

    // The second number of `schedstat`: nanoseconds that a thread has waited for a processor so far.
    private static Dictionary<string, long> Waits()
    {
        var waits = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var thread in Directory.Exists(Threads) ? Directory.GetDirectories(Threads) : [])
        {
            try
            {
                if (File.ReadAllText(Path.Combine(thread, "schedstat")).Split(' ') is [_, var wait, _])
                {
                    waits[thread] = long.Parse(wait, CultureInfo.InvariantCulture);
                }
            }
            catch (IOException)
            {
                // It has ended, or this kernel does not count.
            }
        }

        return waits;
    }
}
