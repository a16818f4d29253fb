using Rem.Binding;
using Rem.Errors;
using Rem.Monitoring.Definitions;
using Rem.Plans;
using Rem.Running;
using Rem.Tags;
using Rem.Values;

namespace Rem.Monitoring.Rehearsals;

/// <summary>Rehearses checks: a story of results, and what would be told of it.</summary>
internal sealed class RehearseChecksTag : ITag
{
    private const string Kinds =
        "`{at, result: CHECK, status, text, values, error, times, every}`, `{at, acknowledge: CHECK, by, comment, for, sticky}`, `{at, unacknowledge: CHECK, by}`, `{at, downtime: CHECKS or a map that matches them, for, flexible, by, comment, repeat, from, to, zone}`, `{at, silence: {LABEL: VALUE}, for, by, comment, name}`, `{at, unsilence: NAME}`";

    /// <inheritdoc/>
    public TagSpec Spec { get; } = new("rehearse checks")
    {
        Area = "monitoring",
        Role = TagRole.Action,
        Summary = "Plays results into checks, at times of a story and not of the clock, and gives what would be told, to the second. Nothing is run and nobody is told: for tests of thresholds, needs and downtimes.",
        Value = "a map with the settings below",
        Shapes = ValueShapes.Map,
        Gives = "`timeline`, a text with a line for each event; `statuses`, how each check is at the end, and where checks have a `host`, `hosts`, how each of these is",
        Result = TagResult.Merged,
        Settings =
        [
            new TagSetting("checks", "map", "Names to checks: `warning` and `critical` (values to bounds: `above`, `below`, `for`, `clear below`, `clear above`), `confirm: {tries}`, `no data after`, `no data`, `on error`, `flapping: {start, stop, results}` or false, `needs`, `host`, `alive`, `labels`.", Required: true),
            new TagSetting("hosts", "map", "Names to hosts: `address`, `about`, `labels`, `needs`, as in `monitor hosts`."),
            new TagSetting("mute", "list or map", "Mute windows, as in `monitor mute`."),
            new TagSetting("inhibit", "list or map", "Inhibit rules, as in `monitor inhibit`."),
            new TagSetting("downtimes", "list or map", "Downtimes, as in `monitor downtimes`."),
            new TagSetting("events", "list", "What happens, each at a time from the start: " + Kinds + ".", Required: true),
            new TagSetting("date", "text", "When the story begins, for downtimes that repeat.", Default: "1970-01-01T00:00:00Z"),
            new TagSetting("until", "duration", "How long the story goes on behind its last event.", Default: "the last event"),
        ],
        Errors = [MonitoringErrors.Check, MonitoringErrors.Rehearsal],
        Examples =
        [
            new TagExample("run:\n  - rehearse checks:\n      checks: {load: {warning: {one: {above: 4}}, confirm: {tries: 1}}}\n      events: [{at: 1m, result: load, values: {one: 5}}]", "{timeline: \"00:01:00 load: pending -> warning: one is 5, above 4\\n\", statuses: {load: warning}}"),
            new TagExample("run:\n  - rehearse checks: {checks: {}, events: [{at: 1m, result: load}]}", "fails REM9002"),
        ],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site)
    {
        var data = site.Data();
        if (data is ConstantValue { Value: RemMap settings })
        {
            var problems = new Problems();
            Rehearsal.Read(settings, problems);
            problems.Tell(site, CodeOf);
        }

        return new Bound(data, site.At);
    }

    private static ErrorCode CodeOf(Problem problem) => problem.Path.Length > 0 && RehearsedRules.Settings.Contains(problem.Path[0]) ? MonitoringErrors.Check : MonitoringErrors.Rehearsal;

    private sealed class Bound(BoundValue value, SourceSpan at) : BoundTag
    {
        public override async ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel)
        {
            var completion = await value.EvaluateAsync(scope, cancel);
            if (completion.IsReturn)
            {
                return completion;
            }

            var problems = new Problems();
            var settings = completion.Value as RemMap;
            var story = settings is null ? null : Rehearsal.Read(settings, problems);
            if (settings is null)
            {
                problems.Expected([], "a map", completion.Value);
            }

            return story is not null ? Completion.Gives(story.Play()) : throw Wrong(problems.Found[0]);
        }

        private PlanException Wrong(Problem problem) => new(CodeOf(problem), at, problem.Said, problem.Hint);
    }
}
