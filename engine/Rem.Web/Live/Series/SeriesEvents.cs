using System.Buffers;
using System.Globalization;

namespace Rem.Web.Live.Series;

/// <summary>
/// The new rows of several groups, each second in one event: `{at, rows: {NAME: [first, step, [numbers], …]}}`. The id of an
/// event is when the store was looked at. Who comes back is told the rows since then out of the store, and again those that
/// may have been open then: a row is known by its group and stamp.
/// </summary>
internal sealed class SeriesEvents : IEventSource
{
    // What who comes anew is told beside the newest: the moment between the asking for a range and the beginning of the stream.
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(5);

    private readonly SeriesWatch _watch;
    private readonly WatchedSet _set;
    private readonly long?[] _told;
    private readonly DateTimeOffset _after;
    private long _look;
    private bool _hasLeft;

    /// <summary>Begins to follow groups, from a time on that an id tells, or from now.</summary>
    public SeriesEvents(SeriesWatch watch, IReadOnlyList<string> names, long? after, TimeProvider clock)
    {
        _watch = watch;
        _set = watch.Enter(names);
        _told = new long?[names.Count];
        var now = clock.GetUtcNow();
        _after = after is { } mark && mark < now.ToUnixTimeSeconds() ? SeriesRows.Time(mark) : now - Before;
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<LiveEvent>> NextAsync(TimeSpan wait, CancellationToken cancel)
    {
        while (true)
        {
            var look = await _watch.NextAsync(_look, wait, cancel);
            if (look.Number == _look)
            {
                return [];
            }

            _look = look.Number;
            if (await EventAsync(look, cancel) is { Length: > 0 } data)
            {
                return [new LiveEvent(look.At.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), data)];
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_hasLeft)
        {
            _hasLeft = true;
            _watch.Leave(_set);
        }
    }

    private async ValueTask<ReadOnlyMemory<byte>> EventAsync(SeriesLook look, CancellationToken cancel)
    {
        var (parts, isShared) = (new List<byte[]>(), true);
        for (var i = 0; i < _told.Length; i++)
        {
            var group = _set.Groups[i];
            if (group.Piece is not { } piece || piece.Newest == _told[i])
            {
                continue;
            }

            var behind = _told[i] is { } told && told < piece.Newest ? told : group.Behind(_after, piece.Newest);
            isShared &= behind == piece.Behind && piece.Look == look.Number;
            _told[i] = piece.Newest;
            if ((behind == piece.Behind ? piece.Json : await group.RowsAsync(behind, piece.Newest, cancel)) is { Length: > 0 } json)
            {
                parts.Add(json);
            }
        }

        return parts.Count == 0 ? default : isShared ? _set.Of(look.Number, () => Join(look, parts)) : Join(look, parts);
    }

    private static byte[] Join(SeriesLook look, List<byte[]> parts)
    {
        var json = new ArrayBufferWriter<byte>(parts.Count * 64);
        SeriesJson.Text(json, "{\"at\":");
        SeriesJson.Number(json, look.At.ToUnixTimeSeconds());
        SeriesJson.Text(json, ",\"rows\":{");
        for (var i = 0; i < parts.Count; i++)
        {
            SeriesJson.Text(json, i == 0 ? "" : ",");
            json.Write(parts[i]);
        }

        SeriesJson.Text(json, "}}");
        return json.WrittenSpan.ToArray();
    }
}
