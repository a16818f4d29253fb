using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Rem.Running;
using Rem.Values;

namespace Rem.Node.Logs;

/// <summary>What `rem logs` asks for.</summary>
/// <param name="Plan">The plan, or null for all and the node itself.</param>
/// <param name="Level">What weighs less is left out.</param>
/// <param name="Since">What is older is left out.</param>
/// <param name="Follows">True to go on with what comes.</param>
public sealed record LogQuery(string? Plan, LogLevel Level, DateTimeOffset Since, bool Follows)
{
    /// <summary>True for a record that was asked for.</summary>
    public bool Takes(LogRecord record) => record.Level >= Level && record.At >= Since && (Plan is null || record.Plan == Plan);
}

/// <summary>The last records, kept in memory for who asks, and who follows. Bounded by number and by length of texts.</summary>
public sealed class RecentLog : ILogSink
{
    private const int MostRecords = 10_000;
    private const long MostText = 16 * 1024 * 1024;
    private const int Ahead = 1000;

    private readonly Lock _gate = new();
    private readonly Queue<LogRecord> _records = new();
    private readonly List<Follower> _followers = [];
    private long _text;
    private long _written;

    /// <summary>Those who follow at this moment.</summary>
    public int Followers
    {
        get
        {
            lock (_gate)
            {
                return _followers.Count;
            }
        }
    }

    /// <inheritdoc/>
    public void Write(LogRecord record)
    {
        lock (_gate)
        {
            _records.Enqueue(record);
            _text += record.Text.Length;
            _written++;
            while (_records.Count > MostRecords || (_text > MostText && _records.Count > 1))
            {
                _text -= _records.Dequeue().Text.Length;
            }

            foreach (var follower in _followers)
            {
                follower.Take(record);
            }
        }
    }

    /// <summary>The last records that are taken, oldest first, of those behind a mark; and the mark behind all that there are now.</summary>
    public (IReadOnlyList<LogRecord> Records, long Mark) Last(Func<LogRecord, bool> takes, long after, int most)
    {
        lock (_gate)
        {
            // A mark of an earlier node is beyond what this one has written: then all counts.
            var skipped = after > _written ? 0 : Math.Max(0, _records.Count - (_written - after));
            var taken = _records.Skip((int)skipped).Where(takes).TakeLast(most).ToList();
            return (taken, _written);
        }
    }

    /// <summary>The records that were asked for, oldest first; then, when it follows, those that come, until it is cancelled.</summary>
    public async IAsyncEnumerable<object?> ReadAsync(LogQuery query, [EnumeratorCancellation] CancellationToken cancel)
    {
        var follower = new Follower(query);
        List<LogRecord> past;
        lock (_gate)
        {
            past = [.. _records];
            if (query.Follows)
            {
                _followers.Add(follower);
            }
        }

        try
        {
            foreach (var record in past)
            {
                if (query.Takes(record))
                {
                    yield return record.ToMap();
                }
            }

            while (query.Follows && await follower.NextAsync(cancel) is { } map)
            {
                yield return map;
            }
        }
        finally
        {
            lock (_gate)
            {
                _followers.Remove(follower);
            }
        }
    }

    /// <summary>Whoever follows has seen the last.</summary>
    public ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            foreach (var follower in _followers)
            {
                follower.End();
            }
        }

        return ValueTask.CompletedTask;
    }

    // One who reads slower than the node writes misses records, and is told how many.
    private sealed class Follower(LogQuery query)
    {
        private readonly Channel<LogRecord> _coming = Channel.CreateBounded<LogRecord>(Ahead);
        private long _missed;

        public void Take(LogRecord record)
        {
            if (query.Takes(record) && !_coming.Writer.TryWrite(record))
            {
                _missed++;
            }
        }

        public void End() => _coming.Writer.TryComplete();

        public async ValueTask<RemMap?> NextAsync(CancellationToken cancel)
        {
            if (!await _coming.Reader.WaitToReadAsync(cancel) || !_coming.Reader.TryRead(out var record))
            {
                return null;
            }

            var map = record.ToMap();
            if (_coming.Reader.Count == 0 && Interlocked.Exchange(ref _missed, 0) is > 0 and var missed)
            {
                map.Set("missed", missed);
            }

            return map;
        }
    }
}
