using Rem.Binding;
using Rem.Monitoring.Definitions;
using Rem.Monitoring.States;
using Rem.Plans;
using Rem.Running;
using Rem.Tags;
using Rem.Values;

namespace Rem.Monitoring.Sections;

/// <summary>The hosts that checks look at.</summary>
internal sealed class HostsTag : ITag
{
    /// <summary>The section's key.</summary>
    public const string Key = "monitor hosts";

    /// <inheritdoc/>
    public TagSpec Spec { get; } = new(Key)
    {
        Area = "monitoring",
        Role = TagRole.Section,
        Summary = "The hosts that `monitor checks` look at. A check names its host by `host`, and sees it as `host.name`, `host.address` and `host.labels`; where there is this section, a host that is not in it is an error, but for this machine. How each host is stands in the state `monitor.hosts`: `up`, `down`, `unreachable` or `pending`, told from its checks that say `alive: true`, or from all where none does. While a host is down its checks are unreachable, and so are those of the hosts that need it. What changes goes into the queue `monitor.changes`, with `event: host`, and the last changes of each host stand in the state `monitor.host.history`.",
        Value = "a map of names to hosts: maps with the settings below, or nothing",
        Shapes = ValueShapes.Map,
        Result = TagResult.Dropped,
        Gives = "nothing",
        Settings =
        [
            new TagSetting("address", "text", "Where it is reached.", Default: "its name"),
            new TagSetting("about", "text", "What it is, in a sentence."),
            new TagSetting("labels", "map", "What its checks are found by, beside their own labels: `{site: a, tier: web}`."),
            new TagSetting("needs", "list of text", "The hosts without which it cannot be reached."),
        ],
        Errors = [MonitoringErrors.Check],
        Examples =
        [
            new TagExample("monitor hosts:\n  core-sw: {address: 192.0.2.1}\n  web1: {needs: core-sw, labels: {tier: web}}", "{}"),
            new TagExample("monitor hosts: {web1: {adress: 192.0.2.7}}", "fails REM9001"),
        ],
    };

    /// <summary>
    /// The hosts of a plan; null for a plan without the section. What is wrong with them is told at their own place: each is
    /// there by its name, and needs nothing while any is wrong.
    /// </summary>
    public static List<HostRules>? Of(TagSite site)
    {
        if (RootSections.Find(site, Key) is not { } node || DataBinder.Verbatim(node) is not RemMap given)
        {
            return null;
        }

        var problems = new Problems();
        var hosts = HostsReader.ReadAll(given, [], problems);
        if (problems.Found.Count == 0)
        {
            return hosts;
        }

        var byName = hosts.ToDictionary(static host => host.Name, StringComparer.Ordinal);
        return [.. given.Keys.Select(name => byName.TryGetValue(name, out var host) ? host with { Needs = [] } : new HostRules(name))];
    }

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site)
    {
        var problems = new Problems();
        var hosts = DataBinder.Verbatim(site.Value) is RemMap given ? HostsReader.ReadAll(given, [], problems) : [];
        problems.Tell(site, MonitoringErrors.Check);

        return new OfferedSection(new HostSet(hosts));
    }
}
