using System.Globalization;
using Rem.Cli.Commands.Resources;
using Rem.Shared.TimeSeries;
using Rem.TimeSeries.Exchange;
using Rem.Values;

namespace Rem.Cli.Commands.Series;

/// <summary>`rem ts fetch`: rows of a group, as a table, JSON or CSV.</summary>
internal static class SeriesFetch
{
    private const int MostWidth = 100_000;

    /// <summary>The options that say which rows are meant.</summary>
    public static string[] Range { get; } = ["--start", "--end", "--function", "--width", "--resolution", "--sources"];

    /// <summary>Shows rows.</summary>
    public static async Task<int> ShowAsync(ResourceCall call)
    {
        if (call.AsJson && call.Words.Has("--csv"))
        {
            throw ResourceCall.Wrong("'--json' and '--csv' are two forms, and one can be printed");
        }

        var query = Query(call, TimeProvider.System.GetUtcNow());
        var rows = await RowsAsync(call, query);
        if (call.Words.Has("--csv"))
        {
            Output.Data(Csv(rows));
            return ExitCode.Done;
        }

        return Output.Answer(call.AsJson, () => Facts(call.Name, query, rows), () => rows.Count == 0 ? "no rows\n" : Table(rows));
    }

    /// <summary>The query that the options of a command make: the last hour and each step, unless they say otherwise.</summary>
    public static SeriesQuery Query(ResourceCall call, DateTimeOffset now)
    {
        var (start, end) = (Moment(call, "--start", now) ?? now.AddHours(-1), Moment(call, "--end", now) ?? now);
        var (width, resolution) = (call.Integer("--width", 1, MostWidth), call.Time("--resolution"));
        if (start >= end)
        {
            throw ResourceCall.Wrong($"'--start' has to be before '--end', got {ResourceCall.Moment(start)} and {ResourceCall.Moment(end)}");
        }

        if (width is not null && resolution is not null)
        {
            throw ResourceCall.Wrong("'--width' and '--resolution' both say how fine the rows are: give one of them");
        }

        var function = Function(call);
        return width is { } points ? SeriesQuery.OfWidth(function, start, end, (int)points) : new SeriesQuery(function, start, end, resolution);
    }

    /// <summary>The rows of the call's group, of the sources that its options name.</summary>
    public static async Task<FetchedRows> RowsAsync(ResourceCall call, SeriesQuery query)
    {
        var rows = await (await SeriesCommand.FindAsync(call)).FetchAsync(query, call.Cancel);
        return call.Words.Value("--sources") is { } sources ? rows.Only(sources.Split(',', StringSplitOptions.TrimEntries)) : rows;
    }

    /// <summary>Rows as CSV.</summary>
    public static string Csv(FetchedRows rows)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        FetchedText.WriteCsv(rows, text);
        return text.ToString();
    }

    private static RemMap Facts(string group, SeriesQuery query, FetchedRows rows)
    {
        var facts = NodeCall.Argument(("group", group), ("function", SeriesWords.Of(query.Function)));
        foreach (var (key, value) in rows.ToMap())
        {
            facts.Set(key, value);
        }

        return facts;
    }

    private static string Table(FetchedRows rows)
    {
        var table = new List<string[]>(rows.Count);
        for (var row = 0; row < rows.Count; row++)
        {
            var cells = new string[rows.Sources.Count + 1];
            cells[0] = ResourceCall.Moment(rows.Stamp(row));
            for (var source = 0; source < rows.Sources.Count; source++)
            {
                var value = rows.Value(row, source);
                cells[source + 1] = double.IsNaN(value) ? "-" : value.ToString("R", CultureInfo.InvariantCulture);
            }

            table.Add(cells);
        }

        return ColumnText.Of("TIME " + string.Join(' ', rows.Sources), table);
    }

    private static DateTimeOffset? Moment(ResourceCall call, string option, DateTimeOffset now) => call.Words.Value(option) is not { } text
        ? null
        : SeriesTime.TryRead(text, now, out var time) ? time : throw ResourceCall.Wrong($"'{option}' takes {SeriesTime.Form}, got {ValueText.Show(text)}", SeriesTime.Near(text));

    private static Consolidation Function(ResourceCall call) => call.Words.Value("--function") is not { } word
        ? Consolidation.Average
        : SeriesWords.Function(word) ?? throw ResourceCall.Wrong($"'--function' takes {string.Join(", ", SeriesWords.Functions).ToLowerInvariant()}, got {ValueText.Show(word)}");
}
