using Rem.Errors;
using Rem.Monitoring.States;
using Rem.Values;

namespace Rem.Monitoring.Definitions;

/// <summary>Reads hosts: `{core-sw: {address: 192.0.2.1}, web1: {needs: core-sw, labels: {tier: web}}}`. All that is wrong is noted.</summary>
internal static class HostsReader
{
    /// <summary>The settings of a host.</summary>
    public static readonly string[] Settings = ["address", "about", "labels", "needs"];

    /// <summary>The hosts of a map, by their names.</summary>
    public static List<HostRules> ReadAll(RemMap given, string[] path, Problems problems)
    {
        var (hosts, fields) = (new List<HostRules>(given.Count), new Fields(given, path, problems));
        foreach (var name in given.Keys)
        {
            if (given[name] is null)
            {
                hosts.Add(Read(name, new Fields([], fields.At(name), problems)));
            }
            else if (given[name] is string address)
            {
                problems.Add(fields.At(name), $"expected a map, got {ValueText.ShowWithKind(address)}", $"write {{address: {address}}}");
            }
            else if (fields.Inner(name, "a host", Settings) is { } host)
            {
                hosts.Add(Read(name, host));
            }
        }

        Look(hosts, path, problems);
        return hosts;
    }

    private static HostRules Read(string name, Fields host)
    {
        RulesReader.NameOf("host", name, host);
        var address = host.Text("address");
        if (address is "")
        {
            host.Problems.Expected(host.At("address"), "an address, such as 192.0.2.1 or web1.example.org", address);
        }

        return new HostRules(name)
        {
            Address = address is { Length: > 0 } ? address : name,
            About = host.Text("about") ?? "",
            Labels = LabelsReader.Read(host),
            Needs = [.. host.Names("needs").Distinct()],
        };
    }

    private static void Look(List<HostRules> hosts, string[] path, Problems problems)
    {
        var byName = hosts.ToDictionary(static host => host.Name, StringComparer.Ordinal);
        var known = true;
        foreach (var host in hosts)
        {
            foreach (var need in host.Needs.Where(need => !byName.ContainsKey(need)))
            {
                known = false;
                problems.Add([.. path, host.Name, "needs", need], $"there is no host {ValueText.Show(need)}", Problems.Near(need, byName.Keys));
            }
        }

        foreach (var circle in known ? Circles.Of(byName.Keys, name => byName[name].Needs) : [])
        {
            problems.Add([.. path, circle[0], "needs"], $"what it needs needs it in turn: {string.Join(" -> ", circle)}");
        }
    }
}
