using System.Text;
using Rem.Cli.Commands.Resources;
using Rem.TimeSeries.Exchange;
using Rem.Values;

namespace Rem.Cli.Commands.Series;

/// <summary>`rem ts export`: a group as a file of RRDtool's, or rows of it as CSV or JSON.</summary>
internal static class SeriesExport
{
    private static readonly string[] _formats = ["rrd", "xml", "csv", "json"];

    /// <summary>Writes it and says how large it is.</summary>
    public static async Task<int> RunAsync(ResourceCall call)
    {
        var file = call.Word(2)!;
        var format = Format(call, file);
        CheckOptions(call, file, format);
        return await SeriesOutput.WriteAsync(call, file, _formats[(int)format], await BytesAsync(call, format));
    }

    private static SeriesFile Format(ResourceCall call, string file)
    {
        var word = call.Words.Value("--format") ?? (file == SeriesOutput.StandardOutput ? "" : Path.GetExtension(file).TrimStart('.').ToLowerInvariant());
        return Array.IndexOf(_formats, word) is var at and >= 0
            ? (SeriesFile)at
            : throw ResourceCall.Wrong(
                call.Words.Has("--format") ? $"'--format' takes {string.Join(", ", _formats)}, got {ValueText.Show(word)}" : $"the form of {(file == SeriesOutput.StandardOutput ? "standard output" : ValueText.Show(file))} is not known",
                file == SeriesOutput.StandardOutput ? $"say --format {string.Join(", ", _formats[..^1])} or {_formats[^1]}" : $"let the file end in .{string.Join(", .", _formats)}, or say --format");
    }

    private static void CheckOptions(ResourceCall call, string file, SeriesFile format)
    {
        if (file == SeriesOutput.StandardOutput && call.AsJson)
        {
            throw ResourceCall.Wrong("'--json' says what became of a file, and standard output takes the group itself", "say --format json for its rows as JSON");
        }

        if (file == SeriesOutput.StandardOutput && format == SeriesFile.Rrd && Output.IsDataTerminal)
        {
            throw ResourceCall.Wrong("an RRD file is no text for a terminal", "name a file, or send the output to one");
        }

        foreach (var option in format is SeriesFile.Rrd or SeriesFile.Xml ? SeriesFetch.Range : [])
        {
            if (call.Words.Has(option))
            {
                throw ResourceCall.Wrong($"'{option}' says which rows are meant, and {_formats[(int)format]} has all that the group holds", "it goes with --format csv and json");
            }
        }
    }

    private static async Task<byte[]> BytesAsync(ResourceCall call, SeriesFile format)
    {
        if (format is SeriesFile.Rrd or SeriesFile.Xml)
        {
            var snapshot = await (await SeriesCommand.FindAsync(call)).SnapshotAsync(call.Cancel);
            return format == SeriesFile.Rrd ? RrdFile.Write(snapshot) : Written(stream => RrdXml.Write(snapshot, stream));
        }

        var rows = await SeriesFetch.RowsAsync(call, SeriesFetch.Query(call, TimeProvider.System.GetUtcNow()));
        return format == SeriesFile.Csv ? Encoding.UTF8.GetBytes(SeriesFetch.Csv(rows)) : Written(stream => FetchedText.WriteJson(rows, stream));
    }

    private static byte[] Written(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }
}
