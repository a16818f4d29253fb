using Rem.Node.Local;
using Rem.Storage;
using Rem.Storage.Backups;
using Rem.Values;

namespace Rem.Cli.Running;

/// <summary>What a node answers to that has to do with its data folder, and the same without a node.</summary>
internal static class StoreMethods
{
    // What else a data folder holds and cannot be made anew. Its key is elsewhere.
    private static readonly string[] _files = ["secrets.rem"];

    /// <summary>The methods of a node with this store.</summary>
    public static IReadOnlyList<LocalMethod> Of(SqliteStore store) =>
    [
        new("backup", async (argument, _, cancel) => await BackupAsync(store, (string)argument["path"]!, cancel)),
        new("verify", async (_, _, cancel) => Facts(await store.VerifyAsync(cancel))),
    ];

    /// <summary>Makes a backup.</summary>
    public static async Task<RemMap> BackupAsync(SqliteStore store, string path, CancellationToken cancel)
    {
        var bytes = await store.BackupAsync(path, cancel, _files);
        return new RemMap { ["file"] = path, ["bytes"] = bytes };
    }

    /// <summary>A look through data, as a value.</summary>
    public static RemMap Facts(VerifyReport report)
    {
        var damages = new RemList();
        foreach (var damage in report.Damages)
        {
            damages.Add(damage);
        }

        return new RemMap
        {
            ["file"] = report.Path,
            ["sound"] = report.IsSound,
            ["queues"] = report.Queues,
            ["messages"] = report.Messages,
            ["buckets"] = report.Buckets,
            ["entries"] = report.Entries,
            ["counters"] = report.Counters,
            ["damages"] = damages,
        };
    }
}
