using Rem.Plans;
using Rem.Running;
using Rem.Values;

namespace Rem.Node.Logs;

/// <summary>
/// The node's log: gives each record its time and scope, hides secrets, and hands it to every sink. Nothing that a sink
/// does stops the node. Safe to use from several threads.
/// </summary>
public sealed class NodeLogger(TimeProvider clock) : IRunLog, IAsyncDisposable
{
    private const int LongestText = 64 * 1024;

    private readonly Lock _gate = new();
    private Secrets[] _secrets = [];
    private ILogSink[] _sinks = [];

    /// <summary>What weighs less is left out.</summary>
    public LogLevel Level { get; set; } = LogLevel.Info;

    /// <summary>The last records.</summary>
    public RecentLog Recent { get; } = new();

    /// <summary>Adds a sink; records from now on go there too.</summary>
    public void Add(ILogSink sink)
    {
        lock (_gate)
        {
            _sinks = [.. _sinks, sink];
        }
    }

    /// <summary>Hides these secrets too from now on. Those of old versions of a plan stay hidden.</summary>
    public void Hide(Secrets secrets)
    {
        lock (_gate)
        {
            if (!ReferenceEquals(secrets, Secrets.None) && Array.IndexOf(_secrets, secrets) < 0)
            {
                _secrets = [.. _secrets, secrets];
            }
        }
    }

    /// <summary>A text with every known secret hidden.</summary>
    public string Hidden(string text)
    {
        foreach (var secrets in _secrets)
        {
            text = secrets.Hide(text);
        }

        return text;
    }

    /// <inheritdoc/>
    public void Write(LogLine line) => Write(line, null, 0);

    /// <summary>Writes a line of the node itself, or about a plan.</summary>
    public void Write(LogLevel level, string text, string? plan = null, long run = 0, RemMap? fields = null) =>
        Write(new LogLine(clock.GetUtcNow(), level, text, fields, SourceSpan.None), plan, run);

    /// <summary>Writes a line of a run.</summary>
    public void Write(LogLine line, string? plan, long run)
    {
        if (line.Level < Level)
        {
            return;
        }

        var record = new LogRecord(line.At, line.Level, Cut(Hidden(line.Text)))
        {
            Fields = Hidden(line.Fields),
            Plan = plan,
            Run = run,
            Step = line.Place.File is { } file ? $"{Path.GetFileName(file.Path)}:{line.Place.Line}" : null,
        };
        Recent.Write(record);
        foreach (var sink in _sinks)
        {
            WriteTo(sink, record);
        }
    }

    /// <summary>Writes what is left and closes the sinks, all at once: each has its own short time for it.</summary>
    public async ValueTask DisposeAsync()
    {
        await Recent.DisposeAsync();
        await Task.WhenAll(Array.ConvertAll(_sinks, static sink => sink.DisposeAsync().AsTask()));
    }

    private static void WriteTo(ILogSink sink, LogRecord record)
    {
        try
        {
            sink.Write(record);
        }
#pragma warning disable CA1031 // A log that cannot be written stops nothing; the other sinks have the record.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }

    private RemMap? Hidden(RemMap? fields)
    {
        foreach (var secrets in _secrets)
        {
            fields = (RemMap?)secrets.Hide((object?)fields);
        }

        return fields;
    }

    private static string Cut(string text) => text.Length <= LongestText ? text : text[..LongestText] + "…";
}
