using Rem.Binding;
using Rem.Errors;
using Rem.Monitoring.Definitions;
using Rem.Plans;
using Rem.Running;
using Rem.Tags;
using Rem.Values;

namespace Rem.Monitoring.Sections;

/// <summary>Checks: what is run how often, and what makes its result a status.</summary>
internal sealed class ChecksTag : ITag
{
    /// <summary>The section's key.</summary>
    public const string Key = "monitor checks";

    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromSeconds(10);
    private const string DefaultsKey = "defaults";
    private static readonly string[] Shared = ["host", "labels", "every", "timeout", "series", "confirm", "no data after", "no data", "on error", "flapping"];
    private static readonly string[] Known = ["about", "every", "timeout", "series", .. RulesReader.Settings];

    /// <inheritdoc/>
    public TagSpec Spec { get; } = new(Key)
    {
        Area = "monitoring",
        Role = TagRole.Section,
        Stays = true,
        Summary = "Checks, run by the clock for as long as the plan runs. What a check's block gives is its result: values, and where it says so `status` (ok, warning, critical, unknown), `text` and `units` (a map). How each is stands in the state `monitor.checks`, what changes goes into the queue `monitor.changes`, and the last changes of each stand in the state `monitor.history`; a map `{by, comment, until, sticky}` under its name in the state `monitor.acknowledgements` acknowledges it, one `{checks or match, until, from, flexible, by, comment}` in `monitor.downtimes` plans a downtime, one `{checks or match, repeat, from, to or for, zone}` one that comes back; one `{match, until, from, by, comment}` in `monitor.silences` silences the checks that it matches.",
        Value = "a map of names to checks: a block with the settings below. Under `defaults` stand `host`, `labels`, `every`, `timeout`, `series`, `confirm`, `no data after`, `no data`, `on error` and `flapping` for all checks that do not say otherwise",
        Shapes = ValueShapes.Map,
        Result = TagResult.Dropped,
        Gives = "nothing; the plan stays until it is told to stop",
        Settings =
        [
            new TagSetting("about", "text", "What it looks at, in a sentence."),
            new TagSetting("host", "text", "The host that it looks at: one of `monitor hosts`, where the plan has these. Its run sees it as `host.name`, `host.address` and `host.labels`.", Default: "this machine's name"),
            new TagSetting("alive", "true or false", "Whether it tells that its host is up. While all such checks of a host are critical, unknown or without data, the host is down and its other checks are unreachable.", Default: "false"),
            new TagSetting("labels", "map", "What it is found by, beside the labels of its host: `{team: web}`."),
            new TagSetting("every", "duration", "How often it is run.", Default: "1m"),
            new TagSetting("timeout", "duration", "How long a run may take; then it is unknown.", Default: "as long as `every`, at most 10s"),
            new TagSetting("series", "true or false", "Whether its numbers go into the time series group `checks/NAME`, nested ones under their names with dots between.", Default: "true"),
            new TagSetting("warning", "map", "Values to their bounds: `{load.one: {above: 4, for: 2m, clear below: 3}}`, `{free: {below: 10%, clear above: 15%}}`."),
            new TagSetting("critical", "map", "The same for critical."),
            new TagSetting("confirm", "map", "`tries`: so many results in a row make a problem certain; `every`: how often it is run until then.", Default: "{tries: 3, every: 15s}"),
            new TagSetting("no data after", "duration", "Without a result for so long, longer than `every`, there is no data.", Default: "three times `every` and `timeout`"),
            new TagSetting("no data", "text", "What it is then: no data, ok, warning, critical or unknown.", Default: "no data"),
            new TagSetting("on error", "text", "What it is when its run fails, takes too long or gives no result: unknown, warning or critical.", Default: "unknown"),
            new TagSetting("flapping", "map", "`start`, `stop` (shares of changes) and `results` (that are looked at); false for never.", Default: "{start: 30%, stop: 25%, results: 20}"),
            new TagSetting("needs", "list of text", "The checks without which it can tell nothing."),
        ],
        Errors = [MonitoringErrors.Check],
        Examples = [new TagExample("monitor checks: {load: {every: soon}}", "fails REM9001")],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site)
    {
        var (problems, checks, rules) = (new Problems(), new List<DefinedCheck>(), new List<States.CheckRules>());
        var (section, idle) = (site.Value as MapNode, new IdleSteps(site));
        var defaults = section is null ? [] : Defaults(section, problems);
        foreach (var entry in section is null ? [] : section.Entries)
        {
            if (entry.Key.Text == DefaultsKey)
            {
                continue;
            }

            if (entry.Value is not MapNode block)
            {
                problems.Expected([entry.Key.Text], "a block", DataBinder.Verbatim(entry.Value));
                continue;
            }

            var check = Read(site, entry.Key, block, defaults, idle, problems);
            checks.Add(check);
            rules.Add(check.Rules);
        }

        StraySections.LookAt(site);
        var hosts = HostsTag.Of(site);
        NeedsCheck.Look(rules, hosts, [], problems);
        new MatchCheck(site, rules, hosts ?? []).Look();
        problems.Tell(site, MonitoringErrors.Check);

        return new OfferedSection(new CheckSet(checks));
    }

