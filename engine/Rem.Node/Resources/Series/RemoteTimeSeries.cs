using Rem.Errors;
using Rem.Shared.TimeSeries;
using Rem.Values;

namespace Rem.Node.Resources.Series;

/// <summary>The time series of a node.</summary>
internal sealed class RemoteTimeSeries(NodeLink link) : ITimeSeries
{
    // One message; larger batches go in several.
    private const int MostSamples = 20_000;

    public async ValueTask<ISeriesGroup> CreateAsync(string name, SeriesDefinition definition, DateTimeOffset? start, CancellationToken cancel) =>
        Group(await WriteAsync("series.create", Ask.About(SeriesNames.Check(name)).With("definition", SeriesForms.Of(definition.Check())).With("start", start?.UtcTicks), cancel));

    public async ValueTask<ISeriesGroup?> FindAsync(string name, CancellationToken cancel) =>
        await link.CallAsync("series.find", Ask.About(name), cancel) is { } found ? Group(found) : null;

    public async ValueTask<IReadOnlyList<string>> ListAsync(string prefix, CancellationToken cancel) =>
        Given.Names(await link.CallAsync("series.list", new RemMap(1).With("prefix", prefix), cancel));

    public async ValueTask<IReadOnlyList<SampleAnswer>> UpdateAsync(IReadOnlyList<SeriesSample> samples, CancellationToken cancel)
    {
        var answers = new SampleAnswer[samples.Count];
        for (var first = 0; first < answers.Length; first += MostSamples)
        {
            var list = new RemList(Math.Min(MostSamples, answers.Length - first));
            for (var i = first; i < Math.Min(first + MostSamples, answers.Length); i++)
            {
                list.Add(SeriesForms.Of(samples[i]));
            }

            foreach (var refused in Given.List(await WriteAsync("series.update", new RemMap(2).With("samples", list), cancel)))
            {
                var parts = Given.List(refused, 2);
                answers[first + Given.Place(parts[0], list.Count)] = SeriesForms.Answer(parts[1]);
            }
        }

        return answers;
    }

    public async ValueTask<ISeriesGroup> ChangeAsync(string name, SeriesDefinition definition, CancellationToken cancel) =>
        Group(await WriteAsync("series.change", Ask.About(name).With("definition", SeriesForms.Of(definition.Check())), cancel));

    public async ValueTask<ISeriesGroup> RestoreAsync(string name, SeriesSnapshot snapshot, bool replaces, CancellationToken cancel)
    {
        var argument = Ask.About(SeriesNames.Check(name)).With("definition", SeriesForms.Of(snapshot.Definition.Check())).With("replaces", replaces);
        return Group(await WriteAsync("series.restore", await RemoteBytes.SendAsync(link, argument, SnapshotBytes.Of(snapshot), cancel), cancel));
    }

    public async ValueTask<ISeriesGroup> RenameAsync(string name, string newName, CancellationToken cancel) =>
        Group(await WriteAsync("series.rename", Ask.About(name).With("new", SeriesNames.Check(newName)), cancel));

    public async ValueTask<bool> DeleteAsync(string name, CancellationToken cancel) => Given.Flag(await WriteAsync("series.delete", Ask.About(name), cancel));

    public async ValueTask FlushAsync(CancellationToken cancel) => await link.CallAsync("series.flush", new RemMap(0), cancel);

    /// <summary>The link is closed by who opened it.</summary>
    public ValueTask DisposeAsync() => default;

    private Task<object?> WriteAsync(string method, RemMap argument, CancellationToken cancel) => link.CallAsync(method, argument.With("operation", link.NewOperation()), cancel);

    private RemoteSeriesGroup Group(object? value)
    {
        var parts = Given.List(value, 3);
        return new RemoteSeriesGroup(link, Given.Text(parts[0], "mark"), Given.Text(parts[1], "name"), SeriesForms.Definition(parts[2]));
    }
}
