using System.Globalization;
using Rem.Errors;
using Rem.Faults.Disk;
using Rem.Shared.TimeSeries;
using Rem.Storage;
using Rem.TimeSeries.Stores.Chunks;

namespace Rem.Faults.Series;

/// <summary>
/// Changes one byte of the time series' files, opens them, and reads everything: each value is the one that was written, or
/// damage is told and the value is unknown or refused.
/// </summary>
internal static class SeriesFlipSuite
{
    private const int Steps = 900;
    private const string Database = "series.db";

    /// <summary>Runs it: so many bytes, half of them in the log of a store that was killed.</summary>
    public static async Task<FaultResult> RunAsync(FaultOptions options)
    {
        var random = new Random(options.Seed);
        using var folder = new RoundFolder();
        var expected = await FillAsync(folder, options.Seed);
        var (wrong, noticed, harmless) = (new List<string>(), 0, 0);
        for (var round = 0; round < options.Rounds; round++)
        {
            using var copy = new RoundFolder();
            var isKilled = round % 2 == 1;
            Copy(isKilled ? folder.Logs : folder.Data, copy.Data);
            var place = FlippedByte.In(Path.Combine(copy.Data, Database + (isKilled ? "-wal" : "")), random);
            var (isTold, found) = await ReadAsync(copy.Data, expected);
            noticed += isTold && found is null ? 1 : 0;
            harmless += !isTold && found is null ? 1 : 0;
            if (found is not null)
            {
                wrong.Add($"{place}: {found}");
            }
        }

        return new FaultResult(string.Create(CultureInfo.InvariantCulture, $"{options.Rounds} bytes: {noticed} noticed, {harmless} harmless"), wrong);
    }

    // Leaves the files of a store that was closed, and, beside them, those of one that was killed, with much in its log.
    private static async Task<SeriesSnapshot[]> FillAsync(RoundFolder folder, int seed)
    {
        await using var store = SeriesLoad.Open(folder.Data, TimeSpan.FromDays(1), "FULL");
        var groups = new ISeriesGroup[SeriesLoad.Groups];
        for (var group = 0; group < groups.Length; group++)
        {
            groups[group] = await store.CreateAsync(SeriesLoad.NameOf(group), SeriesLoad.Definition, SeriesLoad.Begin, default);
            for (var step = 1; step <= Steps; step++)
            {
                await groups[group].UpdateAsync(SeriesLoad.TimeOf(seed, group, step), SeriesLoad.ReadingsOf(seed, group, step), default);
            }
        }

        await store.FlushAsync(default);
        Copy(folder.Data, folder.Logs);
        var snapshots = new SeriesSnapshot[groups.Length];
        for (var group = 0; group < groups.Length; group++)
        {
            snapshots[group] = await groups[group].SnapshotAsync(default);
        }

        return snapshots;
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        foreach (var path in Directory.EnumerateFiles(from, Database + "*"))
        {
            using var source = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var target = File.Create(Path.Combine(to, Path.GetFileName(path)));
            source.CopyTo(target);
        }
    }

    // Whether damage was told, and what is wrong nevertheless.
    private static async Task<(bool IsTold, string? Wrong)> ReadAsync(string data, SeriesSnapshot[] expected)
    {
        try
        {
            await using var store = SeriesLoad.Open(data, TimeSpan.FromDays(1), "FULL");
            var isTold = ((ChunkTimeSeries)store).Damages.Count > 0;
            for (var group = 0; group < expected.Length; group++)
            {
                var (told, wrong) = await ReadAsync(store, group, expected[group], isTold);
                isTold |= told;
                if (wrong is not null)
                {
                    return (isTold, wrong);
                }
            }

            return (isTold, null);
        }
        catch (PlanException error) when (IsDamage(error))
        {
            return (true, null);
        }
    }

    private static async Task<(bool IsTold, string? Wrong)> ReadAsync(ITimeSeries store, int group, SeriesSnapshot expected, bool isTold)
    {
        try
        {
            return await store.FindAsync(SeriesLoad.NameOf(group), default) is { } found
                ? (false, Difference(await found.SnapshotAsync(default), expected, isTold) is { } what ? $"group {group}: {what}" : null)
                : (false, isTold ? null : $"group {group} is gone");
        }
        catch (PlanException error) when (IsDamage(error))
        {
            return (true, null);
        }
    }

    private static string? Difference(SeriesSnapshot found, SeriesSnapshot expected, bool isTold)
    {
        if (!found.Sources.SequenceEqual(expected.Sources) || found.LastUpdate != expected.LastUpdate)
        {
            return "what its sources have begun is another";
        }

        for (var archive = 0; archive < expected.Archives.Count; archive++)
        {
            var (values, written) = (found.Archives[archive].Values, expected.Archives[archive].Values);
            for (var i = 0; i < written.Length; i++)
            {
                var isLost = isTold && double.IsNaN(values[i]);
                if (!isLost && BitConverter.DoubleToInt64Bits(values[i]) != BitConverter.DoubleToInt64Bits(written[i]))
                {
                    return string.Create(CultureInfo.InvariantCulture, $"value {i} of archive {archive} is {values[i]:R}, it was {written[i]:R}");
                }
            }

            if (!found.Archives[archive].Progress.AsSpan().SequenceEqual(expected.Archives[archive].Progress))
            {
                return $"the row that archive {archive} has begun is another";
            }
        }

        return null;
    }

    private static bool IsDamage(PlanException error) =>
        error.Finding.Code == StorageErrors.Damaged || error.Finding.Code == StorageErrors.Newer || error.Finding.Code == StorageErrors.Disk;
}
