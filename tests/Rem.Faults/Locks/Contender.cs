using System.Globalization;
using Rem.Errors;
using Rem.Node.Resources;
using Rem.Shared;
using Rem.Shared.Locks;
using Rem.Shared.State;

namespace Rem.Faults.Locks;

/// <summary>
/// A process that wants the lock: `contend DATA LOG NAME LEASE [unfenced]`. Takes it over the node's socket, writes under
/// it for a while, lets go, and again. Each write that was accepted is logged with its version and its token.
/// </summary>
internal static class Contender
{
    private const int MostWrites = 40;

    /// <summary>Contends until it is killed.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var (data, path, name) = (args[1], args[2], args[3]);
        var lease = TimeSpan.FromMilliseconds(int.Parse(args[4], CultureInfo.InvariantCulture));
        var isFenced = !args.Contains("unfenced");
        await using var remote = await RemoteResources.ConnectAsync(data, name, TimeProvider.System, null, default);
        using var log = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        var random = new Random(Environment.ProcessId);
        Console.WriteLine("ready");
        while (true)
        {
            try
            {
                var request = new LockRequest($"{name}-{random.Next()}") { Wait = null, Lease = lease };
                await using var held = await HeldLock.AcquireAsync(remote.Shared.Locks.Open("l"), request, TimeProvider.System, isRenewed: true, default);
                await WorkAsync(remote.Shared, held, isFenced, log, random.Next(1, MostWrites));
            }
            catch (PlanException error) when (error.Finding.Code == SharedErrors.StaleFence)
            {
                // Another has the lock: this hold is over.
            }
        }
    }

    private static async Task WorkAsync(SharedResources resources, HeldLock held, bool isFenced, FileStream log, int writes)
    {
        var state = resources.States.Open("guarded");
        for (var i = 0; i < writes && !held.Lost.IsCancellationRequested; i++)
        {
            var options = new SetOptions { Write = new WriteOptions { Fences = isFenced ? [held.Grant.Fence] : [] } };
            var version = await state.SetAsync("value", held.Grant.Token, options, default);
            var line = string.Create(CultureInfo.InvariantCulture, $"{version} {held.Grant.Token}\n");
            log.Write(System.Text.Encoding.ASCII.GetBytes(line));
        }
    }
}