    // What is wrong with them is told there, and not once more at each check.
    private static RemMap Defaults(MapNode section, Problems problems)
    {
        if (section.Find(DefaultsKey) is not { } node)
        {
            return [];
        }

        if (DataBinder.Verbatim(node) is not RemMap given)
        {
            problems.Expected([DefaultsKey], "a map of settings for all checks", DataBinder.Verbatim(node));
            return [];
        }

        var before = problems.Found.Count;
        problems.Unknown([DefaultsKey], given, "'defaults'", Shared);
        ReadTimes(new Fields(given, [DefaultsKey], problems), out _, out _);
        RulesReader.Read("defaults", new Fields(given, [DefaultsKey], problems));
        return problems.Found.Count > before ? [] : given;
    }

    private static void ReadTimes(Fields fields, out TimeSpan every, out TimeSpan timeout)
    {
        every = fields.Time("every", Least) ?? TimeSpan.FromMinutes(1);
        timeout = fields.Time("timeout", Least) ?? (every < LongestTimeout ? every : LongestTimeout);
        fields.Flag("series");
    }

    // Labels come together with those of the defaults; any other setting replaces the default.
    private static object? Own(string key, object? given, RemMap defaults)
    {
        if (key != "labels" || given is not RemMap labels || !defaults.TryGetValue(key, out var standard) || standard is not RemMap shared)
        {
            return given;
        }

        var all = shared.Copy();
        foreach (var label in labels.Keys)
        {
            all.Set(label, labels[label]);
        }

        return all;
    }

    private static DefinedCheck Read(TagSite site, ScalarNode title, MapNode block, RemMap defaults, IdleSteps idle, Problems problems)
    {
        var name = title.Text;
        var (settings, own) = (defaults.Copy(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var key in Known)
        {
            if (block.Find(key) is { } node)
            {
                settings.Set(key, Own(key, DataBinder.Verbatim(node), defaults));
                own.Add(key);
            }
        }

        foreach (var (other, value) in block.Entries)
        {
            if (!own.Contains(other.Text))
            {
                ForeignSettings.LookAt(site, other, value, Known);
            }
        }

        var fields = new Fields(settings, [name], problems);
        ReadTimes(fields, out var every, out var timeout);
        var rules = RulesReader.Read(name, fields);
        if (rules.NoDataAfter <= every)
        {
            fields.Problems.Add(fields.At("no data after"), $"it is not longer than 'every', {Duration.Show(every)}: there would be no data between two results");
        }

        var run = site.Function(block, own, []);
        idle.LookAt(title, block, own);
        return new DefinedCheck(rules with { Host = rules.Host.Length > 0 ? rules.Host : Environment.MachineName, NoDataAfter = rules.NoDataAfter ?? ((3 * every) + timeout) }, run)
        {
            Every = every,
            RetryEvery = rules.RetryEvery < every ? rules.RetryEvery : every,
            Timeout = timeout,
            HasSeries = fields.Flag("series") ?? true,
            About = fields.Text("about") ?? "",
        };
    }
}
