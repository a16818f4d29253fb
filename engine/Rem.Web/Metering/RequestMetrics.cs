using System.Collections.Concurrent;

namespace Rem.Web.Metering;

/// <summary>What `/metrics` tells of the requests. Safe to use from several threads; counting takes no lock.</summary>
internal sealed class RequestMetrics
{
    private const int MostSeries = 10_000; // endpoints are the plans' own, so no client can make more of them

    /// <summary>The upper bounds of the times, in seconds.</summary>
    public static readonly double[] Bounds = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10];

    private readonly ConcurrentDictionary<(string Endpoint, string Method, int Status), Series> _series = new();

    /// <summary>All series.</summary>
    public IEnumerable<KeyValuePair<(string Endpoint, string Method, int Status), Series>> All => _series;

    /// <summary>Counts a request.</summary>
    public void Count(string endpoint, string method, int status, TimeSpan took)
    {
        var key = (endpoint, Known(method), status);
        if (!_series.TryGetValue(key, out var series))
        {
            if (_series.Count >= MostSeries)
            {
                return;
            }

            series = _series.GetOrAdd(key, static _ => new Series());
        }

        series.Add(took);
    }

    // A client may make up methods, and each would be a series.
    private static string Known(string method) => method is "GET" or "HEAD" or "POST" or "PUT" or "PATCH" or "DELETE" or "OPTIONS" ? method : "other";

    /// <summary>The requests of one kind.</summary>
    public sealed class Series
    {
        private readonly long[] _buckets = new long[Bounds.Length + 1];
        private long _ticks;

        /// <summary>How many took how long, by bound, each by itself; the last has those beyond all.</summary>
        public long[] Buckets => Array.ConvertAll(_buckets, static count => count);

        /// <summary>Seconds in all.</summary>
        public double Seconds => TimeSpan.FromTicks(Interlocked.Read(ref _ticks)).TotalSeconds;

        /// <summary>Counts one.</summary>
        public void Add(TimeSpan took)
        {
            var seconds = took.TotalSeconds;
            var i = 0;
            while (i < Bounds.Length && seconds > Bounds[i])
            {
                i++;
            }

            Interlocked.Increment(ref _buckets[i]);
            Interlocked.Add(ref _ticks, took.Ticks);
        }
    }
}
