using System.Globalization;
using Rem.Faults.Checks;
using Rem.Faults.Load;
using Rem.Storage;

namespace Rem.Faults.Backups;

/// <summary>Takes backups of a store under load, restores each, and looks whether all that was answered before its start is there.</summary>
internal static class BackupSuite
{
    /// <summary>Runs it.</summary>
    public static async Task<FaultResult> RunAsync(FaultOptions options)
    {
        using var folder = new RoundFolder();
        var (wrong, random) = (new List<string>(), new Random(options.Seed));
        var answered = new List<long[]>();
        using var stop = new CancellationTokenSource();
        await using (var store = SqliteStore.Open(folder.Data, TimeProvider.System))
        {
            var load = LoadAsync(store, folder.Logs, options.Seed, stop.Token);
            for (var number = 0; number < options.Rounds; number++)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(random.Next(20, 200)), TimeProvider.System);
                answered.Add(LoadLog.AckedLengths(folder.Logs));
                await store.BackupAsync(PathOf(folder, number), replaces: false, default);
            }

            await stop.CancelAsync();
            await load;
        }

        for (var number = 0; number < options.Rounds; number++)
        {
            var log = LoadLog.Read(folder.Logs, answered[number]);
            wrong.AddRange((await CheckAsync(PathOf(folder, number), log)).Select(what => $"backup {number}: {what}"));
        }

        return new FaultResult(string.Create(CultureInfo.InvariantCulture, $"{options.Rounds} backups, {LoadLog.Read(folder.Logs).Acked.Count} operations answered"), wrong);
    }

    private static async Task LoadAsync(SqliteStore store, string logs, int seed, CancellationToken stop)
    {
        var clients = Enumerable.Range(0, LoadNames.Clients).Select(client => Task.Run(async () =>
        {
            using var log = new ClientLog(logs, client);
            await new LoadClient(store.Resources, log, client, seed).RunAsync(0, stop);
        }));
        await Task.WhenAll(clients);
    }

    private static async Task<IReadOnlyList<string>> CheckAsync(string backup, LoadLog log)
    {
        using var folder = new RoundFolder();
        SqliteStore.Restore(backup, folder.Data, replaces: false);
        await using var store = SqliteStore.Open(folder.Data, TimeProvider.System);
        return await new PromiseCheck(store.Resources, log).RunAsync(withRepetition: false);
    }

    private static string PathOf(RoundFolder folder, int number) => Path.Combine(folder.Logs, string.Create(CultureInfo.InvariantCulture, $"backup-{number}"));
}
