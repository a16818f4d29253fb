using System.Globalization;
using Rem.Running;
using Rem.Values;

namespace Rem.Node.Logs;

/// <summary>Records in the JSON form of OTLP, `/v1/logs`. 64-bit integers are texts there.</summary>
internal static class OtlpForm
{
    /// <summary>A request with some records of a node.</summary>
    public static RemMap Request(IReadOnlyList<LogRecord> records, string node, string version)
    {
        var list = new RemList(records.Count);
        foreach (var record in records)
        {
            list.Add(Record(record));
        }

        var resource = Map(("attributes", RemList.Of(
            Attribute("service.name", "rem"), Attribute("service.instance.id", node), Attribute("service.version", version), Attribute("host.name", Environment.MachineName))));
        var scope = Map(("scope", Map(("name", "rem.node"), ("version", version))), ("logRecords", list));
        return Map(("resourceLogs", RemList.Of(Map(("resource", resource), ("scopeLogs", RemList.Of(scope))))));
    }

    private static RemMap Record(LogRecord record)
    {
        var attributes = new RemList();
        if (record.Plan is not null)
        {
            attributes.Add(Attribute("rem.plan", record.Plan));
        }

        if (record.Run > 0)
        {
            attributes.Add(Attribute("rem.run", record.Run));
        }

        if (record.Step is not null)
        {
            attributes.Add(Attribute("rem.step", record.Step));
        }

        for (var i = 0; i < (record.Fields?.Count ?? 0); i++)
        {
            attributes.Add(Attribute(record.Fields!.KeyAt(i), record.Fields.ValueAt(i)));
        }

        var time = ((record.At - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick).ToString(CultureInfo.InvariantCulture);
        return Map(
            ("timeUnixNano", time),
            ("observedTimeUnixNano", time),
            ("severityNumber", Severity(record.Level)),
            ("severityText", record.LevelName.ToUpperInvariant()),
            ("body", Value(record.Text)),
            ("attributes", attributes));
    }

    // The lowest number of each range of the OpenTelemetry data model.
    private static long Severity(LogLevel level) => level switch
    {
        LogLevel.Debug => 5,
        LogLevel.Info => 9,
        LogLevel.Warn => 13,
        _ => 17,
    };

    private static RemMap Attribute(string key, object? value) => Map(("key", key), ("value", Value(value)));

    private static RemMap Value(object? value) => value switch
    {
        null => new RemMap(0),
        bool truth => Map(("boolValue", truth)),
        long number => Map(("intValue", number.ToString(CultureInfo.InvariantCulture))),
        double number => Map(("doubleValue", double.IsFinite(number) ? number : double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity")),
        RemList list => Map(("arrayValue", Map(("values", Values(list))))),
        RemMap map => Map(("kvlistValue", Map(("values", Pairs(map))))),
        _ => Map(("stringValue", ValueText.Of(value))),
    };

    private static RemList Values(RemList list)
    {
        var values = new RemList(list.Count);
        foreach (var item in list)
        {
            values.Add(Value(item));
        }

        return values;
    }

    private static RemList Pairs(RemMap map)
    {
        var pairs = new RemList(map.Count);
        for (var i = 0; i < map.Count; i++)
        {
            pairs.Add(Attribute(map.KeyAt(i), map.ValueAt(i)));
        }

        return pairs;
    }

    private static RemMap Map(params ReadOnlySpan<(string Name, object? Value)> entries)
    {
        var map = new RemMap(entries.Length);
        foreach (var (name, value) in entries)
        {
            map.Set(name, value);
        }

        return map;
    }
}
