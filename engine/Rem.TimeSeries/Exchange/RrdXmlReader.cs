using System.Globalization;
using System.Xml;
using Rem.Shared.TimeSeries;
using Rem.TimeSeries.Consolidation;
using Rem.Values;

namespace Rem.TimeSeries.Exchange;

/// <summary>Reads one dump, element after element. What it does not know (`primary_value`) it passes over; what it needs and does not find is an error.</summary>
internal sealed class RrdXmlReader(XmlReader xml, long mostValues)
{
    private readonly List<SeriesSource> _sources = [];
    private readonly List<SourceProgress> _progress = [];
    private readonly List<SeriesArchive> _archives = [];
    private readonly List<ArchiveContent> _contents = [];
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private int _read;
    private long _values;

    /// <summary>What keeps the dump from being taken over, after <see cref="Read"/> gave null.</summary>
    public RrdComputed Computed { get; } = new();

    /// <summary>What it holds; null when it has parts that RRDtool computes (<see cref="Computed"/>).</summary>
    public SeriesSnapshot? Read()
    {
        if (xml.MoveToContent() != XmlNodeType.Element || xml.LocalName != "rrd")
        {
            throw Wrong("expected the element <rrd>");
        }

        var head = new Dictionary<string, string>(StringComparer.Ordinal);
        Each(() =>
        {
            switch (xml.LocalName)
            {
                case "ds":
                    ReadSource();
                    break;
                case "rra":
                    ReadArchive();
                    break;
                case var name:
                    head[name] = xml.ReadElementContentAsString().Trim();
                    break;
            }
        });
        if (Computed.IsThere)
        {
            return null;
        }

        var definition = new SeriesDefinition(Seconds(Long(head, "step")), _sources, _archives).Check();
        return new SeriesSnapshot { Definition = definition, LastUpdate = UnixTime.Time(Math.Clamp(Long(head, "lastupdate"), 0, 250_000_000_000)), Sources = _progress, Archives = _contents };
    }

    private void ReadSource()
    {
        ReadTexts();
        if (Computed.IsSource(Need(_texts, "name"), Need(_texts, "type")))
        {
            return;
        }

        var type = SeriesWords.Type(Need(_texts, "type")) ?? throw Wrong($"a source is of the type {ValueText.Show(_texts["type"])}, known are {string.Join(", ", SeriesWords.Types)}");
        _sources.Add(new SeriesSource(Need(_texts, "name"), type, Seconds(Long(_texts, "minimal_heartbeat")), Limit("min"), Limit("max")));
        _progress.Add(new SourceProgress(LastReading.Parse(Need(_texts, "last_ds")), Number(Need(_texts, "value")), Long(_texts, "unknown_sec")));
    }

    private void ReadArchive()
    {
        var (texts, progress, values) = (new Dictionary<string, string>(StringComparer.Ordinal), new List<RowProgress>(), new List<double>());
        var (rows, at) = (0, _read++);
        Each(() =>
        {
            switch (xml.LocalName)
            {
                case "cf":
                    texts["cf"] = xml.ReadElementContentAsString().Trim();
                    Computed.IsArchive(at, texts["cf"]);
                    break;
                case "params" or "cdp_prep" or "database" when Computed.IsThere:
                    xml.Skip();
                    break;
                case "params":
                    ReadTexts();
                    texts["xff"] = _texts.GetValueOrDefault("xff") ?? throw Wrong("an archive has no <xff>");
                    break;
                case "cdp_prep":
                    Each(() => progress.Add(ReadProgress()));
                    break;
                case "database":
                    Each(() => rows += ReadRow(values));
                    break;
                case var name:
                    texts[name] = xml.ReadElementContentAsString().Trim();
                    break;
            }
        });
        if (Computed.IsThere)
        {
            return;
        }

        var function = SeriesWords.Function(Need(texts, "cf")) ?? throw Wrong($"an archive is of {ValueText.Show(texts["cf"])}, known are {string.Join(", ", SeriesWords.Functions)}");
        _archives.Add(new SeriesArchive(function, Number(Need(texts, "xff")), (int)Math.Clamp(Long(texts, "pdp_per_row"), 0, int.MaxValue), rows));
        if (progress.Count != _sources.Count || values.Count != (long)rows * _sources.Count)
        {
            throw Wrong($"an archive of {rows} rows has {values.Count} values and {progress.Count} rows that were begun, for {_sources.Count} sources");
        }

        _contents.Add(new ArchiveContent([.. progress], [.. values]));
    }

    private RowProgress ReadProgress()
    {
        ReadTexts();
        return new RowProgress(Number(Need(_texts, "value")), Long(_texts, "unknown_datapoints"));
    }

    private int ReadRow(List<double> values)
    {
        Each(() =>
        {
            if (++_values > mostValues)
            {
                throw Wrong($"it has more than {mostValues} values");
            }

            values.Add(Number(xml.ReadElementContentAsString()));
        });
        return 1;
    }

    private void ReadTexts()
    {
        _texts.Clear();
        Each(() => _texts[xml.LocalName] = xml.ReadElementContentAsString().Trim());
    }

    // Calls for each element within the one at hand, which it leaves behind.
    private void Each(Action read)
    {
        if (xml.IsEmptyElement)
        {
            xml.Read();
            return;
        }

        xml.ReadStartElement();
        while (xml.MoveToContent() == XmlNodeType.Element)
        {
            read();
        }

        xml.ReadEndElement();
    }

    private double? Limit(string name) => Number(Need(_texts, name)) is var limit && double.IsNaN(limit) ? null : limit;

    private long Long(Dictionary<string, string> texts, string name) =>
        long.TryParse(Need(texts, name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw Wrong($"expected a whole number in <{name}>, got {ValueText.Show(texts[name])}");

    private double Number(string text)
    {
        text = text.Trim();
        return text.TrimStart('-', '+') switch
        {
            "NaN" or "nan" => double.NaN,
            "inf" or "Inf" => text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity,
            _ => RrdText.TryRead(text, out var number) ? number : throw Wrong($"expected a number, got {ValueText.Show(text)}"),
        };
    }

    private string Need(Dictionary<string, string> texts, string name) => texts.GetValueOrDefault(name) ?? throw Wrong($"expected the element <{name}>");

    private static TimeSpan Seconds(long seconds) => seconds is > 0 and < 10_000_000_000 ? TimeSpan.FromSeconds(seconds) : TimeSpan.Zero;

    private FormatException Wrong(string message) => xml is IXmlLineInfo { LineNumber: > 0 } place ? new($"{message} (line {place.LineNumber}, column {place.LinePosition})") : new(message);
}
