using System.Threading.Channels;
using Rem.Running;

namespace Rem.Node.Logs;

/// <summary>
/// A sink in front of one that may wait, such as a terminal that is held or a pipe that nobody reads: records go there on
/// a thread of their own, and what does not fit meanwhile is dropped, counted and said when it goes on.
/// </summary>
public sealed class BackgroundSink : ILogSink
{
    private const int MostWaiting = 10_000;

    private readonly Channel<LogRecord> _waiting;
    private readonly ILogSink _sink;
    private readonly string _what;
    private readonly Task _writing;
    private long _lost;

    /// <summary>A sink in front of another one, which it closes.</summary>
    /// <param name="sink">The other one.</param>
    /// <param name="what">What it is called where lost records are counted: `standard error`.</param>
    /// <param name="most">Records that may wait.</param>
    public BackgroundSink(ILogSink sink, string what, int most = MostWaiting)
    {
        _sink = sink;
        _what = what;
        _waiting = Channel.CreateBounded<LogRecord>(new BoundedChannelOptions(most) { SingleReader = true });
        _writing = Task.Factory.StartNew(WriteAll, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>How long its end waits for what was not written yet.</summary>
    internal TimeSpan LastTime { get; init; } = TimeSpan.FromSeconds(0.8);

    /// <inheritdoc/>
    public void Write(LogRecord record)
    {
        if (!_waiting.Writer.TryWrite(record))
        {
            Interlocked.Increment(ref _lost);
        }
    }

    /// <summary>Writes what waits, for less than a second.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await Task.WhenAny(_writing, Task.Delay(LastTime, TimeProvider.System));
        if (_writing.IsCompleted)
        {
            await _sink.DisposeAsync();
        }
    }

    private void WriteAll()
    {
        while (_waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (_waiting.Reader.TryRead(out var record))
            {
                Pass(record);
                if (Interlocked.Exchange(ref _lost, 0) is > 0 and var lost)
                {
                    Pass(new LogRecord(record.At, LogLevel.Warn, $"{_what}: {lost} lines were lost"));
                }
            }
        }
    }

    private void Pass(LogRecord record)
    {
        try
        {
            _sink.Write(record);
        }
#pragma warning disable CA1031 // A log that cannot be written stops nothing.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }
}
