using Rem.Shared.TimeSeries;
using Rem.Values;

namespace Rem.Node.Resources.Series;

/// <summary>
/// A group of a node. That somebody named it anew is known from the next answer about it; over a restart of the node it
/// is found again by the name that was known last.
/// </summary>
internal sealed class RemoteSeriesGroup(NodeLink link, string mark, string name, SeriesDefinition definition) : ISeriesGroup
{
    private volatile string _name = name;

    public string Name => _name;

    public SeriesDefinition Definition => definition;

    public async ValueTask<SampleAnswer> UpdateAsync(DateTimeOffset time, ReadOnlyMemory<Reading> readings, CancellationToken cancel)
    {
        var argument = About().With("time", time.UtcTicks).With("readings", SeriesForms.Of(readings.Span)).With("operation", link.NewOperation());
        var parts = Given.List(await link.CallAsync("series.put", argument, cancel), 2);
        _name = Given.Text(parts[1], "name");
        return SeriesForms.Answer(parts[0]);
    }

    public async ValueTask<FetchedRows> FetchAsync(SeriesQuery query, CancellationToken cancel)
    {
        var parts = Given.List(await link.CallAsync("series.fetch", About().With("query", SeriesForms.Of(query)), cancel), 2);
        return SeriesForms.Rows(parts[0], await RemoteBytes.GetAsync(link, parts[1], cancel));
    }

    public async ValueTask<SeriesInfo> InfoAsync(CancellationToken cancel)
    {
        var info = SeriesForms.Info(await link.CallAsync("series.info", About(), cancel));
        _name = info.Name;
        return info;
    }

    public async ValueTask<SeriesSnapshot> SnapshotAsync(CancellationToken cancel)
    {
        var parts = Given.List(await link.CallAsync("series.snapshot", About(), cancel), 2);
        return SnapshotBytes.Read(SeriesForms.Definition(parts[0]).Check(), await RemoteBytes.GetAsync(link, parts[1], cancel));
    }

    private RemMap About() => Ask.About(_name).With("mark", mark);
}
