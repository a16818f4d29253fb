using Rem.Errors;
using Rem.Node.Local;
using Rem.Storage;
using Rem.Storage.Backups;
using Rem.TimeSeries.Stores;
using Rem.Values;
using Rem.Vault;

namespace Rem.Cli.Running;

/// <summary>What a node answers to that has to do with its data folder, and the same without a node.</summary>
internal static class StoreMethods
{
    // What else a data folder holds and cannot be made anew. Its key is elsewhere.
    private static readonly string[] _files = [SecretVault.FileName];

    /// <summary>How `state` calls secrets that no key opens.</summary>
    public const string Locked = "locked";

    /// <summary>The methods of a node with this store and its time series.</summary>
    public static IReadOnlyList<LocalMethod> Of(SqliteStore store, SeriesOfFolder series) =>
    [
        new("backup", async (argument, _, cancel) => await BackupAsync(store, series, (string)argument["path"]!, argument["force"] is true, cancel)),
        new("verify", async (_, _, cancel) => await VerifyAsync(store, series, cancel)),
    ];

    /// <summary>Makes a backup.</summary>
    public static async Task<RemMap> BackupAsync(SqliteStore store, SeriesOfFolder series, string path, bool replaces, CancellationToken cancel)
    {
        var bytes = await store.BackupAsync(path, replaces, [series.ForBackup()], cancel, _files);
        return new RemMap { ["file"] = path, ["bytes"] = bytes };
    }

    /// <summary>Looks through all data, and whether the secrets beside it can be opened.</summary>
    public static async Task<RemMap> VerifyAsync(SqliteStore store, SeriesOfFolder series, CancellationToken cancel)
    {
        var report = await store.VerifyAsync(cancel);
        return Facts(report, SecretVault.Check(Path.GetDirectoryName(report.Path)!, TimeProvider.System), await series.VerifyAsync(cancel));
    }

    /// <summary>Looks through a backup, and whether the secrets in it can be opened.</summary>
    public static RemMap Verify(string backup)
    {
        var report = SqliteStore.VerifyFile(backup);
        var secrets = report.Files.FirstOrDefault(static file => file.Name == SecretVault.FileName);
        return Facts(report, secrets is null ? null : SecretVault.CheckCopy(secrets.Bytes, backup, TimeProvider.System), SeriesOfFolder.Verify(report, backup));
    }

    /// <summary>A look through data, its secrets and its time series (null: it has none), as a value.</summary>
    public static RemMap Facts(VerifyReport report, VaultCheck? secrets, SeriesReport? series)
    {
        var damages = new RemList();
        foreach (var damage in report.Damages)
        {
            damages.Add(damage);
        }

        if (secrets is { State: VaultState.Damaged, Problem: { } problem })
        {
            damages.Add(problem.Message);
        }

        foreach (var damage in series?.Damages ?? [])
        {
            damages.Add(damage);
        }

        return new RemMap
        {
            ["file"] = report.Path,
            ["sound"] = damages.Count == 0,
            ["queues"] = report.Queues,
            ["messages"] = report.Messages,
            ["buckets"] = report.Buckets,
            ["entries"] = report.Entries,
            ["counters"] = report.Counters,
            ["groups"] = series?.Groups,
            ["secrets"] = secrets is null ? null : Facts(secrets),
            ["damages"] = damages,
        };
    }

    private static RemMap Facts(VaultCheck secrets) => new()
    {
        ["state"] = secrets.State switch
        {
            VaultState.Open => "open",
            VaultState.OlderKey => "older key",
            VaultState.Locked => Locked,
            _ => "damaged",
        },
        ["count"] = secrets.Problem is null ? (long)secrets.Secrets : null,
        ["problem"] = secrets.Problem is { } problem ? ErrorPrinter.Sentences(problem.Finding) : null,
    };
}
