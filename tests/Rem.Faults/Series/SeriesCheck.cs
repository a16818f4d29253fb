using Rem.Cases;
using Rem.Errors;
using Rem.Shared.TimeSeries;
using Rem.TimeSeries.Exchange;
using Rem.TimeSeries.Stores;

namespace Rem.Faults.Series;

/// <summary>
/// Holds what a killed process left against a computation anew: each group has all steps up to its last one, that is no
/// older than it may be, and its state and every row of every archive are those that these steps make, bit by bit.
/// </summary>
internal static class SeriesCheck
{
    private static readonly FakeClock _clock = new(new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));

    /// <summary>What is wrong.</summary>
    /// <param name="data">The store's folder.</param>
    /// <param name="seed">What the process was fed by.</param>
    /// <param name="least">The step that has to be there.</param>
    /// <param name="most">The step beyond which none can be; null when nobody knows.</param>
    public static async Task<IReadOnlyList<string>> RunAsync(string data, int seed, int least, int? most)
    {
        try
        {
            await using var store = SeriesLoad.Open(data, TimeSpan.FromDays(1), "FULL");
            var wrong = new List<string>();
            for (var group = 0; group < SeriesLoad.Groups && wrong.Count < 10; group++)
            {
                wrong.AddRange(await CheckAsync(store, seed, group, least, most));
            }

            return wrong;
        }
        catch (PlanException error)
        {
            return [$"{error.Finding.Code.Id} {error.Message}"];
        }
    }

    private static async Task<IReadOnlyList<string>> CheckAsync(ITimeSeries store, int seed, int group, int least, int? most)
    {
        if (await store.FindAsync(SeriesLoad.NameOf(group), default) is not { } found)
        {
            return [$"group {group} is gone"];
        }

        var snapshot = await found.SnapshotAsync(default);
        var last = SeriesLoad.StepOf(snapshot.LastUpdate);
        if (last < least || last > most)
        {
            return [$"group {group} has its last sample of step {last}, it has to be of {least} to {most}"];
        }

        await using var memory = TimeSeriesStore.InMemory(_clock, new SeriesOptions());
        var anew = await memory.CreateAsync("g", SeriesLoad.Definition, SeriesLoad.Begin, default);
        for (var step = 1; step <= last; step++)
        {
            await anew.UpdateAsync(SeriesLoad.TimeOf(seed, group, step), SeriesLoad.ReadingsOf(seed, group, step), default);
        }

        var expected = await anew.SnapshotAsync(default);
        return RrdFile.Write(snapshot).AsSpan().SequenceEqual(RrdFile.Write(expected))
            ? []
            : [$"group {group} is not what {last} steps make of it"];
    }
}
