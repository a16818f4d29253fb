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
        var name = SeriesNames.Check(Name(call, file));
        var snapshot = Read(file);
        var isThere = await call.Shared.TimeSeries.FindAsync(name, call.Cancel) is not null;
        if (isThere && !call.Words.Has("--force"))
        {
            throw new PlanException(SeriesErrors.Taken, SourceSpan.None, $"a series group '{name}' is there already", "choose another name, or say --force to lose what it holds");
        }

        await call.Shared.TimeSeries.RestoreAsync(name, snapshot, isThere, call.Cancel);
        return call.Answer($"{name}: last sample {ResourceCall.Moment(snapshot.LastUpdate)}", ("group", name), ("last", ResourceCall.Fact(snapshot.LastUpdate)), ("replaced", isThere));
    }

    private static string Name(ResourceCall call, string file) =>
        call.Word(2) ?? (file == StandardInput
            ? throw ResourceCall.Wrong("what comes from standard input needs a name", "rem ts import - NAME")
            : Path.GetFileNameWithoutExtension(file));

    private static SeriesSnapshot Read(string file)
    {
        var shown = file == StandardInput ? "standard input" : NodeCall.PathOf(file);
        var bytes = file == StandardInput ? StandardFiles.ReadAll(MostBytes) : ReadFile(shown);
        if (bytes.Length > MostBytes)
        {
            throw new PlanException(SeriesErrors.File, SourceSpan.None, $"{ValueText.Show(shown)} has more than {MostBytes} bytes", SeriesErrors.File.Fix);
        }

        return bytes.AsSpan().StartsWith("RRD\0"u8) || !LooksLikeXml(bytes) ? RrdFile.Read(bytes, shown) : RrdXml.Read(new MemoryStream(bytes), shown);
    }

    private static byte[] ReadFile(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            if (stream.Length <= MostBytes)
            {
                var bytes = new byte[stream.Length];
                stream.ReadExactly(bytes);
                return bytes;
            }

            throw new PlanException(SeriesErrors.File, SourceSpan.None, $"{ValueText.Show(path)} has {stream.Length} bytes, more than {MostBytes}", SeriesErrors.File.Fix);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw error is UnauthorizedAccessException
                ? new PlanException(FileErrors.Denied, SourceSpan.None, $"{ValueText.Show(path)} cannot be read: permission denied", FileErrors.Denied.Fix)
                : new PlanException(SeriesErrors.File, SourceSpan.None, $"{ValueText.Show(path)} cannot be read: {error.Message}", SeriesErrors.File.Fix);
        }
    }

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
