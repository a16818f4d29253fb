using System.Diagnostics.Tracing;
using System.Globalization;

namespace Rem.Delays;

/// <summary>
/// Holds some of the work that a process gives to its thread pool, each for a random time, just before it begins: what comes
/// in time on an idle machine, and seldom does not on a busy one, often does not here. A listener runs on the thread that
/// raises its event, and the pool raises one for all that it takes out of its queues.
/// </summary>
internal sealed class RandomDelays : EventListener
{
    private const string Source = "System.Diagnostics.Eventing.FrameworkEventSource";
    private const EventKeywords ThreadPoolWork = (EventKeywords)0x2;
    private const int MostAtOnce = 8;

    // What is held keeps its thread: there have to be others.
    private const int Threads = 32;

    private readonly double _share = Setting("REM_DELAYS_SHARE", 0.1);
    private readonly double _most = Setting("REM_DELAYS_MOST", 60);
    private int _held;

    public RandomDelays() => ThreadPool.SetMinThreads(Threads, Threads);

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == Source)
        {
            EnableEvents(eventSource, EventLevel.Verbose, ThreadPoolWork);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventName?.StartsWith("ThreadPoolDequeue", StringComparison.Ordinal) != true || Random.Shared.NextDouble() >= _share)
        {
            return;
        }

        if (Interlocked.Increment(ref _held) <= MostAtOnce)
        {
            var length = Random.Shared.NextDouble();
            Hold(TimeSpan.FromMilliseconds(length * length * _most)); // short ones are more
        }

        Interlocked.Decrement(ref _held);
    }

#pragma warning disable RS0030 // A thread that is held is what this is for.
    private static void Hold(TimeSpan time) => Thread.Sleep(time);
#pragma warning restore RS0030

    private static double Setting(string name, double standard) =>
        double.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : standard;
}
