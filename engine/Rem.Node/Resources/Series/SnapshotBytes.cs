using System.Runtime.InteropServices;
using System.Text;
using Rem.Shared.TimeSeries;
using Rem.Values;

namespace Rem.Node.Resources.Series;

/// <summary>What a snapshot holds beside its definition, as bytes: the last sample, what has been begun, all rows.</summary>
internal static class SnapshotBytes
{
    /// <summary>The bytes.</summary>
    public static byte[] Of(SeriesSnapshot snapshot)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(snapshot.LastUpdate.UtcTicks);
            foreach (var (last, value, unknown) in snapshot.Sources)
            {
                writer.Write((byte)last.Kind);
                writer.Write(last.Bits);
                writer.Write(value);
                writer.Write(unknown);
            }

            foreach (var archive in snapshot.Archives)
            {
                foreach (var (value, unknown) in archive.Progress)
                {
                    writer.Write(value);
                    writer.Write(unknown);
                }

                writer.Write(MemoryMarshal.AsBytes<double>(archive.Values));
            }
        }

        return stream.ToArray();
    }

    /// <summary>The snapshot of a sound definition and bytes. Throws <see cref="ResourceErrors.Form"/>.</summary>
    public static SeriesSnapshot Read(SeriesDefinition definition, byte[] bytes)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(bytes));
            var last = new DateTimeOffset(reader.ReadInt64(), TimeSpan.Zero);
            var snapshot = new SeriesSnapshot { Definition = definition, LastUpdate = last, Sources = Sources(reader, definition.Sources.Count), Archives = Archives(reader, definition) };
            return reader.BaseStream.Position == bytes.Length ? snapshot : throw Given.Wrong("a snapshot was expected", (long)bytes.Length);
        }
        catch (Exception error) when (error is EndOfStreamException or ArgumentException)
        {
            throw Given.Wrong("a snapshot was expected", (long)bytes.Length);
        }
    }

    private static SourceProgress[] Sources(BinaryReader reader, int count)
    {
        var sources = new SourceProgress[count];
        for (var i = 0; i < count; i++)
        {
            var kind = (ReadingKind)reader.ReadByte();
            sources[i] = new SourceProgress(Reading.Restore(Enum.IsDefined(kind) ? kind : throw new ArgumentException("no kind of reading"), reader.ReadInt64()), reader.ReadDouble(), reader.ReadInt64());
        }

        return sources;
    }

    private static ArchiveContent[] Archives(BinaryReader reader, SeriesDefinition definition)
    {
        var archives = new ArchiveContent[definition.Archives.Count];
        for (var i = 0; i < archives.Length; i++)
        {
            var progress = new RowProgress[definition.Sources.Count];
            for (var source = 0; source < progress.Length; source++)
            {
                progress[source] = new RowProgress(reader.ReadDouble(), reader.ReadInt64());
            }

            var values = new double[definition.Archives[i].Rows * progress.Length];
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
            archives[i] = new ArchiveContent(progress, values);
        }

        return archives;
    }
}
