using System.Runtime.InteropServices;
using Rem.Shared.TimeSeries;
using Rem.Values;

namespace Rem.Node.Resources.Series;

/// <summary>Definitions, samples, answers and rows of time series as values, and back; no bit of a number is lost.</summary>
internal static class SeriesForms
{
    private const int InfoParts = 6;

    public static RemList Of(SeriesDefinition definition)
    {
        var (sources, archives) = (new RemList(definition.Sources.Count), new RemList(definition.Archives.Count));
        foreach (var source in definition.Sources)
        {
            sources.Add(RemList.Of(source.Name, SeriesWords.Of(source.Type), source.Heartbeat.Ticks, source.Min, source.Max));
        }

        foreach (var archive in definition.Archives)
        {
            archives.Add(RemList.Of(SeriesWords.Of(archive.Function), archive.Xff, (long)archive.Steps, (long)archive.Rows));
        }

        return RemList.Of(definition.Step.Ticks, sources, archives);
    }

    public static SeriesDefinition Definition(object? value)
    {
        var parts = Given.List(value, 3);
        var (sources, archives) = (Given.List(parts[1]), Given.List(parts[2]));
        var (made, kept) = (new SeriesSource[sources.Count], new SeriesArchive[archives.Count]);
        for (var i = 0; i < made.Length; i++)
        {
            var source = Given.List(sources[i], 5);
            made[i] = new SeriesSource(
                Given.Text(source[0], "source"),
                SeriesWords.Type(Given.Text(source[1], "type")) ?? throw Given.Wrong("a source's type was expected", source[1]),
                TimeSpan.FromTicks(Given.Integer(source[2], "heartbeat")),
                Limit(source[3]),
                Limit(source[4]));
        }

        for (var i = 0; i < kept.Length; i++)
        {
            var archive = Given.List(archives[i], 4);
            kept[i] = new SeriesArchive(Function(archive[0]), (double)Given.Number(archive[1]), Given.Int(archive[2], "steps"), Given.Int(archive[3], "rows"));
        }

        return new SeriesDefinition(TimeSpan.FromTicks(Given.Integer(parts[0], "step")), made, kept);
    }

    public static object? Of(Reading reading) => reading.Kind switch
    {
        ReadingKind.Unknown => null,
        ReadingKind.Real => reading.Real,
        _ => reading.Whole <= long.MaxValue ? (long)reading.Whole : ((ulong)reading.Whole).ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    public static Reading Reading(object? value) => value is string digits
        ? ulong.TryParse(digits, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var large) ? Shared.TimeSeries.Reading.Of(large) : throw Given.Wrong("a reading was expected", value)
        : Shared.TimeSeries.Reading.OfValue(value) ?? throw Given.Wrong("a reading was expected", value);

    public static RemList Of(ReadOnlySpan<Reading> readings)
    {
        var list = new RemList(readings.Length);
        foreach (var reading in readings)
        {
            list.Add(Of(reading));
        }

        return list;
    }

    public static Reading[] Readings(object? value)
    {
        var list = Given.List(value);
        var readings = new Reading[list.Count];
        for (var i = 0; i < readings.Length; i++)
        {
            readings[i] = Reading(list[i]);
        }

        return readings;
    }

    public static RemList Of(SeriesSample sample)
    {
        var values = new RemMap(sample.Values.Count);
        foreach (var (source, reading) in sample.Values)
        {
            values.Set(source, Of(reading));
        }

        return RemList.Of(sample.Group, sample.Time.UtcTicks, values);
    }

    public static SeriesSample Sample(object? value)
    {
        var parts = Given.List(value, 3);
        var given = Given.Map(parts[2]);
        var values = new Dictionary<string, Reading>(given.Count, StringComparer.Ordinal);
        foreach (var (source, reading) in given)
        {
            values.Add(source, Reading(reading));
        }

        return new SeriesSample(Given.Text(parts[0], "group"), Given.Moment(parts[1], "time"), values);
    }

    /// <summary>An answer; null for the usual one.</summary>
    public static RemList? Of(SampleAnswer answer) => answer.IsTaken ? null : RemList.Of((long)answer.Refusal, answer.Detail);

    public static SampleAnswer Answer(object? value)
    {
        if (value is null)
        {
            return SampleAnswer.Taken;
        }

        var parts = Given.List(value, 2);
        return new SampleAnswer(Refusal(parts[0]), parts[1] as string);
    }

    public static RemList Of(SeriesInfo info)
    {
        var refused = new RemList(info.Refused.Count);
        foreach (var (reason, count) in info.Refused)
        {
            refused.Add(RemList.Of((long)reason, count));
        }

        return RemList.Of(info.Name, Of(info.Definition), info.LastUpdate.UtcTicks, Of([.. info.LastReadings]), info.Taken, refused);
    }

    public static SeriesInfo Info(object? value)
    {
        var parts = Given.List(value, InfoParts);
        var refused = new Dictionary<SampleRefusal, long>();
        foreach (var entry in Given.List(parts[5]))
        {
            var pair = Given.List(entry, 2);
            refused[Refusal(pair[0])] = Given.Integer(pair[1], "refused");
        }

        return new SeriesInfo(Given.Text(parts[0], "name"), Definition(parts[1]), Given.Moment(parts[2], "last"), Readings(parts[3]), Given.Integer(parts[4], "taken"), refused);
    }

    public static RemList Of(SeriesQuery query) => RemList.Of(SeriesWords.Of(query.Function), query.Start.UtcTicks, query.End.UtcTicks, query.Resolution?.Ticks);

    public static SeriesQuery Query(object? value)
    {
        var parts = Given.List(value, 4);
        return new SeriesQuery(
            Function(parts[0]), Given.Moment(parts[1], "start"), Given.Moment(parts[2], "end"), parts[3] is { } resolution ? TimeSpan.FromTicks(Given.Integer(resolution, "resolution")) : null);
    }

    /// <summary>Rows without their values, which go as bytes.</summary>
    public static RemList Of(FetchedRows rows) => RemList.Of(rows.Start.UtcTicks, rows.Step.Ticks, Ask.List(rows.Sources));

    public static FetchedRows Rows(object? value, byte[] values)
    {
        var parts = Given.List(value, 3);
        var sources = Given.Names(parts[2]);
        return sources.Count > 0 && values.Length % (sources.Count * sizeof(double)) == 0
            ? new FetchedRows(Given.Moment(parts[0], "start"), TimeSpan.FromTicks(Given.Integer(parts[1], "step")), sources, MemoryMarshal.Cast<byte, double>(values).ToArray())
            : throw Given.Wrong($"values of {sources.Count} sources were expected", (long)values.Length);
    }

    private static Consolidation Function(object? value) => SeriesWords.Function(Given.Text(value, "function")) ?? throw Given.Wrong("a function was expected", value);

    private static SampleRefusal Refusal(object? value) =>
        (SampleRefusal)Given.Int(value, "refusal") is var refusal && Enum.IsDefined(refusal) ? refusal : throw Given.Wrong("a refusal was expected", value);

    private static double? Limit(object? value) => value is null ? null : Given.Number(value) is double limit ? limit : (long)value;
}
