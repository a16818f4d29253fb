using Rem.Scripting.Workers.Wire;
using Rem.Shared;
using Rem.Shared.Journals;
using Rem.Shared.Queues;
using Rem.Shared.State;

namespace Rem.Storage.Rows;

/// <summary>The contents of rows, written and read. What reads throws <see cref="WireException"/> for bytes that are not a row of its kind.</summary>
internal static class RowCodec
{
    /// <summary>Writes all of a message but its value.</summary>
    public static void WriteHead(WireWriter writer, KeptMessage message)
    {
        writer.Integer(message.Priority);
        writer.Integer(message.PutAt.UtcTicks);
        writer.Integer(message.Tries);
        writer.Bool(message.IsTaken);
        WriteTime(writer, message.Due);
        WriteTime(writer, message.GoneAt);
        writer.Bool(message.Death is not null);
        if (message.Death is { } death)
        {
            writer.Integer(death.At.UtcTicks);
            writer.Text(death.Reason);
        }
    }

    /// <summary>Reads it, without the value.</summary>
    public static KeptMessage ReadHead(ref WireReader reader, long id)
    {
        var priority = reader.Integer(0, 1000);
        var putAt = ReadMoment(ref reader);
        var tries = reader.Integer(0, int.MaxValue);
        var isTaken = reader.Bool();
        var due = ReadTime(ref reader);
        var goneAt = ReadTime(ref reader);
        var death = reader.Bool() ? new KeptDeath(ReadMoment(ref reader), reader.Text()) : null;
        reader.End();
        return new KeptMessage(id, default, priority, putAt, tries, isTaken, due, goneAt, death);
    }

    /// <summary>Writes a value.</summary>
    public static void WriteStored(WireWriter writer, StoredValue stored) => writer.Value(stored.Value);

    /// <summary>Reads it, measured and frozen.</summary>
    public static StoredValue ReadStored(ref WireReader reader) => StoredValue.Of(reader.Value(), "the data folder");

    /// <summary>Writes an entry.</summary>
    public static void WriteEntry(WireWriter writer, KeptEntry entry)
    {
        writer.Text(entry.Key);
        writer.Integer(entry.Version);
        WriteTime(writer, entry.GoneAt);
        writer.Bool(entry.IsDeleted);
        WriteStored(writer, entry.Stored);
    }

    /// <summary>Reads it.</summary>
    public static KeptEntry ReadEntry(ref WireReader reader)
    {
        var key = reader.Text();
        var version = reader.Integer();
        var goneAt = ReadTime(ref reader);
        var isDeleted = reader.Bool();
        var stored = ReadStored(ref reader);
        reader.End();
        return new KeptEntry(key, version, stored, goneAt, isDeleted);
    }

    /// <summary>Writes an operation id with its answer.</summary>
    public static void WriteOperation(WireWriter writer, KeptOperation operation)
    {
        writer.Text(operation.Id);
        writer.Text(operation.Kind);
        writer.Integer(operation.At.UtcTicks);
        switch (operation.Answer)
        {
            case int count:
                writer.Byte((byte)AnswerKind.Count);
                writer.Integer(count);
                break;
            case StateEntry entry:
                writer.Byte((byte)AnswerKind.Entry);
                writer.Value(entry.Value);
                writer.Integer(entry.Version);
                WriteTime(writer, entry.Until);
                break;
            default:
                writer.Byte((byte)AnswerKind.Value);
                writer.Value(operation.Answer);
                break;
        }
    }

    /// <summary>Reads it.</summary>
    public static KeptOperation ReadOperation(ref WireReader reader)
    {
        var id = reader.Text();
        var kind = reader.Text();
        var at = ReadMoment(ref reader);
        object? answer = (AnswerKind)reader.Byte() switch
        {
            AnswerKind.Count => reader.Integer(0, int.MaxValue),
            AnswerKind.Entry => new StateEntry(StoredValue.Of(reader.Value(), "the data folder").Value, reader.Integer(), ReadTime(ref reader)),
            AnswerKind.Value => reader.Value(),
            _ => throw new WireException("an answer is of no known kind"),
        };
        reader.End();
        return new KeptOperation(id, kind, answer, at);
    }

    /// <summary>Writes a queue's settings and the highest id that it may have given.</summary>
    public static void WriteQueue(WireWriter writer, (QueueSettings Settings, long LastId) queue)
    {
        var (settings, lastId) = queue;
        writer.Integer(lastId);
        writer.Integer(settings.Visibility.Ticks);
        writer.Integer(settings.MaxTries);
        writer.Integer(settings.MaxMessages);
        writer.Integer(settings.MaxBytes);
        writer.Integer(settings.MaxAge?.Ticks ?? 0);
        writer.Integer(settings.MaxDead);
        writer.Integer(settings.DeadAge.Ticks);
        writer.Integer((int)settings.WhenFull);
    }

    /// <summary>Reads them.</summary>
    public static (QueueSettings Settings, long LastId) ReadQueue(ref WireReader reader)
    {
        var lastId = reader.Integer();
        var settings = new QueueSettings
        {
            Visibility = TimeSpan.FromTicks(reader.Integer()),
            MaxTries = reader.Integer(1, int.MaxValue),
            MaxMessages = reader.Integer(),
            MaxBytes = reader.Integer(),
            MaxAge = reader.Integer() is var age and not 0 ? TimeSpan.FromTicks(age) : null,
            MaxDead = reader.Integer(0, int.MaxValue),
            DeadAge = TimeSpan.FromTicks(reader.Integer()),
            WhenFull = (FullPolicy)reader.Integer(0, (int)FullPolicy.DropOldest),
        };
        reader.End();
        return (settings, lastId);
    }

    private static void WriteTime(WireWriter writer, DateTimeOffset? time)
    {
        writer.Bool(time is not null);
        if (time is { } moment)
        {
            writer.Integer(moment.UtcTicks);
        }
    }

    private static DateTimeOffset? ReadTime(ref WireReader reader) => reader.Bool() ? ReadMoment(ref reader) : null;

    private static DateTimeOffset ReadMoment(ref WireReader reader)
    {
        var ticks = reader.Integer();
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : throw new WireException("a time is out of its range");
    }

    private enum AnswerKind : byte
    {
        Value,
        Count,
        Entry,
    }
}
