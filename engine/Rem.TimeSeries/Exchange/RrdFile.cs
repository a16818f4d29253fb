using Rem.Errors;
using Rem.Files;
using Rem.Plans;
using Rem.Shared.TimeSeries;
using Rem.TimeSeries.Consolidation;
using Rem.Values;

namespace Rem.TimeSeries.Exchange;

/// <summary>
/// RRDtool's files, bit by bit, without RRDtool: those of 64-bit little-endian machines, from RRDtool 1.3 on. (A dump as XML
/// has ten digits of each value and is not the same.) Sources that are computed and archives that predict are refused.
/// </summary>
public static class RrdFile
{
    private const long MostBytes = 70L * 1024 * 1024;
    private const int MostParts = 100_000;

    /// <summary>What a file holds. Throws <see cref="SeriesErrors.File"/>, and <see cref="SeriesErrors.Definition"/>.</summary>
    public static SeriesSnapshot Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            if (file.Length > MostBytes)
            {
                throw Wrong(path, $"it has {file.Length} bytes, more than {MostBytes}");
            }

            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return Read(bytes, path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Wrong(path, FileErrors.Of(error, path, isWrite: false).Finding.Message);
        }
    }

    /// <summary>What a file's bytes hold; <paramref name="path"/> names it in errors.</summary>
    public static SeriesSnapshot Read(ReadOnlySpan<byte> bytes, string path)
    {
        var (sources, archives) = Counts(bytes, path);
        var layout = new RrdLayout(sources, archives);
        if (bytes.Length < layout.RowsBegin)
        {
            throw Wrong(path, $"it ends after {bytes.Length} bytes, within its head");
        }

        var definition = Definition(bytes, layout, sources, archives, path).Check();
        if (bytes.Length < layout.RowsBegin + definition.ValueBytes) // RRDtool's restore leaves what was behind in a longer file
        {
            throw Wrong(path, $"it has {bytes.Length} bytes, where its definition takes {layout.RowsBegin + definition.ValueBytes}");
        }

        return Content(bytes, layout, definition, path);
    }

    /// <summary>The bytes of a file.</summary>
    public static byte[] Write(SeriesSnapshot snapshot)
    {
        var definition = snapshot.Definition;
        var layout = new RrdLayout(definition.Sources.Count, definition.Archives.Count);
        var bytes = new byte[layout.RowsBegin + definition.ValueBytes];
        RrdLayout.Cookie.CopyTo(bytes);
        RrdLayout.Put(bytes, RrdLayout.VersionAt, "0003");
        RrdLayout.Put(bytes, RrdLayout.FloatAt, RrdLayout.FloatCookie);
        RrdLayout.Put(bytes, RrdLayout.SourcesAt, (long)definition.Sources.Count);
        RrdLayout.Put(bytes, RrdLayout.ArchivesAt, (long)definition.Archives.Count);
        RrdLayout.Put(bytes, RrdLayout.StepAt, definition.StepSeconds);
        var (seconds, micros) = UnixTime.Of(snapshot.LastUpdate);
        RrdLayout.Put(bytes, layout.LastUpdateAt, seconds);
        RrdLayout.Put(bytes, layout.LastUpdateAt + 8, micros);
        for (var i = 0; i < definition.Sources.Count; i++)
        {
            PutSource(bytes, layout, i, definition.Sources[i], snapshot.Sources[i]);
        }

        var rowsAt = layout.RowsBegin;
        for (var i = 0; i < definition.Archives.Count; i++)
        {
            rowsAt = PutArchive(bytes, layout, i, definition.Archives[i], snapshot.Archives[i], rowsAt);
        }

        return bytes;
    }

    private static (int Sources, int Archives) Counts(ReadOnlySpan<byte> bytes, string path)
    {
        if (bytes.Length < RrdLayout.HeadBytes || !bytes.StartsWith(RrdLayout.Cookie))
        {
            throw Wrong(path, bytes.Length == 0 ? "it is empty" : bytes.StartsWith(RrdLayout.Cookie) ? $"it ends after {bytes.Length} bytes, within its head" : "it does not begin as one");
        }

        var version = RrdLayout.Text(bytes, RrdLayout.VersionAt, 5);
        if (version is not ("0003" or "0004" or "0005"))
        {
            throw Wrong(path, $"its version is {ValueText.Show(version)}, known are 0003 to 0005");
        }

        if (RrdLayout.Double(bytes, RrdLayout.FloatAt) != RrdLayout.FloatCookie)
        {
            throw Wrong(path, "it is of a machine of another kind", "dump it there (`rrdtool dump FILE FILE.xml`), and import the dump");
        }

        var (sources, archives) = (RrdLayout.Long(bytes, RrdLayout.SourcesAt), RrdLayout.Long(bytes, RrdLayout.ArchivesAt));
        return sources is > 0 and <= MostParts && archives is > 0 and <= MostParts && sources * archives <= MostParts
            ? ((int)sources, (int)archives)
            : throw Wrong(path, $"it says that it has {sources} sources and {archives} archives");
    }

    private static SeriesDefinition Definition(ReadOnlySpan<byte> bytes, RrdLayout layout, int sources, int archives, string path)
    {
        RefuseComputed(bytes, layout, sources, archives, path);
        var (made, kept) = (new SeriesSource[sources], new SeriesArchive[archives]);
        for (var i = 0; i < sources; i++)
        {
            made[i] = Source(bytes, RrdLayout.SourceAt(i), path);
        }

        for (var i = 0; i < archives; i++)
        {
            kept[i] = Archive(bytes, layout.ArchiveAt(i), path);
        }

        return new SeriesDefinition(Seconds(RrdLayout.Long(bytes, RrdLayout.StepAt)), made, kept);
    }

    private static void RefuseComputed(ReadOnlySpan<byte> bytes, RrdLayout layout, int sources, int archives, string path)
    {
        var computed = new RrdComputed();
        for (var i = 0; i < sources; i++)
        {
            computed.IsSource(Name(bytes, RrdLayout.SourceAt(i)), Name(bytes, RrdLayout.SourceAt(i) + RrdLayout.NameBytes));
        }

        for (var i = 0; i < archives; i++)
        {
            computed.IsArchive(i, Name(bytes, layout.ArchiveAt(i)));
        }

        if (computed.IsThere)
        {
            throw Wrong(path, computed.Message, computed.Hint);
        }
    }

    private static SeriesSource Source(ReadOnlySpan<byte> bytes, int at, string path)
    {
        var (name, word) = (Name(bytes, at), Name(bytes, at + RrdLayout.NameBytes));
        var type = SeriesWords.Type(word) ?? throw Wrong(path, $"its source {ValueText.Show(name)} is of the type {ValueText.Show(word)}, known are {string.Join(", ", SeriesWords.Types)}");
        return new SeriesSource(name, type, Seconds(RrdLayout.Long(bytes, at + RrdLayout.HeartbeatAt)), Limit(RrdLayout.Double(bytes, at + RrdLayout.MinAt)), Limit(RrdLayout.Double(bytes, at + RrdLayout.MaxAt)));
    }

    private static SeriesArchive Archive(ReadOnlySpan<byte> bytes, int at, string path)
    {
        var word = Name(bytes, at);
        var function = SeriesWords.Function(word) ?? throw Wrong(path, $"it has an archive of {ValueText.Show(word)}, known are {string.Join(", ", SeriesWords.Functions)}");
        return new SeriesArchive(function, RrdLayout.Double(bytes, at + RrdLayout.XffAt), Number(RrdLayout.Long(bytes, at + RrdLayout.StepsAt)), Number(RrdLayout.Long(bytes, at + RrdLayout.RowsAt)));
    }

    private static SeriesSnapshot Content(ReadOnlySpan<byte> bytes, RrdLayout layout, SeriesDefinition definition, string path)
    {
        var (seconds, micros) = (RrdLayout.Long(bytes, layout.LastUpdateAt), RrdLayout.Long(bytes, layout.LastUpdateAt + 8));
        if (seconds is < 0 or > 250_000_000_000 || micros is < 0 or > 999_999)
        {
            throw Wrong(path, $"its last sample is of second {seconds} and microsecond {micros}");
        }

        var sources = new SourceProgress[definition.Sources.Count];
        for (var i = 0; i < sources.Length; i++)
        {
            var at = layout.ProgressAt(i);
            sources[i] = new SourceProgress(LastReading.Parse(RrdLayout.Text(bytes, at, RrdLayout.LastBytes)), RrdLayout.Double(bytes, at + RrdLayout.ValueAt), RrdLayout.Long(bytes, at + RrdLayout.UnknownSecondsAt));
        }

        var (archives, rowsAt) = (new ArchiveContent[definition.Archives.Count], layout.RowsBegin);
        for (var i = 0; i < archives.Length; i++)
        {
            archives[i] = Rows(bytes, layout, i, sources.Length, definition.Archives[i].Rows, ref rowsAt, path);
        }

        return new SeriesSnapshot { Definition = definition, LastUpdate = UnixTime.Time(seconds, micros), Sources = sources, Archives = archives };
    }

    private static ArchiveContent Rows(ReadOnlySpan<byte> bytes, RrdLayout layout, int archive, int sources, int rows, ref int at, string path)
    {
        var newest = RrdLayout.Long(bytes, layout.NewestAt(archive));
        if (newest < 0 || newest >= rows)
        {
            throw Wrong(path, $"the newest row of its archive {archive + 1} is {newest} of {rows}");
        }

        var progress = new RowProgress[sources];
        for (var i = 0; i < sources; i++)
        {
            var begun = layout.RowProgressAt(archive, i);
            progress[i] = new RowProgress(RrdLayout.Double(bytes, begun), RrdLayout.Long(bytes, begun + 8));
        }

        var values = new double[rows * sources];
        for (var i = 0; i < values.Length; i++)
        {
            var row = (int)((newest + 1 + (i / sources)) % rows);
            values[i] = RrdLayout.Double(bytes, at + (((row * sources) + (i % sources)) * sizeof(double)));
        }

        at += values.Length * sizeof(double);
        return new ArchiveContent(progress, values);
    }

    private static void PutSource(Span<byte> bytes, RrdLayout layout, int source, SeriesSource definition, SourceProgress progress)
    {
        var at = RrdLayout.SourceAt(source);
        RrdLayout.Put(bytes, at, definition.Name);
        RrdLayout.Put(bytes, at + RrdLayout.NameBytes, SeriesWords.Of(definition.Type));
        RrdLayout.Put(bytes, at + RrdLayout.HeartbeatAt, (long)definition.Heartbeat.TotalSeconds);
        RrdLayout.Put(bytes, at + RrdLayout.MinAt, definition.Min ?? double.NaN);
        RrdLayout.Put(bytes, at + RrdLayout.MaxAt, definition.Max ?? double.NaN);
        at = layout.ProgressAt(source);
        RrdLayout.Put(bytes, at, LastReading.Text(progress.Last));
        RrdLayout.Put(bytes, at + RrdLayout.ValueAt, progress.Value);
        RrdLayout.Put(bytes, at + RrdLayout.UnknownSecondsAt, progress.UnknownSeconds);
    }

    private static int PutArchive(Span<byte> bytes, RrdLayout layout, int archive, SeriesArchive definition, ArchiveContent content, int rowsAt)
    {
        var at = layout.ArchiveAt(archive);
        RrdLayout.Put(bytes, at, SeriesWords.Of(definition.Function));
        RrdLayout.Put(bytes, at + RrdLayout.XffAt, definition.Xff);
        RrdLayout.Put(bytes, at + RrdLayout.StepsAt, (long)definition.Steps);
        RrdLayout.Put(bytes, at + RrdLayout.RowsAt, (long)definition.Rows);
        for (var i = 0; i < content.Progress.Length; i++)
        {
            var begun = layout.RowProgressAt(archive, i);
            RrdLayout.Put(bytes, begun, content.Progress[i].Value);
            RrdLayout.Put(bytes, begun + 8, content.Progress[i].UnknownSteps);
        }

        RrdLayout.Put(bytes, layout.NewestAt(archive), definition.Rows - 1L);
        foreach (var value in content.Values)
        {
            RrdLayout.Put(bytes, rowsAt, value);
            rowsAt += sizeof(double);
        }

        return rowsAt;
    }

    // What is out of range is refused with the definition, which says what it has to be.
    private static TimeSpan Seconds(long seconds) => seconds is > 0 and < 10_000_000_000 ? TimeSpan.FromSeconds(seconds) : TimeSpan.Zero;

    private static int Number(long number) => number is > 0 and <= int.MaxValue ? (int)number : 0;

    private static double? Limit(double limit) => double.IsNaN(limit) ? null : limit;

    private static string Name(ReadOnlySpan<byte> bytes, int at) => RrdLayout.Text(bytes, at, RrdLayout.NameBytes);

    private static PlanException Wrong(string path, string why, string? hint = null) =>
        new(SeriesErrors.File, SourceSpan.None, $"the RRD file {ValueText.Show(path)} cannot be read: {why}", hint ?? SeriesErrors.File.Fix);
}
