using System.Buffers;
using Rem.Errors;
using Rem.Shared.TimeSeries;

namespace Rem.Web.Live.Series;

/// <summary>A group that somebody follows. Looked at by one, read by all.</summary>
internal sealed class WatchedGroup(ITimeSeries series, string name)
{
    /// <summary>Rows that one event tells at most: who has been away for longer asks for the range.</summary>
    public const int MostRows = 300;

    private ISeriesGroup? _group;
    private volatile SeriesPiece? _piece;

    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>How many sets it is in. Under the lock of who watches.</summary>
    public int Sets { get; set; }

    /// <summary>Its newest rows; null while nobody has found any.</summary>
    public SeriesPiece? Piece => _piece;

    /// <summary>Looks for new rows.</summary>
    public async ValueTask LookAsync(long number, DateTimeOffset now, CancellationToken cancel)
    {
        try
        {
            if ((_group ??= await series.FindAsync(name, cancel)) is not { } group)
            {
                return;
            }

            var step = SeriesRows.Finest(group.Definition).Step;
            if (_piece is { } last && now.ToUnixTimeSeconds() < last.Newest + step)
            {
                return; // its next row is not over
            }

            await TakeAsync(group, number, step, cancel);
        }
        catch (PlanException error) when (error.Finding.Code == SeriesErrors.Missing)
        {
            _group = null; // deleted or changed meanwhile: it is looked for again
        }
    }

    /// <summary>The rows behind a stamp up to another, for who does not stand where the others do; null when the group went meanwhile.</summary>
    public async ValueTask<byte[]?> RowsAsync(long behind, long upTo, CancellationToken cancel)
    {
        try
        {
            return _group is { } group && behind < upTo ? Encode(await SeriesRows.FinestAsync(group, behind, upTo, cancel)) : null;
        }
        catch (PlanException error) when (error.Finding.Code == SeriesErrors.Missing)
        {
            return null;
        }
    }

    /// <summary>
    /// Where who has been told everything up to a time goes on: a row that was not over then may have come late by its
    /// heartbeat. The newest row is told in any case.
    /// </summary>
    public long Behind(DateTimeOffset told, long newest)
    {
        var definition = _group?.Definition;
        if (definition is null)
        {
            return newest; // it went this moment
        }

        var (_, step) = SeriesRows.Finest(definition);
        var late = step;
        foreach (var source in definition.Sources)
        {
            late = Math.Max(late, step + (long)source.Heartbeat.TotalSeconds);
        }

        var behind = (told.ToUnixTimeSeconds() - late) / step * step;
        return Math.Clamp(behind, newest - (MostRows * step), newest - step);
    }

    private async ValueTask TakeAsync(ISeriesGroup group, long number, long step, CancellationToken cancel)
    {
        var newest = SeriesRows.Closed(await group.InfoAsync(cancel), step);
        var before = _piece?.Newest is { } known && known <= newest ? known : newest - step;
        if (newest == before)
        {
            return;
        }

        var behind = Math.Max(before / step * step, newest - (MostRows * step));
        var rows = await SeriesRows.FinestAsync(group, behind, newest, cancel);
        if (rows.Count > 0)
        {
            _piece = new SeriesPiece(number, behind, newest, Encode(rows));
        }
    }

    private byte[] Encode(FetchedRows rows)
    {
        if (rows.Count == 0)
        {
            return [];
        }

        var json = new ArrayBufferWriter<byte>(64);
        SeriesJson.Quoted(json, name);
        SeriesJson.Text(json, ":");
        SeriesJson.Write(json, rows);
        return json.WrittenSpan.ToArray();
    }
}
