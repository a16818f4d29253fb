using System.Collections.Concurrent;
using Rem.Scripting.Workers.Wire;
using Rem.Shared.Journals;
using Rem.Storage.Rows;
using Rem.Storage.Sqlite;
using Rem.Storage.Writing;

namespace Rem.Storage.Journals;

/// <summary>The journal of all shared resources in one database.</summary>
internal sealed class SqliteJournal : ISharedJournal, IRestorable
{
    private const long TokenFact = 1;

    private readonly ConcurrentDictionary<(ResourceKind Kind, string Name), ResourceRow> _rows;
    private readonly BatchWriter _writer;
    private readonly string _path;
    private long _lastRow;

    /// <summary>The journal of a database whose table of resources has been read.</summary>
    public SqliteJournal(BatchWriter writer, string path, IReadOnlyList<ResourceRow> rows, long token)
    {
        _writer = writer;
        _path = path;
        _rows = new ConcurrentDictionary<(ResourceKind, string), ResourceRow>();
        foreach (var row in rows)
        {
            row.IsWritten = true;
            _rows[(row.Kind, row.Name)] = row;
            _lastRow = Math.Max(_lastRow, row.Id);
        }

        Token = token;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Queues => Names(ResourceKind.Queue);

    /// <inheritdoc/>
    public IReadOnlyList<string> Buckets => Names(ResourceKind.Bucket);

    /// <inheritdoc/>
    public IReadOnlyList<string> Counters => Names(ResourceKind.Counter);

    /// <inheritdoc/>
    public long Token { get; }

    /// <inheritdoc/>
    public IQueueJournal Queue(string name) => new QueueJournal(_writer, Row(ResourceKind.Queue, name));

    /// <inheritdoc/>
    public IStateJournal Bucket(string name) => new StateJournal(_writer, Row(ResourceKind.Bucket, name));

    /// <inheritdoc/>
    public ICounterJournal Counter(string name) => new CounterJournal(_writer, Row(ResourceKind.Counter, name));

    /// <inheritdoc/>
    public Task DiscardQueueAsync(string name) => DiscardAsync(ResourceKind.Queue, name);

    /// <inheritdoc/>
    public Task DiscardBucketAsync(string name) => DiscardAsync(ResourceKind.Bucket, name);

    /// <inheritdoc/>
    public Task DiscardCounterAsync(string name) => DiscardAsync(ResourceKind.Counter, name);

    /// <inheritdoc/>
    public Task ReserveTokensAsync(long upTo)
    {
        return _writer.Add(this, [new RowChange(RowTable.Fact, TokenFact, 0, null, TokenBody(upTo), null)]);
    }

    // Tokens that could not be reserved are reserved again by the next grant, and what could not be discarded is there still.
    void IRestorable.Restore(SqliteFile file)
    {
    }

    /// <summary>
    /// The highest token that a database lets be granted. Throws <see cref="WireException"/> when any fact is not what was
    /// written: one whose key is another is not there for who looks for it.
    /// </summary>
    public static long ReadToken(SqliteFile file)
    {
        var token = 0L;
        using var statement = file.Prepare("SELECT id, body FROM fact");
        while (statement.Step())
        {
            var id = statement.Integer(0);
            var reader = RowBytes.Read(RowKind.Fact, id, statement.Bytes(1));
            token = id == TokenFact ? reader.Integer() : token;
        }

        return token;
    }

    /// <summary>Lets a database that nobody has open grant only tokens above those of so many more.</summary>
    public static void RaiseToken(SqliteFile file, long step)
    {
        var body = TokenBody(ReadToken(file) + step);
        using var statement = file.Prepare("INSERT INTO fact(id, body) VALUES(?1, ?2) ON CONFLICT(id) DO UPDATE SET body = ?2");
        statement.Bind(1, TokenFact).Bind(2, body).Run();
    }

    private static byte[] TokenBody(long token) => RowBytes.Write(RowKind.Fact, TokenFact, token, static (writer, value) => writer.Integer(value));

    // What cannot be read is nowhere in memory, where it would have to be restored if this fails.
    private async Task DiscardAsync(ResourceKind kind, string name)
    {
        _writer.EnsureWritable();
        var row = Row(kind, name);
        await _writer.Add(this, [RowChange.Delete(RowTable.Gone, row.Id)]);
        row.IsWritten = false;
    }

    private ResourceRow Row(ResourceKind kind, string name) =>
        _rows.GetOrAdd((kind, name), _ => new ResourceRow(Interlocked.Increment(ref _lastRow), kind, name, _path));

    private List<string> Names(ResourceKind kind)
    {
        var names = new List<string>();
        foreach (var (key, row) in _rows)
        {
            if (key.Kind == kind && row.IsWritten)
            {
                names.Add(key.Name);
            }
        }

        names.Sort(StringComparer.Ordinal);
        return names;
    }
}
