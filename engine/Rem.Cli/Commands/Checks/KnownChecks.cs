using Rem.Cli.Commands.Resources;
using Rem.Errors;
using Rem.Monitoring.Hosting;
using Rem.Shared.State;
using Rem.Values;

namespace Rem.Cli.Commands.Checks;

/// <summary>The checks of the node that a command asks.</summary>
internal static class KnownChecks
{
    /// <summary>All of them, the worst first.</summary>
    public static async Task<List<ShownCheck>> AllAsync(ResourceCall call)
    {
        var checks = new List<ShownCheck>();
        foreach (var (key, value) in await KnownAsync(call, MonitorNames.Checks))
        {
            checks.Add(new ShownCheck(key, value));
        }

        checks.Sort(ShownCheck.Compare);
        return checks;
    }

    /// <summary>The check of a name. Throws with the nearest name when it is not there.</summary>
    public static async Task<ShownCheck> FindAsync(ResourceCall call)
    {
        var state = call.Shared.States.Open(MonitorNames.Checks);
        return (await state.GetAsync(call.Name, call.Cancel))?.Value is RemMap status
            ? new ShownCheck(call.Name, (await BeatsAsync(call)).Known(status))
            : throw Unknown(call, await state.KeysAsync("", call.Cancel));
    }

    /// <summary>The statuses that a state holds, as far as they are known, in the order of their keys.</summary>
    public static async Task<List<(string Key, RemMap Value)>> KnownAsync(ResourceCall call, string bucket)
    {
        var beats = await BeatsAsync(call);
        return (await EntriesAsync(call, bucket)).ConvertAll(entry => (entry.Key, beats.Known(entry.Value)));
    }

    /// <summary>Until when monitors have written.</summary>
    private static Task<Heartbeats> BeatsAsync(ResourceCall call) => Heartbeats.ReadAsync(call.Shared.States, TimeProvider.System.GetUtcNow(), call.Cancel);

    /// <summary>What a state holds, as far as it is maps, in the order of its keys.</summary>
    public static async Task<List<(string Key, RemMap Value)>> EntriesAsync(ResourceCall call, string bucket)
    {
        var entries = new List<(string, RemMap)>();
        foreach (var change in (await call.Shared.States.Open(bucket).ChangesAsync("", 0, TimeSpan.Zero, call.Cancel)).Changes)
        {
            if (!change.IsDeleted && change.Value is RemMap map)
            {
                entries.Add((change.Key, map));
            }
        }

        entries.Sort(static (a, b) => string.CompareOrdinal(a.Item1, b.Item1));
        return entries;
    }

    private static PlanException Unknown(ResourceCall call, IReadOnlyList<string> names) => KnownNames.Unknown(
        call,
        "checks",
        names.Count == 0 ? "the node has no checks: none of its plans has `monitor checks`" : $"there is no check {ValueText.Show(call.Name)}",
        names);
}
