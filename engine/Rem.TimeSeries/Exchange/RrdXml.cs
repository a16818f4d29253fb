using System.Globalization;
using System.Xml;
using Rem.Errors;
using Rem.Plans;
using Rem.Shared.TimeSeries;
using Rem.TimeSeries.Consolidation;
using Rem.Values;

namespace Rem.TimeSeries.Exchange;

/// <summary>
/// RRDtool's dumps as XML. `rrdtool dump` writes ten digits of each value, and so does not give the same bits back; what is
/// written here does, also by `rrdtool restore`. Times within a second are not in it.
/// </summary>
public static class RrdXml
{
    private const long MostCharacters = 400_000_000;
    private const long MostValues = 9_000_000;

    /// <summary>Reads a dump. Throws <see cref="SeriesErrors.File"/>, and <see cref="SeriesErrors.Definition"/>.</summary>
    public static SeriesSnapshot Read(Stream stream, string name)
    {
        // RRDtool writes a document type; it is passed over, and nothing that it names is fetched or put in.
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, IgnoreComments = true, IgnoreWhitespace = true, IgnoreProcessingInstructions = true, MaxCharactersInDocument = MostCharacters };
        try
        {
            using var xml = XmlReader.Create(stream, settings);
            var reader = new RrdXmlReader(xml, MostValues);
            return reader.Read() ?? throw Wrong(name, reader.Computed.Message, reader.Computed.Hint + ", and dump that");
        }
        catch (XmlException error)
        {
            throw Wrong(name, error.LineNumber == 0 ? "it is empty" : string.Create(CultureInfo.InvariantCulture, $"its XML breaks off or is not well-formed at line {error.LineNumber}, column {error.LinePosition}"));
        }
        catch (FormatException error)
        {
            throw Wrong(name, error.Message);
        }
    }

    /// <summary>Writes a dump.</summary>
    public static void Write(SeriesSnapshot snapshot, Stream stream)
    {
        var definition = snapshot.Definition;
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Indent = true, IndentChars = "\t", NewLineChars = "\n" });
        xml.WriteStartElement("rrd");
        xml.WriteElementString("version", "0003");
        xml.WriteElementString("step", Text(definition.StepSeconds));
        xml.WriteElementString("lastupdate", Text(UnixTime.Of(snapshot.LastUpdate).Seconds));
        for (var i = 0; i < definition.Sources.Count; i++)
        {
            WriteSource(xml, definition.Sources[i], snapshot.Sources[i]);
        }

        for (var i = 0; i < definition.Archives.Count; i++)
        {
            WriteArchive(xml, definition.Archives[i], snapshot.Archives[i], definition.Sources.Count);
        }

        xml.WriteEndElement();
    }

    private static void WriteSource(XmlWriter xml, SeriesSource source, SourceProgress progress)
    {
        xml.WriteStartElement("ds");
        xml.WriteElementString("name", source.Name);
        xml.WriteElementString("type", SeriesWords.Of(source.Type));
        xml.WriteElementString("minimal_heartbeat", Text((long)source.Heartbeat.TotalSeconds));
        xml.WriteElementString("min", Text(source.Min ?? double.NaN));
        xml.WriteElementString("max", Text(source.Max ?? double.NaN));
        xml.WriteElementString("last_ds", LastReading.Text(progress.Last));
        xml.WriteElementString("value", Text(progress.Value));
        xml.WriteElementString("unknown_sec", Text(progress.UnknownSeconds));
        xml.WriteEndElement();
    }

    private static void WriteArchive(XmlWriter xml, SeriesArchive archive, ArchiveContent content, int sources)
    {
        xml.WriteStartElement("rra");
        xml.WriteElementString("cf", SeriesWords.Of(archive.Function));
        xml.WriteElementString("pdp_per_row", Text(archive.Steps));
        xml.WriteStartElement("params");
        xml.WriteElementString("xff", Text(archive.Xff));
        xml.WriteEndElement();
        xml.WriteStartElement("cdp_prep");
        foreach (var (value, unknown) in content.Progress)
        {
            xml.WriteStartElement("ds");
            xml.WriteElementString("primary_value", "NaN");
            xml.WriteElementString("secondary_value", "NaN");
            xml.WriteElementString("value", Text(value));
            xml.WriteElementString("unknown_datapoints", Text(unknown));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteStartElement("database");
        for (var row = 0; row < archive.Rows; row++)
        {
            xml.WriteStartElement("row");
            for (var source = 0; source < sources; source++)
            {
                xml.WriteElementString("v", Text(content.Values[(row * sources) + source]));
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(double number) =>
        double.IsNaN(number) ? "NaN" : double.IsPositiveInfinity(number) ? "inf" : double.IsNegativeInfinity(number) ? "-inf" : RrdText.Of(number);

    private static PlanException Wrong(string name, string why, string? hint = null) =>
        new(SeriesErrors.File, SourceSpan.None, $"the dump {ValueText.Show(name)} cannot be read: {why}", hint ?? SeriesErrors.File.Fix);
}
