using Rem.Cli.Commands.Resources;
using Rem.Errors;
using Rem.Files;
using Rem.Plans;
using Rem.Shared.TimeSeries;
using Rem.TimeSeries.Exchange;
using Rem.Values;

namespace Rem.Cli.Commands.Series;

/// <summary>`rem ts import`: a file of RRDtool's, or its dump, as a group. What it is, its first bytes say.</summary>
internal static class SeriesImport
{
    private const int MostBytes = 400_000_000;
    private const string StandardInput = "-";

    /// <summary>Reads it and says what there is then.</summary>
    public static async Task<int> RunAsync(ResourceCall call)
    {
        var file = call.Words.Words[1];
        var name = call.Word(2) is { } given ? SeriesNames.Check(given) : NameOf(file);
        var snapshot = await ReadAsync(file, call.Cancel);
        var isThere = await call.Shared.TimeSeries.FindAsync(name, call.Cancel) is not null;
        if (isThere && !call.Words.Has("--force"))
        {
            throw new PlanException(SeriesErrors.Taken, SourceSpan.None, $"a series group '{name}' is there already", "choose another name, or say --force to lose what it holds");
        }

        await call.Shared.TimeSeries.RestoreAsync(name, snapshot, isThere, call.Cancel);
        var why = call.Word(2) is null ? " (the file's name; `rem ts rename` gives it another)" : "";
        return call.Answer($"{name}{why}: last sample {ResourceCall.Moment(snapshot.LastUpdate)}", ("group", name), ("last", ResourceCall.Fact(snapshot.LastUpdate)), ("replaced", isThere));
    }

    private static string NameOf(string file)
    {
        if (file == StandardInput)
        {
            throw ResourceCall.Wrong("what comes from standard input needs a name", "write `rem ts import - NAME`");
        }

        try
        {
            return SeriesNames.Check(Path.GetFileNameWithoutExtension(file));
        }
        catch (PlanException error)
        {
            throw new PlanException(error.Finding.Code, SourceSpan.None, $"{ValueText.Show(file)} names no group: {error.Finding.Message}", "write `rem ts import FILE NAME`");
        }
    }

    private static async Task<SeriesSnapshot> ReadAsync(string file, CancellationToken cancel)
    {
        var shown = file == StandardInput ? "standard input" : NodeCall.PathOf(file);
        var bytes = file == StandardInput ? StandardFiles.ReadAll(MostBytes) : await BytesAsync(shown, cancel);
        if (bytes.Length > MostBytes)
        {
            throw TooLarge(shown);
        }

        var isFile = bytes.AsSpan().StartsWith("RRD\0"u8);
        if (!isFile && Path.GetExtension(shown) is ".csv" or ".json")
        {
            throw new PlanException(SeriesErrors.File, SourceSpan.None, $"{ValueText.Show(shown)} is neither an RRD file nor the dump of one", "of what `rem ts export` writes, .rrd and .xml can be read again: .csv and .json say nothing of archives");
        }

        return isFile || !LooksLikeXml(bytes) ? RrdFile.Read(bytes, shown) : RrdXml.Read(new MemoryStream(bytes), shown);
    }

    private static async Task<byte[]> BytesAsync(string path, CancellationToken cancel)
    {
        try
        {
            return await FileText.ReadBytesAsync(path, MostBytes, cancel);
        }
        catch (LimitException)
        {
            throw TooLarge(path);
        }
        catch (PlanException error) when (error.Finding.Code == FileErrors.NotFound)
        {
            throw new PlanException(SeriesErrors.File, SourceSpan.None, $"there is no file {ValueText.Show(path)}");
        }
        catch (PlanException error) when (error.Finding.Code != FileErrors.Denied)
        {
            throw new PlanException(SeriesErrors.File, SourceSpan.None, error.Finding.Message, SeriesErrors.File.Fix);
        }
    }

    private static PlanException TooLarge(string shown) =>
        new(SeriesErrors.File, SourceSpan.None, $"{ValueText.Show(shown)} has more than {MostBytes} bytes", SeriesErrors.File.Fix);

    private static bool LooksLikeXml(ReadOnlySpan<byte> bytes)
    {
        foreach (var letter in bytes)
        {
            if (letter is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or 0xEF or 0xBB or 0xBF))
            {
                return letter == (byte)'<';
            }
        }

        return false;
    }
}
