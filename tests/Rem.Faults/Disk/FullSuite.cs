using System.Diagnostics;
using System.Globalization;
using Rem.Errors;
using Rem.Shared.Queues;
using Rem.Shared.State;
using Rem.Storage;

namespace Rem.Faults.Disk;

/// <summary>Fills a small disk, looks what still works, makes room, and looks how soon writing goes on.</summary>
internal static class FullSuite
{
    private const int BallastBytes = 8 * 1024 * 1024;
    private static readonly TimeSpan _looking = TimeSpan.FromSeconds(5);

    /// <summary>Runs it, once a round.</summary>
    public static async Task<FaultResult> RunAsync(FaultOptions options)
    {
        var wrong = new List<string>();
        var facts = "";
        for (var round = 0; round < Math.Max(1, options.Rounds / 20); round++)
        {
            using var disk = new SmallDisk();
            facts = await FillAsync(disk, wrong);
        }

        return new FaultResult(facts, wrong);
    }

    private static async Task<string> FillAsync(SmallDisk disk, List<string> wrong)
    {
        var ballast = Path.Combine(disk.Folder, "ballast");
        await File.WriteAllBytesAsync(ballast, new byte[BallastBytes]);
        var data = Path.Combine(disk.Folder, "data");
        int answered;
        TimeSpan resumed;
        double load;
        await using (var store = SqliteStore.Open(data, TimeProvider.System))
        {
            var bucket = store.Resources.States.Open("b");
            await bucket.SetAsync("k", "before", SetOptions.Default, default);
            (answered, var error) = await PutUntilFullAsync(store);
            Unless(error.Finding.Code == StorageErrors.Full && error.Finding.Message.Contains(data, StringComparison.Ordinal), $"the error is {error.Finding.Code.Id} {error.Finding.Message}", wrong);
            Unless((await bucket.GetAsync("k", default))?.Value as string == "before", "reading does not go on", wrong);
            var start = await StartAsync(Path.Combine(disk.Folder, "another"));
            Unless(start == StorageErrors.Full.Id, $"a node that starts at a full disk is told {start}", wrong);
            load = await LoadWhileFullAsync(store);
            Unless(load < 0.2, string.Create(CultureInfo.InvariantCulture, $"a full disk takes {load:0.00} of a core"), wrong);
            File.Delete(ballast);
            resumed = await ResumeAsync(store);
            Unless(resumed < TimeSpan.FromSeconds(30), $"writing went on after {resumed.TotalSeconds} s only", wrong);
            Unless((await store.Resources.Queues.Open("q").CountAsync(default)).Waiting == answered + 1, "messages are lost or were made up while it was full", wrong);
        }

        await using (var store = SqliteStore.Open(data, TimeProvider.System))
        {
            var found = (await store.Resources.Queues.Open("q").CountAsync(default)).Waiting;
            Unless(found == answered + 1, $"after a restart {found} messages, answered {answered + 1}", wrong);
        }

        return string.Create(CultureInfo.InvariantCulture, $"{answered} messages until full, {load:0.000} of a core while full, writing went on {resumed.TotalSeconds:0.0} s after there was room");
    }

    private static async Task<(int Answered, PlanException Error)> PutUntilFullAsync(SqliteStore store)
    {
        var text = new string('x', 20_000);
        for (var count = 0; ; count++)
        {
            try
            {
                await store.Resources.Queues.Open("q").PutAsync(text, PutOptions.Default, default);
            }
            catch (PlanException error)
            {
                return (count, error);
            }
        }
    }

    private static async Task<string> StartAsync(string folder)
    {
        try
        {
            await using var store = SqliteStore.Open(folder, TimeProvider.System);
            return "nothing";
        }
        catch (PlanException error)
        {
            return error.Finding.Code.Id;
        }
    }

    // Somebody goes on trying while it is full.
    private static async Task<double> LoadWhileFullAsync(SqliteStore store)
    {
        using var process = Process.GetCurrentProcess();
        var (before, watch) = (process.TotalProcessorTime, Stopwatch.StartNew());
        while (watch.Elapsed < _looking)
        {
            await TryPutAsync(store);
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }

        process.Refresh();
        return (process.TotalProcessorTime - before) / watch.Elapsed;
    }

    private static async Task<TimeSpan> ResumeAsync(SqliteStore store)
    {
        var watch = Stopwatch.StartNew();
        while (!await TryPutAsync(store) && watch.Elapsed < TimeSpan.FromSeconds(30))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }

        return watch.Elapsed;
    }

    // Large: what is left of a full disk must not do for it.
    private static async Task<bool> TryPutAsync(SqliteStore store)
    {
        try
        {
            await store.Resources.Queues.Open("q").PutAsync(new string('y', 1_000_000), PutOptions.Default, default);
            return true;
        }
        catch (PlanException)
        {
            return false;
        }
    }

    private static void Unless(bool isRight, string what, List<string> wrong)
    {
        if (!isRight)
        {
            wrong.Add(what);
        }
    }
}
