using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Rem.Errors;
using Rem.Shared.TimeSeries;
using Rem.Web.Serving;

namespace Rem.Web.Live.Series;

/// <summary>
/// Answers with the rows of a range: `{now, from, to, groups: {NAME: {sources, step, closed, rows: {AVERAGE: [first, step, [numbers], …]}}}}`,
/// where `step` is that of the finest rows, which a stream tells, and `closed` the stamp of the newest of them. A group that is
/// not there is null: groups come and go. A function whose rows are those of the one before it is left out.
/// </summary>
internal sealed class SeriesAnswer(ITimeSeries series, SeriesRange range, TimeProvider clock)
{
    private const long MostValues = 2_000_000;
    private long _values;

    /// <summary>Answers.</summary>
    public async Task SendAsync(Exchange exchange)
    {
        var http = exchange.Http;
        var cancel = http.RequestAborted;
        var groups = await FindAsync(cancel);
        http.Response.ContentType = "application/json";
        if (HttpMethods.IsHead(http.Request.Method))
        {
            return;
        }

        var writer = http.Response.BodyWriter;
        SeriesJson.Text(writer, FormattableString.Invariant($"{{\"now\":{clock.GetUtcNow().ToUnixTimeSeconds()},\"from\":{range.From},\"to\":{range.To},\"groups\":{{"));
        for (var i = 0; i < groups.Count; i++)
        {
            SeriesJson.Text(writer, i == 0 ? "" : ",");
            await WriteAsync(writer, range.Groups[i], groups[i], cancel);
            await writer.FlushAsync(cancel);
        }

        SeriesJson.Text(writer, "}}");
        await writer.FlushAsync(cancel);
    }

    // Before anything is sent: what is too much is still refused as a whole.
    private async ValueTask<List<ISeriesGroup?>> FindAsync(CancellationToken cancel)
    {
        var groups = new List<ISeriesGroup?>(range.Groups.Count);
        foreach (var name in range.Groups)
        {
            var group = await series.FindAsync(name, cancel);
            groups.Add(group);
            _values += group is null ? 0 : group.Definition.Sources.Count * RowsOf(group) * range.Functions.Count;
        }

        return _values <= MostValues ? groups
            : throw new BadHttpRequestException(FormattableString.Invariant($"the range may hold {_values} numbers, more than {MostValues}: ask for fewer groups, points or functions"), StatusCodes.Status413PayloadTooLarge);
    }

    // Never more than there are of its finest rows.
    private long RowsOf(ISeriesGroup group) =>
        Math.Min(range.Step is { } step ? ((range.To - range.From) / step) + 1 : range.Points, ((range.To - range.From) / SeriesRows.Finest(group.Definition).Step) + 2);

    private async ValueTask WriteAsync(PipeWriter writer, string name, ISeriesGroup? group, CancellationToken cancel)
    {
        SeriesJson.Quoted(writer, name);
        try
        {
            if (group is not null)
            {
                await WriteAsync(writer, group, cancel);
                return;
            }
        }
        catch (PlanException error) when (error.Finding.Code == SeriesErrors.Missing)
        {
            // It went while it was read.
        }

        SeriesJson.Text(writer, ":null");
    }

    private async ValueTask WriteAsync(PipeWriter writer, ISeriesGroup group, CancellationToken cancel)
    {
        var info = await group.InfoAsync(cancel);
        var (_, step) = SeriesRows.Finest(group.Definition);
        var made = new List<(Consolidation Function, FetchedRows Rows)>(range.Functions.Count);
        foreach (var function in range.Functions)
        {
            if (await FetchAsync(group, info, function, cancel) is { Count: > 0 } rows && (made.Count == 0 || rows.Values.Length == 0 || !rows.Values.AsSpan().SequenceEqual(made[0].Rows.Values)))
            {
                made.Add((function, rows));
            }
        }

        SeriesJson.Text(writer, ":{\"sources\":[");
        for (var i = 0; i < group.Definition.Sources.Count; i++)
        {
            SeriesJson.Text(writer, i == 0 ? "" : ",");
            SeriesJson.Quoted(writer, group.Definition.Sources[i].Name);
        }

        SeriesJson.Text(writer, FormattableString.Invariant($"],\"step\":{step},\"closed\":{SeriesRows.Closed(info, step)},\"rows\":{{"));
        for (var i = 0; i < made.Count; i++)
        {
            SeriesJson.Text(writer, i == 0 ? "" : ",");
            SeriesJson.Quoted(writer, SeriesWords.Of(made[i].Function));
            SeriesJson.Text(writer, ":");
            SeriesJson.Write(writer, made[i].Rows);
        }

        SeriesJson.Text(writer, "}}");
    }

    // Null where the group has no archive of a function.
    private async ValueTask<FetchedRows?> FetchAsync(ISeriesGroup group, SeriesInfo info, Consolidation function, CancellationToken cancel)
    {
        try
        {
            var (from, to) = (SeriesRows.Time(range.From), SeriesRows.Time(range.To));
            var query = range.Step is { } wanted ? new SeriesQuery(function, from, to, TimeSpan.FromSeconds(wanted)) : SeriesQuery.OfWidth(function, from, to, range.Points);
            var fetched = await group.FetchAsync(query, cancel);
            var step = (long)fetched.Step.TotalSeconds;
            var rows = SeriesRows.Within(fetched, fetched.Start.ToUnixTimeSeconds(), Math.Min(SeriesRows.Closed(info, step), range.To / step * step));
            return SeriesRows.Merged(rows, function, Each(step, rows.Count));
        }
        catch (PlanException error) when (error.Finding.Code == SeriesErrors.Archive)
        {
            return null;
        }
    }

    // So many rows become one. The edges of a range may cut two of them, which is one more.
    private int Each(long step, int count) => range.Step is { } wanted ? (int)Math.Max(1, wanted / step)
        : count <= range.Points ? 1
        : (int)Math.Ceiling(count / (double)(range.Points - 1));
}
