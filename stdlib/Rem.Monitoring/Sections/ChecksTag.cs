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
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromSeconds(10);
    private static readonly string[] Known = ["about", "every", "timeout", .. RulesReader.Settings];

    /// <inheritdoc/>
    public TagSpec Spec { get; } = new("monitor checks")
    {
        Area = "monitoring",
        Role = TagRole.Section,
        Stays = true,
        Summary = "Checks, run by the clock for as long as the plan runs. What a check's block gives is its result: values, and where it says so `status` (ok, warning, critical, unknown) and `text`. How each is stands in the state `monitor.checks`, what changes goes into the queue `monitor.changes`; a map `{by, comment, until, sticky}` under its name in the state `monitor.acknowledgements` acknowledges it, one `{checks, until, from, flexible, by, comment}` in `monitor.downtimes` plans a downtime.",
        Value = "a map of names to checks: a block with the settings below",
        Shapes = ValueShapes.Map,
        Result = TagResult.Dropped,
        Gives = "nothing; the plan stays until it is told to stop",
        Settings =
        [
            new TagSetting("about", "text", "What it looks at, in a sentence."),
            new TagSetting("every", "duration", "How often it is run.", Default: "1m"),
            new TagSetting("timeout", "duration", "How long a run may take; then it is unknown.", Default: "as long as `every`, at most 10s"),
            new TagSetting("warning", "map", "Values to their bounds: `{load.one: {above: 4, for: 2m, clear below: 3}}`, `{free: {below: 10%, clear above: 15%}}`."),
            new TagSetting("critical", "map", "The same for critical."),
            new TagSetting("confirm", "map", "`tries`: so many results in a row make a problem certain; `every`: how often it is run until then.", Default: "{tries: 3, every: 15s}"),
            new TagSetting("no data after", "duration", "Without a result for so long there is no data.", Default: "three times `every` and `timeout`"),
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
        foreach (var entry in site.Value is MapNode map ? map.Entries : [])
        {
            if (entry.Value is not MapNode block)
            {
                problems.Expected([entry.Key.Text], "a block", DataBinder.Verbatim(entry.Value));
                continue;
            }

            var check = Read(site, entry.Key.Text, block, problems);
            checks.Add(check);
            rules.Add(check.Rules);
        }

        NeedsCheck.Look(rules, [], problems);
        foreach (var problem in problems.Found)
        {
            site.Error(MonitoringErrors.Check, NodeAt.Find(site.Value!, problem)?.Span ?? site.At, problem.Message, problem.Hint);
        }

        return new Bound(new CheckSet(checks));
    }

    private static DefinedCheck Read(TagSite site, string name, MapNode block, Problems problems)
    {
        var settings = new RemMap();
        foreach (var key in Known)
        {
            if (block.Find(key) is { } node)
            {
                settings.Set(key, DataBinder.Verbatim(node));
            }
        }

        foreach (var (key, _) in block.Entries)
        {
            if (!settings.ContainsKey(key.Text) && Suggestion.Nearest(key.Text, Known) is { } near && Suggestion.Distance(key.Text, near) == 1)
            {
                site.Binder.Findings.Warning(MonitoringErrors.Check, key.Span, $"'{key.Text}' is data here", $"did you mean '{near}'?");
            }
        }

        var fields = new Fields(settings, [name], problems);
        var every = fields.Time("every", Least) ?? TimeSpan.FromMinutes(1);
        var timeout = fields.Time("timeout", Least) ?? (every < LongestTimeout ? every : LongestTimeout);
        var rules = RulesReader.Read(name, fields);
        if (rules.Silence < every)
        {
            fields.Problems.Add(fields.At("no data after"), $"it is shorter than 'every', {Duration.Show(every)}: there would be no data between two results");
        }

        return new DefinedCheck(rules with { Silence = rules.Silence ?? ((3 * every) + timeout) }, site.Function(block, [.. settings.Keys], []))
        {
            Every = every,
            RetryEvery = rules.RetryEvery < every ? rules.RetryEvery : every,
            Timeout = timeout,
            About = fields.Text("about") ?? "",
        };
    }

    private sealed class Bound(CheckSet checks) : BoundTag
    {
        public override ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel)
        {
            scope.Run.Offer(checks);
            return new(Completion.Done);
        }
    }
}
