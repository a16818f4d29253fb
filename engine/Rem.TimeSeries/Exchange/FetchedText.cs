using System.Globalization;
using System.Text.Json;
using Rem.Errors;
using Rem.Plans;
using Rem.Shared.TimeSeries;
using Rem.Values;

namespace Rem.TimeSeries.Exchange;

/// <summary>Fetched rows as CSV and as JSON. Values are the shortest text that gives the same bits back; an unknown one is empty in CSV and null in JSON.</summary>
public static class FetchedText
{
    private const string TimeColumn = "time";

    /// <summary>
    /// Writes CSV: a line of `time` and the sources' names, then a line a row with the seconds since 1970 that the row's time ends
    /// with. Names of sources and numbers need no quotes.
    /// </summary>
    public static void WriteCsv(FetchedRows rows, TextWriter writer)
    {
        writer.Write($"{TimeColumn},{string.Join(',', rows.Sources)}\n");
        for (var row = 0; row < rows.Count; row++)
        {
            writer.Write(rows.Stamp(row).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
            for (var source = 0; source < rows.Sources.Count; source++)
            {
                var value = rows.Value(row, source);
                writer.Write(double.IsNaN(value) ? "," : "," + value.ToString("R", CultureInfo.InvariantCulture));
            }

            writer.Write('\n');
        }
    }

    /// <summary>Reads what <see cref="WriteCsv"/> writes; rows have to be as far apart as the first two. Throws <see cref="SeriesErrors.Query"/> with the line.</summary>
    public static FetchedRows ReadCsv(TextReader reader)
    {
        var names = (reader.ReadLine() ?? "").Split(',');
        if (names.Length < 2 || names[0] != TimeColumn)
        {
            throw Wrong($"line 1: expected '{TimeColumn}' and the names of sources, got {ValueText.Show(string.Join(',', names))}");
        }

        var (times, values) = (new List<long>(), new List<double>());
        for (var line = 2; reader.ReadLine() is { } text; line++)
        {
            ReadLine(text.Split(','), line, names.Length, times, values);
        }

        if (times.Count < 2)
        {
            throw Wrong("two rows or more tell how far apart rows are");
        }

        var step = TimeSpan.FromSeconds(times[1] - times[0]);
        return new FetchedRows(DateTimeOffset.FromUnixTimeSeconds(times[0]) - step, step, names[1..], [.. values]);
    }

    /// <summary>Writes JSON: `start` and `step` in seconds, `sources`, and `rows`, each with the values of all sources. Infinite values are the texts `inf` and `-inf`.</summary>
    public static void WriteJson(FetchedRows rows, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream);
        json.WriteStartObject();
        json.WriteNumber("start", rows.Start.ToUnixTimeSeconds());
        json.WriteNumber("step", (long)rows.Step.TotalSeconds);
        json.WriteStartArray("sources");
        foreach (var source in rows.Sources)
        {
            json.WriteStringValue(source);
        }

        json.WriteEndArray();
        json.WriteStartArray("rows");
        for (var row = 0; row < rows.Count; row++)
        {
            json.WriteStartArray();
            for (var source = 0; source < rows.Sources.Count; source++)
            {
                Write(json, rows.Value(row, source));
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Reads what <see cref="WriteJson"/> writes. Throws <see cref="SeriesErrors.Query"/>.</summary>
    public static FetchedRows ReadJson(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var root = document.RootElement;
            var sources = root.GetProperty("sources").EnumerateArray().Select(name => name.GetString()!).ToArray();
            var values = new List<double>();
            foreach (var row in root.GetProperty("rows").EnumerateArray())
            {
                if (row.GetArrayLength() != sources.Length)
                {
                    throw Wrong($"a row has {row.GetArrayLength()} values, for {sources.Length} sources");
                }

                values.AddRange(row.EnumerateArray().Select(Number));
            }

            return new FetchedRows(DateTimeOffset.FromUnixTimeSeconds(root.GetProperty("start").GetInt64()), TimeSpan.FromSeconds(root.GetProperty("step").GetInt64()), sources, [.. values]);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or ArgumentOutOfRangeException)
        {
            throw Wrong($"expected an object with start, step, sources and rows: {error.Message}");
        }
    }

    private static void ReadLine(string[] words, int line, int columns, List<long> times, List<double> values)
    {
        if (words.Length != columns || !long.TryParse(words[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var time) || time is < 0 or > 250_000_000_000)
        {
            throw Wrong($"line {line}: expected a time in seconds and {columns - 1} values, got {ValueText.Show(string.Join(',', words))}");
        }

        if (times.Count > 0 && (time <= times[^1] || (times.Count > 1 && time - times[^1] != times[1] - times[0])))
        {
            throw Wrong($"line {line}: expected a time as far behind the one before as the others, got {time}");
        }

        times.Add(time);
        foreach (var word in words[1..])
        {
            var value = double.NaN;
            if (word.Length > 0 && !double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out value))
            {
                throw Wrong($"line {line}: expected a number or nothing, got {ValueText.Show(word)}");
            }

            values.Add(value);
        }
    }

    private static void Write(Utf8JsonWriter json, double value)
    {
        if (double.IsNaN(value))
        {
            json.WriteNullValue();
        }
        else if (double.IsInfinity(value))
        {
            json.WriteStringValue(value > 0 ? "inf" : "-inf");
        }
        else
        {
            json.WriteRawValue(value.ToString("R", CultureInfo.InvariantCulture)); // -0 keeps its sign
        }
    }

    private static double Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => double.NaN,
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.String when value.GetString() == "inf" => double.PositiveInfinity,
        JsonValueKind.String when value.GetString() == "-inf" => double.NegativeInfinity,
        _ => throw new FormatException($"a value is {ValueText.Show(value.ToString())}"),
    };

    private static PlanException Wrong(string message) => new(SeriesErrors.Query, SourceSpan.None, message, SeriesErrors.Query.Fix);
}
