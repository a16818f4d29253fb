using Rem.Cli.Commands.Resources;
using Rem.Monitoring.Hosting;
using Rem.Values;

namespace Rem.Cli.Commands.Checks;

/// <summary>`rem checks list` and `hosts`: how all of them are, the worst first.</summary>
internal static class CheckList
{
    /// <summary>Prints the checks.</summary>
    public static async Task<int> ChecksAsync(ResourceCall call)
    {
        var all = await KnownChecks.AllAsync(call);
        var shown = call.Words.Has("--problems") ? all.FindAll(static check => check.IsProblem) : all;
        return Output.Answer(call.AsJson, () => Facts("checks", shown.ConvertAll(static check => NodeCall.Argument(("check", check.Name)).With(check.Facts))), () => Text(all, shown));
    }

    /// <summary>Prints the hosts.</summary>
    public static async Task<int> HostsAsync(ResourceCall call)
    {
        var hosts = await KnownChecks.KnownAsync(call, MonitorNames.Hosts);
        if (call.Words.Has("--problems"))
        {
            hosts.RemoveAll(static host => Word(host.Value, "status") == "up");
        }

        hosts = [.. hosts.OrderBy(static host => Word(host.Value, "status") switch { "down" => 0, "unreachable" => 1, "up" => 3, _ => 2 }).ThenBy(static host => host.Key, StringComparer.Ordinal)];
        return Output.Answer(call.AsJson, () => Facts("hosts", hosts.ConvertAll(static host => host.Value)), () => hosts.Count == 0 ? call.Words.Has("--problems") ? "every host is up\n" : "no hosts\n" : HostText(hosts));
    }

    private static string Text(List<ShownCheck> all, List<ShownCheck> shown)
    {
        if (shown.Count == 0)
        {
            return all.Count == 0 ? "no checks: no plan of this node has `monitor checks`\n" : $"nothing is wrong: all {all.Count} checks are well\n";
        }

        var now = TimeProvider.System.GetUtcNow();
        var rows = new List<string[]>(shown.Count);
        foreach (var check in shown)
        {
            var notes = string.Join(", ", check.Notes(now));
            rows.Add([check.Status, check.Name, ShownCheck.Ago(check.Since, now), notes.Length == 0 ? ShownCheck.FirstLine(check.Says) : $"{ShownCheck.FirstLine(check.Says)} ({notes})"]);
        }

        return StatusTable.Of("STATUS CHECK SINCE TEXT", rows);
    }

    private static string HostText(List<(string Key, RemMap Value)> hosts)
    {
        var now = TimeProvider.System.GetUtcNow();
        var rows = new List<string[]>(hosts.Count);
        foreach (var (key, host) in hosts)
        {
            rows.Add([Word(host, "status"), key, Word(host, "address"), ShownCheck.Ago(ShownCheck.Moment(host, "since"), now), Counts(host), ShownCheck.FirstLine(Word(host, "text"))]);
        }

        return StatusTable.Of("STATUS HOST ADDRESS SINCE CHECKS TEXT", rows);
    }

    // What is not well, and how many there are: `1 critical of 5`.
    private static string Counts(RemMap host)
    {
        if (!host.TryGetValue("checks", out var value) || value is not RemMap counts)
        {
            return "-";
        }

        var (sum, bad) = (0L, new List<string>());
        foreach (var status in counts.Keys)
        {
            var count = counts[status] as long? ?? 0;
            sum += count;
            if (count > 0 && status != "ok")
            {
                bad.Add($"{count} {status}");
            }
        }

        return bad.Count == 0 ? $"{sum} ok" : $"{string.Join(", ", bad)} of {sum}";
    }

    private static string Word(RemMap map, string key) => map.TryGetValue(key, out var value) && value is string text ? text : "-";

    private static RemMap Facts(string name, List<RemMap> entries) => NodeCall.Argument((name, RemList.Of([.. entries])));

    private static RemMap With(this RemMap map, RemMap others)
    {
        map.Merge(others);
        return map;
    }
}
