using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Rem.Web.Serving;

/// <summary>
/// One line of JSON for each request in a file of its own: who, what, with which answer, how long. No query and no body,
/// which may hold secrets. Lines are collected and written each second; a disk that is full or too slow loses lines and
/// nothing else: they are counted, and the log itself says how many are missing where they are. Safe to use from several threads.
/// </summary>
internal sealed class AccessLog : IDisposable
{
    private const int Most = 256 * 1024; // bytes that are collected before they are written at once
    private const int MostWaiting = 4 * Most; // bytes that wait for a disk that is slow; what comes on top is lost
    private const long FileSize = 20 * 1024 * 1024;
    private const int Kept = 5;
    private static readonly TimeSpan Each = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Lock _writing = new();
    private readonly TimeProvider _clock;
    private readonly string _path;
    private readonly Action<string> _warn;
    private readonly ITimer _timer;
    private readonly ArrayBufferWriter<byte> _line = new(512);
    private readonly Utf8JsonWriter _json;
    private ArrayBufferWriter<byte> _lines = new(Most);
    private ArrayBufferWriter<byte> _spare = new(Most);
    private readonly IAccessDisk _disk;
    private int _count; // lines that are collected
    private long _missing; // lines that were lost, and what is collected does not say so yet
    private long _told; // lines that were lost, and what is collected says so
    private long _lost;
    private bool _isLosing;
    private volatile bool _isWriting;

    /// <summary>A log in a folder, which is made; what goes wrong is said once, until it goes right again.</summary>
    public AccessLog(string folder, TimeProvider clock, Action<string> warn, IAccessDisk? disk = null)
    {
        _disk = disk ?? new AccessDisk();
        _clock = clock;
        _warn = warn;
        _path = Path.Combine(folder, "access.log");
        _json = new Utf8JsonWriter(_line, new JsonWriterOptions { SkipValidation = true });
        _timer = clock.CreateTimer(static log => ((AccessLog)log!).Flush(), this, Each, Each);
    }

    /// <summary>Lines that were lost.</summary>
    public long Lost => Interlocked.Read(ref _lost);

    /// <summary>Notes a request that is over.</summary>
    public void Write(Exchange exchange, TimeSpan took)
    {
        var http = exchange.Http;
        bool isFull;
        lock (_gate)
        {
            TellMissing();
            _line.ResetWrittenCount();
            _json.Reset();
            _json.WriteStartObject();
            _json.WriteString("time"u8, _clock.GetUtcNow().UtcDateTime);
            _json.WriteString("request"u8, exchange.Id);
            _json.WriteString("trace"u8, exchange.Trace.Trace);
            _json.WriteString("from"u8, http.Connection.RemoteIpAddress?.ToString());
            _json.WriteString("user"u8, exchange.Caller.User);
            _json.WriteString("site"u8, exchange.Site?.Settings.Name);
            _json.WriteString("method"u8, http.Request.Method);
            _json.WriteString("path"u8, http.Request.Path.Value);
            _json.WriteNumber("status"u8, http.Response.StatusCode);
            _json.WriteNumber("bytes"u8, http.Response.ContentLength ?? exchange.Sent);
            if (exchange.IsCutOff)
            {
                _json.WriteBoolean("cut"u8, true);
            }

            _json.WriteNumber("seconds"u8, Math.Round(took.TotalSeconds, 6));
            _json.WriteEndObject();
            _json.Flush();
            isFull = _lines.WrittenCount > Most;
            if (_lines.WrittenCount < MostWaiting)
            {
                Collect();
                _count++;
            }
            else
            {
                Lose(1);
            }
        }

        if (isFull && !_isWriting)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static log => log.Flush(), this, preferLocal: false);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer.Dispose();
        lock (_writing)
        {
            WriteCollected();
        }

        _json.Dispose();
    }

    // Who comes while another one writes leaves it to that one: neither requests nor the timer wait for the disk.
    private void Flush()
    {
        if (!_writing.TryEnter())
        {
            return;
        }

        try
        {
            _isWriting = true;
            while (WriteCollected() > Most)
            {
                // More than is wanted came meanwhile.
            }
        }
        finally
        {
            _isWriting = false;
            _writing.Exit();
        }
    }

    // Gives how many bytes came meanwhile.
    private int WriteCollected()
    {
        ArrayBufferWriter<byte> full;
        int count;
        long told;
        lock (_gate)
        {
            TellMissing();
            (full, _lines, _spare) = (_lines, _spare, _lines);
            (count, _count, told, _told) = (_count, 0, _told, 0);
            _lines.ResetWrittenCount();
        }

        var isWritten = full.WrittenCount == 0 || TryAppend(full.WrittenSpan);
        lock (_gate)
        {
            if (!isWritten)
            {
                Lose(count);
                _missing += told; // counted when they were lost
                return 0; // a disk that fails is not asked again at once
            }

            return _lines.WrittenCount;
        }
    }

    // In front of the next line that is kept, as soon as there is room. The gate is held.
    private void TellMissing()
    {
        if (_missing == 0 || _lines.WrittenCount >= MostWaiting)
        {
            return;
        }

        _line.ResetWrittenCount();
        _json.Reset();
        _json.WriteStartObject();
        _json.WriteString("time"u8, _clock.GetUtcNow().UtcDateTime);
        _json.WriteNumber("lost"u8, _missing);
        _json.WriteEndObject();
        _json.Flush();
        Collect();
        (_told, _missing) = (_told + _missing, 0);
    }

    private void Collect()
    {
        _lines.Write(_line.WrittenSpan);
        _lines.Write("\n"u8);
    }

    private void Lose(int count)
    {
        _missing += count;
        Interlocked.Add(ref _lost, count);
    }

    private bool TryAppend(ReadOnlySpan<byte> lines)
    {
        try
        {
            Rotate();
            _disk.Append(_path, lines);
            _isLosing = false;
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            if (!_isLosing)
            {
                _isLosing = true;
                _warn($"the log of requests {_path} cannot be written, and its lines are lost: {error.Message}");
            }

            return false;
        }
    }

    // access.log becomes access.1.log, that one access.2.log, and the oldest is gone.
    private void Rotate()
    {
        if (new FileInfo(_path) is not { Exists: true, Length: >= FileSize })
        {
            return;
        }

        for (var i = Kept; i > 0; i--)
        {
            var from = i == 1 ? _path : Numbered(i - 1);
            if (File.Exists(from))
            {
                File.Move(from, Numbered(i), overwrite: true);
            }
        }
    }

    private string Numbered(int number) => $"{_path[..^4]}.{number}.log";
}
