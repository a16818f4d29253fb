using Rem.Scripting.Workers.Wire;
using Rem.Shared.Journals;
using Rem.Shared.Queues;
using Rem.Storage.Rows;
using Rem.Storage.Sqlite;
using Rem.Storage.Writing;

namespace Rem.Storage.Journals;

/// <summary>The journal of a queue.</summary>
internal sealed class QueueJournal(BatchWriter writer, ResourceRow row) : ResourceJournal(writer, row), IQueueJournal
{
    private Action<Func<KeptQueue>>? _restore;
    private QueueSettings _settings = QueueSettings.Default;
    private long _lastId;

    public KeptQueue Open(Action<Func<KeptQueue>> restore)
    {
        _restore = restore;
        return Ask(Read);
    }

    public void Configure(QueueSettings settings)
    {
        _settings = settings;
        NoteRow();
    }

    public void ReserveIds(long upTo)
    {
        _lastId = upTo;
        NoteRow();
    }

    public void Put(KeptMessage message)
    {
        EnsureRow();
        var key = RowKeys.Of(Row.Id, message.Id);
        Note(new RowChange(RowTable.Message, key, 0, null, Head(key, message), RowBytes.Write(RowKind.MessageBody, key, message.Stored, RowCodec.WriteStored)));
    }

    public void Change(KeptMessage message)
    {
        var key = RowKeys.Of(Row.Id, message.Id);
        Note(new RowChange(RowTable.MessageHead, key, 0, null, Head(key, message), null));
    }

    public void Remove(long id) => Note(RowChange.Delete(RowTable.Message, RowKeys.Of(Row.Id, id)));

    public void RemoveAll() => NoteGone();

    public override void Restore(SqliteFile file) => _restore!(() => Read(file));

    protected override byte[] Body() => RowBytes.Write(RowKind.Resource, Row.Id, (_settings, _lastId), RowCodec.WriteQueue);

    private static byte[] Head(long key, KeptMessage message) => RowBytes.Write(RowKind.MessageHead, key, message, RowCodec.WriteHead);

    private KeptQueue Read(SqliteFile file)
    {
        var rows = new ResourceRows(file, Row.Id);
        ReadRow(rows);
        var messages = new List<KeptMessage>();
        foreach (var (key, head, body) in rows.Messages())
        {
            var id = RowKeys.NumberOf(key);
            try
            {
                var reader = RowBytes.Read(RowKind.MessageHead, key, head);
                var message = RowCodec.ReadHead(ref reader, id);
                reader = RowBytes.Read(RowKind.MessageBody, key, body);
                messages.Add(message with { Stored = RowCodec.ReadStored(ref reader) });
            }
            catch (WireException damage)
            {
                throw Damaged($"message {id}", damage);
            }
        }

        return new KeptQueue(_settings, _lastId, messages, ReadOperations(rows));
    }

    private void ReadRow(ResourceRows rows)
    {
        var body = rows.Body();
        Row.IsWritten = body is not null;
        if (body is null)
        {
            return;
        }

        try
        {
            var reader = RowBytes.Read(RowKind.Resource, Row.Id, body);
            (_settings, _lastId) = RowCodec.ReadQueue(ref reader);
        }
        catch (WireException damage)
        {
            throw Damaged("its settings", damage);
        }
    }
}
