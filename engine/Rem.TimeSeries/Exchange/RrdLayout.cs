using System.Buffers.Binary;
using System.Text;

namespace Rem.TimeSeries.Exchange;

/// <summary>
/// Where things stand in an RRD file of a 64-bit little-endian machine, versions 0003 to 0005: a head, sources, archives,
/// the last sample, what sources and archives have begun, the place of the newest row of each archive, and the rows.
/// Facts: rrd_format.h of 1.7.2.
/// </summary>
internal sealed class RrdLayout(int sources, int archives)
{
    public const int HeadBytes = 128;
    public const int VersionAt = 4;
    public const int FloatAt = 16;
    public const int SourcesAt = 24;
    public const int ArchivesAt = 32;
    public const int StepAt = 40;

    /// <summary>By it a file tells that its doubles are like those of this machine.</summary>
    public const double FloatCookie = 8.642135E130;

    /// <summary>Bytes of a name, its end included.</summary>
    public const int NameBytes = 20;
    public const int HeartbeatAt = 40;
    public const int MinAt = 48;
    public const int MaxAt = 56;

    public const int RowsAt = 24;
    public const int StepsAt = 32;
    public const int XffAt = 40;

    public const int LastBytes = 30;
    public const int UnknownSecondsAt = 32;
    public const int ValueAt = 40;

    private const int DefinitionBytes = 120;
    private const int ProgressBytes = 112;
    private const int RowProgressBytes = 80;

    public static ReadOnlySpan<byte> Cookie => "RRD\0"u8;

    /// <summary>Where a source is defined: name, type, heartbeat, limits.</summary>
    public static int SourceAt(int source) => HeadBytes + (source * DefinitionBytes);

    /// <summary>Where an archive is defined: function, rows, steps, share of unknown steps.</summary>
    public int ArchiveAt(int archive) => SourceAt(sources) + (archive * DefinitionBytes);

    /// <summary>Where the time of the last sample is: seconds and microseconds.</summary>
    public int LastUpdateAt => ArchiveAt(archives);

    /// <summary>Where the step is that a source has begun: last reading, unknown seconds, value.</summary>
    public int ProgressAt(int source) => LastUpdateAt + 16 + (source * ProgressBytes);

    /// <summary>Where the row is that an archive has begun: value, unknown steps.</summary>
    public int RowProgressAt(int archive, int source) => ProgressAt(sources) + (((archive * sources) + source) * RowProgressBytes);

    /// <summary>Where the place of an archive's newest row is.</summary>
    public int NewestAt(int archive) => RowProgressAt(archives, 0) + (archive * 8);

    /// <summary>Where the rows begin.</summary>
    public int RowsBegin => NewestAt(archives);

    public static long Long(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt64LittleEndian(bytes[at..]);

    public static double Double(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadDoubleLittleEndian(bytes[at..]);

    public static void Put(Span<byte> bytes, int at, long value) => BinaryPrimitives.WriteInt64LittleEndian(bytes[at..], value);

    public static void Put(Span<byte> bytes, int at, double value) => BinaryPrimitives.WriteDoubleLittleEndian(bytes[at..], value);

    public static void Put(Span<byte> bytes, int at, string text) => Encoding.ASCII.GetBytes(text, bytes[at..]);

    /// <summary>A text that ends with a zero byte, or after so many bytes.</summary>
    public static string Text(ReadOnlySpan<byte> bytes, int at, int most)
    {
        var text = bytes.Slice(at, most);
        var end = text.IndexOf((byte)0);
        return Encoding.Latin1.GetString(end < 0 ? text : text[..end]);
    }
}
