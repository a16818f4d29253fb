using System.Runtime.InteropServices;
using Rem.Errors;
using Rem.Node.Local;
using Rem.Plans;
using Rem.Shared;
using Rem.Shared.TimeSeries;
using Rem.Values;

namespace Rem.Node.Resources.Series;

/// <summary>What a node does with its time series for who asks over its socket. They are opened when the first one asks.</summary>
internal sealed class SeriesMethods
{
    private const int MostInAnswer = 8 * 1024 * 1024;

    private readonly SharedResources _shared;
    private readonly SeriesHandles _handles = new();
    private readonly RecentAnswers _recent = new();
    private readonly Transfers _transfers = new();

    private SeriesMethods(SharedResources shared) => _shared = shared;

    private ITimeSeries Series => _shared.TimeSeries;

    public static IEnumerable<LocalMethod> Of(SharedResources shared)
    {
        var series = new SeriesMethods(shared);
        return
        [
            new("series.list", async (given, _, cancel) => Ask.List(await series.Series.ListAsync(given.Text("prefix"), cancel))),
            new("series.find", async (given, _, cancel) => await series.Series.FindAsync(given.Name(), cancel) is { } group ? series._handles.Of(group) : null),
            new("series.flush", async (_, _, cancel) => await series.FlushAsync(cancel)),
            new("series.update", (given, _, _) => series.WriteAsync(given, () => series.UpdateAsync(given))),
            new("series.put", (given, _, _) => series.WriteAsync(given, () => series.PutAsync(given))),
            new("series.create", (given, _, _) => series.WriteAsync(given, () => series.CreateAsync(given))),
            new("series.change", (given, _, _) => series.WriteAsync(given, async () => series._handles.Of(await series.Series.ChangeAsync(given.Name(), SeriesForms.Definition(given.Find("definition")), CancellationToken.None)))),
            new("series.rename", (given, _, _) => series.WriteAsync(given, async () => series._handles.Of(await series.Series.RenameAsync(given.Name(), given.Text("new"), CancellationToken.None)))),
            new("series.delete", (given, _, _) => series.WriteAsync(given, async () => await series.Series.DeleteAsync(given.Name(), CancellationToken.None))),
            new("series.restore", (given, _, _) => series.WriteAsync(given, () => series.RestoreAsync(given))),
            new("series.info", async (given, _, cancel) => SeriesForms.Of(await (await series.GroupAsync(given, cancel)).InfoAsync(cancel))),
            new("series.fetch", async (given, _, cancel) => await series.FetchAsync(given, cancel)),
            new("series.snapshot", async (given, _, cancel) => await series.SnapshotAsync(given, cancel)),
            new("bytes.read", (given, _, _) => ValueTask.FromResult<object?>(series._transfers.Read(given.Integer("id"), given.Integer("at")))),
            new("bytes.begin", (given, _, _) => ValueTask.FromResult<object?>(series._transfers.Begin(given.Integer("length")))),
            new("bytes.write", (given, _, _) => series.WriteBytesAsync(given)),
            new("bytes.drop", (given, _, _) => series.DropAsync(given)),
        ];
    }

    // Once begun, a write goes to its end: a batch of which half was taken could not be told from one that was refused.
    private async ValueTask<object?> WriteAsync(RemMap given, Func<Task<object?>> run) => await _recent.OnceAsync(given.Text("operation"), run);

    private async ValueTask<object?> FlushAsync(CancellationToken cancel)
    {
        await Series.FlushAsync(cancel);
        return null;
    }

    // Only what was refused is told, with its place.
    private async Task<object?> UpdateAsync(RemMap given)
    {
        var list = Given.List(given.Find("samples"));
        var samples = new SeriesSample[list.Count];
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = SeriesForms.Sample(list[i]);
        }

        var answers = await Series.UpdateAsync(samples, CancellationToken.None);
        var refused = new RemList(0);
        for (var i = 0; i < answers.Count; i++)
        {
            if (SeriesForms.Of(answers[i]) is { } refusal)
            {
                refused.Add(RemList.Of((long)i, refusal));
            }
        }

        return refused;
    }

    private async Task<object?> PutAsync(RemMap given)
    {
        if (await _handles.FindAsync(given, Series, CancellationToken.None) is not { } group)
        {
            return RemList.Of(SeriesForms.Of(new SampleAnswer(SampleRefusal.Group, Gone(given))), given.Name());
        }

        var answer = await group.UpdateAsync(Given.Moment(given.Find("time"), "time"), SeriesForms.Readings(given.Find("readings")), CancellationToken.None);
        return RemList.Of(SeriesForms.Of(answer), group.Name);
    }

    private async Task<object?> CreateAsync(RemMap given) =>
        _handles.Of(await Series.CreateAsync(given.Name(), SeriesForms.Definition(given.Find("definition")), Given.OptionalMoment(given.Find("start"), "start"), CancellationToken.None));

    private async Task<object?> RestoreAsync(RemMap given)
    {
        var definition = SeriesForms.Definition(given.Find("definition")).Check();
        var bytes = given.OptionalInteger("id") is { } id ? _transfers.Take(id) : Given.Bytes(given.Find("bytes"));
        return _handles.Of(await Series.RestoreAsync(given.Name(), SnapshotBytes.Read(definition, bytes), given.Flag("replaces"), CancellationToken.None));
    }

    private async Task<object?> FetchAsync(RemMap given, CancellationToken cancel)
    {
        var rows = await (await GroupAsync(given, cancel)).FetchAsync(SeriesForms.Query(given.Find("query")), cancel);
        return RemList.Of(SeriesForms.Of(rows), Bytes(MemoryMarshal.AsBytes<double>(rows.Values)));
    }

    private async Task<object?> SnapshotAsync(RemMap given, CancellationToken cancel)
    {
        var snapshot = await (await GroupAsync(given, cancel)).SnapshotAsync(cancel);
        return RemList.Of(SeriesForms.Of(snapshot.Definition), Bytes(SnapshotBytes.Of(snapshot)));
    }

    private ValueTask<object?> WriteBytesAsync(RemMap given)
    {
        _transfers.Write(given.Integer("id"), given.Integer("at"), Given.Bytes(given.Find("bytes")));
        return default;
    }

    private ValueTask<object?> DropAsync(RemMap given)
    {
        _transfers.Drop(given.Integer("id"));
        return default;
    }

    // As text where that is not much, else the id by which they are asked for, and how many they are.
    private object Bytes(ReadOnlySpan<byte> bytes) =>
        bytes.Length <= MostInAnswer ? Convert.ToBase64String(bytes) : RemList.Of(_transfers.Add(bytes.ToArray()), (long)bytes.Length);

    private async ValueTask<ISeriesGroup> GroupAsync(RemMap given, CancellationToken cancel) =>
        await _handles.FindAsync(given, Series, cancel) ?? throw new PlanException(SeriesErrors.Missing, SourceSpan.None, Gone(given), SeriesErrors.Missing.Fix);

    private static string Gone(RemMap given) => $"the series group '{given.Name()}' was deleted, changed or replaced";
}
