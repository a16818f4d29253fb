using System.Globalization;
using Rem.Faults.Checks;
using Rem.Faults.Load;
using Rem.Storage;

namespace Rem.Faults.Disk;

/// <summary>
/// Has the system fail the N-th sync or write of the store's files, and those after it, with EIO or ENOSPC. A store whose
/// sync or write failed must not answer: its process ends with an error, or, while the disk is full, answers nothing; and
/// what was answered before is there afterwards.
/// </summary>
internal static class ErrorSuite
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(20);

    /// <summary>Runs it: so many calls of each kind with each error.</summary>
    public static async Task<FaultResult> RunAsync(FaultOptions options)
    {
        var (wrong, ended, refused) = (new List<string>(), 0, 0);
        foreach (var call in new[] { "fsync,fdatasync", "write,pwrite64" })
        {
            foreach (var error in new[] { "EIO", "ENOSPC" })
            {
                for (var number = 1; number <= options.Rounds && (!options.IsBroken || wrong.Count == 0); number++)
                {
                    using var folder = new RoundFolder();
                    var about = string.Create(CultureInfo.InvariantCulture, $"{error} at {call} {number}");
                    using (var process = LoadProcess.TryStart(folder.Data, folder.Logs, options.Seed + number, options.IsBroken ? ["OFF"] : [], Injection(folder.Data, call, error, number)))
                    {
                        var isFull = error == "ENOSPC" && call != "fsync,fdatasync";
                        refused += process is null ? 1 : 0;
                        ended += process is null || !await IsAnsweringAsync(process, folder, isFull) ? 1 : Add(wrong, $"{about}: it went on to answer");
                    }

                    wrong.AddRange((await CheckAsync(folder)).Select(what => $"{about}: {what}"));
                }
            }
        }

        return new FaultResult(string.Create(CultureInfo.InvariantCulture, $"{ended} processes stopped answering, {refused} of them at their start"), wrong);
    }

    private static int Add(List<string> wrong, string what)
    {
        wrong.Add(what);
        return 0;
    }

    // Only calls on the store's own files fail: not the logs of its clients.
    private static string[] Injection(string data, string call, string error, int number)
    {
        Directory.CreateDirectory(data, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var inject = string.Create(CultureInfo.InvariantCulture, $"inject={call}:error={error}:when={number}+");
        return ["strace", "-f", "-qq", "-o", "/dev/null", "-P", Path.Combine(data, "rem.db"), "-P", Path.Combine(data, "rem.db-wal"), "-e", $"trace={call}", "-e", inject];
    }

    // Every sync and write from some call on fails: soon nothing may be answered any more.
    private static async Task<bool> IsAnsweringAsync(LoadProcess process, RoundFolder folder, bool mayLive)
    {
        if (!mayLive)
        {
            return process.WaitForEnd(_patience) is -1 or 0;
        }

        var quiet = 0;
        for (var i = 0; i < 40 && quiet < 3; i++)
        {
            var before = LoadLog.AckedLengths(folder.Logs).Sum();
            await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System);
            quiet = LoadLog.AckedLengths(folder.Logs).Sum() == before ? quiet + 1 : 0;
        }

        return quiet < 3;
    }

    private static async Task<IReadOnlyList<string>> CheckAsync(RoundFolder folder)
    {
        var log = LoadLog.Read(folder.Logs);
        await using var store = SqliteStore.Open(folder.Data, TimeProvider.System);
        return await new PromiseCheck(store.Resources, log).RunAsync(withRepetition: true);
    }
}
