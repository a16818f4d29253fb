using Rem.Scripting.Workers.Wire;
using Rem.Shared.Journals;
using Rem.Storage.Rows;
using Rem.Storage.Sqlite;
using Rem.Storage.Writing;

namespace Rem.Storage.Journals;

/// <summary>The journal of a bucket.</summary>
internal sealed class StateJournal(BatchWriter writer, ResourceRow row) : ResourceJournal(writer, row), IStateJournal
{
    private readonly Dictionary<string, long> _numbers = new(StringComparer.Ordinal);
    private Action<Func<KeptBucket>>? _restore;
    private long _lastNumber;

    public KeptBucket Open(Action<Func<KeptBucket>> restore)
    {
        _restore = restore;
        return Ask(Read);
    }

    public void Set(KeptEntry entry)
    {
        EnsureRow();
        if (!_numbers.TryGetValue(entry.Key, out var number))
        {
            _numbers.Add(entry.Key, number = ++_lastNumber);
        }

        var key = RowKeys.Of(Row.Id, number);
        Note(new RowChange(RowTable.Entry, key, 0, null, RowBytes.Write(RowKind.Entry, key, entry, RowCodec.WriteEntry), null));
    }

    public void Remove(string key)
    {
        if (_numbers.Remove(key, out var number))
        {
            Note(RowChange.Delete(RowTable.Entry, RowKeys.Of(Row.Id, number)));
        }
    }

    public override void Restore(SqliteFile file) => _restore!(() => Read(file));

    protected override byte[] Body() => RowBytes.Write(RowKind.Resource, Row.Id, 0, static (_, _) => { });

    private KeptBucket Read(SqliteFile file)
    {
        var rows = new ResourceRows(file, Row.Id);
        Row.IsWritten = rows.Body() is not null;
        _numbers.Clear();
        var entries = new List<KeptEntry>();
        foreach (var (key, bytes) in rows.Read(RowTable.Entry))
        {
            var number = RowKeys.NumberOf(key);
            try
            {
                var reader = RowBytes.Read(RowKind.Entry, key, bytes);
                var entry = RowCodec.ReadEntry(ref reader);
                entries.Add(entry);
                _numbers.Add(entry.Key, number);
                _lastNumber = Math.Max(_lastNumber, number);
            }
            catch (WireException damage)
            {
                throw Damaged($"its entry number {number}", damage);
            }
        }

        entries.Sort(static (a, b) => a.Version.CompareTo(b.Version));
        return new KeptBucket(entries, ReadOperations(rows));
    }
}
