using System.Text;
using System.Threading.Channels;
using Rem.Running;
using Rem.Values;

namespace Rem.Node.Logs;

/// <summary>
/// Records as JSON lines in a file that rotates. They are written behind the back of who logs; where the disk is slow or
/// full, records are dropped, counted and reported, and the node goes on.
/// </summary>
public sealed class FileSink : ILogSink
{
    private const int MostWaiting = 10_000;
    private const int Batch = 64 * 1024;

    private readonly Channel<LogRecord> _waiting = Channel.CreateBounded<LogRecord>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private readonly string _path;
    private readonly RotatingFile _file;
    private readonly LogLosses _losses;
    private readonly Task _writing;

    /// <summary>A sink for a path.</summary>
    /// <param name="path">The file, from the root. Made with its folder at the first record, for the owner alone.</param>
    /// <param name="maxSize">Bytes at which the next file is begun.</param>
    /// <param name="keep">Files that are kept, the current one among them.</param>
    /// <param name="report">Where it says what it could not do: the node's log.</param>
    public FileSink(string path, long maxSize, int keep, Action<LogLevel, string> report)
        : this(path, new RotatingFile(path, maxSize, keep), report)
    {
    }

    internal FileSink(string path, RotatingFile file, Action<LogLevel, string> report)
    {
        _path = path;
        _file = file;
        _losses = new LogLosses($"the log file {ValueText.Show(path)}", report);
        _writing = Task.Run(WriteAllAsync);
    }

    /// <summary>How long its end waits for what was not written yet.</summary>
    internal TimeSpan LastTime { get; init; } = TimeSpan.FromSeconds(0.8);

    /// <inheritdoc/>
    public void Write(LogRecord record)
    {
        if (!_waiting.Writer.TryWrite(record))
        {
            _losses.Drop();
        }
    }

    /// <summary>Writes what waits, for less than a second.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await Task.WhenAny(_writing, Task.Delay(LastTime, TimeProvider.System));
    }

    private async Task WriteAllAsync()
    {
        using var file = _file;
        var lines = new List<byte[]>();
        while (await _waiting.Reader.WaitToReadAsync())
        {
            var length = 0;
            lines.Clear();
            while (length < Batch && _waiting.Reader.TryRead(out var record))
            {
                lines.Add(Encoding.UTF8.GetBytes(record.ToJson() + "\n"));
                length += lines[^1].Length;
            }

            Write(lines);
        }
    }

    private void Write(List<byte[]> lines)
    {
        var written = 0;
        try
        {
            foreach (var line in lines)
            {
                _file.Write(line);
                written++;
            }

            _losses.Work();
        }
#pragma warning disable CA1031 // A log that cannot be written stops nothing.
        catch (Exception error)
#pragma warning restore CA1031
        {
            _losses.Fail(lines.Count - written, Reason(error));
        }
    }

    // .NET's words name types and parameters, or a file that was to be made as one that was not found.
    private string Reason(Exception error) => error switch
    {
        UnauthorizedAccessException => "permission denied",
        FileNotFoundException or DirectoryNotFoundException => $"no file can be made in {ValueText.Show(Path.GetDirectoryName(_path) ?? "/")}",
        _ => error.Message,
    };
}
