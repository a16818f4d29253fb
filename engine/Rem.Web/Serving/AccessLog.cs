using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Rem.Web.Serving;

/// <summary>
/// One line of JSON for each request in a file of its own: who, what, with which answer, how long. No query and no body,
/// which may hold secrets. Lines are collected and written each second; a full disk loses lines and nothing else. Safe to
/// use from several threads.
/// </summary>
internal sealed class AccessLog : IDisposable
{
    private const int Most = 256 * 1024; // bytes that are collected before they are written at once
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
    private bool _isLosing;

    /// <summary>A log in a folder, which is made; what goes wrong is said once, until it goes right again.</summary>
    public AccessLog(string folder, TimeProvider clock, Action<string> warn)
    {
        _clock = clock;
        _warn = warn;
        _path = Path.Combine(folder, "access.log");
        _json = new Utf8JsonWriter(_line, new JsonWriterOptions { SkipValidation = true });
        _timer = clock.CreateTimer(static log => ((AccessLog)log!).Flush(), this, Each, Each);
    }

    /// <summary>Notes a request that is over.</summary>
    public void Write(Exchange exchange, TimeSpan took)
    {
        var http = exchange.Http;
        bool isFull;
        lock (_gate)
        {
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
            _json.WriteNumber("bytes"u8, http.Response.ContentLength ?? 0);
            _json.WriteNumber("seconds"u8, Math.Round(took.TotalSeconds, 6));
            _json.WriteEndObject();
            _json.Flush();
            isFull = _lines.WrittenCount > Most;
            if (_lines.WrittenCount < 4 * Most)
            {
                _lines.Write(_line.WrittenSpan);
                _lines.Write("\n"u8);
            }
        }

        if (isFull)
        {
            Flush();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer.Dispose();
        Flush();
        _json.Dispose();
    }

    private void Flush()
    {
        lock (_writing)
        {
            ArrayBufferWriter<byte> full;
            lock (_gate)
            {
                (full, _lines, _spare) = (_lines, _spare, _lines);
                _lines.ResetWrittenCount();
            }

            if (full.WrittenCount > 0)
            {
                Append(full.WrittenSpan);
            }
        }
    }

    private void Append(ReadOnlySpan<byte> lines)
    {
        try
        {
            Rotate();
            using var file = new FileStream(_path, Options());
            file.Write(lines);
            _isLosing = false;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            if (!_isLosing)
            {
                _isLosing = true;
                _warn($"the log of requests {_path} cannot be written, and its lines are lost: {error.Message}");
            }
        }
    }

    // The folder is the data folder's, which is its owner's alone.
    private FileStreamOptions Options()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.ReadWrite, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
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
