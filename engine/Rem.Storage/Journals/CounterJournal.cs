using Rem.Scripting.Workers.Wire;
using Rem.Shared.Journals;
using Rem.Storage.Rows;
using Rem.Storage.Sqlite;
using Rem.Storage.Writing;

namespace Rem.Storage.Journals;

/// <summary>The journal of a counter.</summary>
internal sealed class CounterJournal(BatchWriter writer, ResourceRow row) : ResourceJournal(writer, row), ICounterJournal
{
    private Action<Func<KeptCounter>>? _restore;
    private object _total = 0L;

    public KeptCounter Open(Action<Func<KeptCounter>> restore)
    {
        _restore = restore;
        return Ask(Read);
    }

    public void Set(object total)
    {
        _total = total;
        NoteRow();
    }

    public void RemoveAll()
    {
        _total = 0L;
        NoteGone();
    }

    public override void Restore(SqliteFile file) => _restore!(() => Read(file));

    protected override byte[] Body() => RowBytes.Write(RowKind.Resource, Row.Id, _total, static (writer, total) => writer.Value(total));

    private KeptCounter Read(SqliteFile file)
    {
        var rows = new ResourceRows(file, Row.Id);
        var body = rows.Body();
        Row.IsWritten = body is not null;
        _total = 0L;
        if (body is not null)
        {
            try
            {
                var reader = RowBytes.Read(RowKind.Resource, Row.Id, body);
                _total = reader.Value() ?? throw new WireException("a total is no number");
            }
            catch (WireException damage)
            {
                throw Damaged("its total", damage);
            }
        }

        return new KeptCounter(_total, ReadOperations(rows));
    }
}
