namespace Rem.Web.Access;

/// <summary>An audit log without a data folder: the newest lines in memory, gone with the process. Safe to use from several threads.</summary>
public sealed class MemoryAudit(TimeProvider clock) : IAudit
{
    private const int Room = 1_000;

    private readonly Lock _gate = new();
    private readonly Queue<string> _lines = new();
    private long _last;
    private string _hash = AuditText.NoHash;

    /// <summary>The newest lines, the oldest first.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_gate)
            {
                return [.. _lines];
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask<AuditEntry> BeginAsync(AuditActor actor, AuditAction action, CancellationToken cancel) =>
        new(new AuditEntry(Add((number, at, before) => AuditText.Of(number, at, actor, action, null, before))));

    /// <inheritdoc/>
    public void End(AuditEntry entry, string outcome) => Add((number, at, before) => AuditText.End(number, at, entry.Number, outcome, before));

    /// <inheritdoc/>
    public ValueTask NoteAsync(AuditActor actor, AuditAction action, string outcome, CancellationToken cancel)
    {
        Add((number, at, before) => AuditText.Of(number, at, actor, action, outcome, before));
        return default;
    }

    private long Add(Func<long, DateTimeOffset, string, byte[]> make)
    {
        lock (_gate)
        {
            var line = make(++_last, clock.GetUtcNow(), _hash).AsSpan();
            line = line[..^1];
            _hash = AuditText.Hash(line);
            _lines.Enqueue(System.Text.Encoding.UTF8.GetString(line));
            if (_lines.Count > Room)
            {
                _lines.Dequeue();
            }

            return _last;
        }
    }
}
