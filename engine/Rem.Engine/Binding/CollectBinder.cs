using Rem.Errors;
using Rem.Inspection;
using Rem.Plans;
using Rem.Running;
using Rem.Shared.TimeSeries;
using Rem.Values;

namespace Rem.Binding;

/// <summary>
/// Binds `timeseries collect`: `{step: 10s, group NAME: {field: source, other: {source, type, min, max, heartbeat}}}`. All of it
/// is known when the plan is loaded, but for names that are filled in.
/// </summary>
internal sealed class CollectBinder(PlanBinder binder)
{
    private const string Group = "group ";
    private static readonly TimeSpan StandardStep = TimeSpan.FromSeconds(10);
    private static readonly string[] FieldSettings = ["source", "type", "min", "max", "heartbeat"];

    /// <summary>A body whose result is collected.</summary>
    public StepBody Wrap(MapNode step, PlanNode given, StepBody body, BindContext context)
    {
        var groups = new List<CollectedGroup>();
        if (given is MapNode { Entries.Count: > 0 } map)
        {
            var length = Step(map, step);
            foreach (var entry in map.Entries)
            {
                if (entry.Key.Text.StartsWith(Group, StringComparison.Ordinal) && entry.Key.Text.Length > Group.Length)
                {
                    groups.Add(Read(entry, length, context));
                }
                else if (entry.Key.Text != "step")
                {
                    Wrong(entry.Key, $"'timeseries collect' has no '{entry.Key.Text}'; it takes 'group NAME' and 'step'");
                }
            }
        }
        else
        {
            Wrong(given, $"'timeseries collect' takes a map of groups, got {PlanShapes.Describe(given)}", "write `timeseries collect: {group cpu: {used: used}}`");
        }

        var tag = new CollectTag(body, [.. groups]);
        return new StepBody(new TagEntry(new EntryKey("timeseries collect", null), "timeseries collect", step.Span, tag, Tags.TagResult.Merged), isAction: true);
    }

    private CollectedGroup Read(MapEntry entry, TimeSpan step, BindContext context)
    {
        var fields = new List<CollectedField>();
        foreach (var (key, value) in entry.Value is MapNode map ? map.Entries : [])
        {
            if (Path(key) is { } path && Source(value, step) is { } source)
            {
                fields.Add(new CollectedField(path, source));
            }
        }

        var definition = new SeriesDefinition(step, [.. fields.Select(static field => field.Source)], SeriesDefaults.Archives(step));
        if (entry.Value is not MapNode { Entries.Count: > 0 })
        {
            Wrong(entry.Value, $"a group takes a map of fields to sources, got {PlanShapes.Describe(entry.Value)}", "write `{used_mb: used}`");
        }
        else if (fields.Count > 0 && definition.Faults() is { Count: > 0 } faults)
        {
            Wrong(entry.Value, string.Join("; ", faults));
        }

        var name = entry.Key;
        var text = binder.Expressions.Text(name, Group.Length, name.Text.Length - Group.Length, context);
        CheckName(name, text);
        return new CollectedGroup(text, definition, fields);
    }

    private void CheckName(ScalarNode key, BoundText name)
    {
        try
        {
            _ = name.Fixed is { } text ? SeriesNames.Check(text) : null;
        }
        catch (PlanException error)
        {
            Wrong(key, error.Message, error.Finding.Hint);
        }
    }

    private DotPath? Path(ScalarNode key)
    {
        try
        {
            return DotPath.Parse(key.Text);
        }
        catch (PlanException error)
        {
            Wrong(key, error.Message);
            return null;
        }
    }

    private SeriesSource? Source(PlanNode node, TimeSpan step)
    {
        if (node is ScalarNode { Value: string name })
        {
            return new SeriesSource(name, SourceType.Gauge, SeriesDefaults.Heartbeat(step));
        }

        if (node is not MapNode map)
        {
            Wrong(node, $"a source is its name or a map, got {PlanShapes.Describe(node)}");
            return null;
        }

        foreach (var (key, _) in map.Entries)
        {
            if (Array.IndexOf(FieldSettings, key.Text) < 0)
            {
                var near = Suggestion.Nearest(key.Text, FieldSettings);
                Wrong(key, $"a source has no '{key.Text}'; it takes {string.Join(", ", FieldSettings)}", near is null ? null : $"did you mean '{near}'?");
            }
        }

        var given = map.Find("source") as ScalarNode;
        if (given?.Value is not string source)
        {
            Wrong(map, "a source needs its name under 'source'");
            return null;
        }

        return new SeriesSource(source, Type(map.Find("type")), Time(map.Find("heartbeat"), "heartbeat") ?? SeriesDefaults.Heartbeat(step), Number("min"), Number("max"));

        double? Number(string key) => NodeNumber.Find(map, key, binder.Findings, BindErrors.Modifier);
    }

    private SourceType Type(PlanNode? node)
    {
        if (node is null)
        {
            return SourceType.Gauge;
        }

        if (node is ScalarNode scalar && SeriesWords.Type(scalar.Text) is { } type)
        {
            return type;
        }

        Wrong(node, $"'type' is one of {string.Join(", ", SeriesWords.Types).ToLowerInvariant()}, got {PlanShapes.Describe(node)}");
        return SourceType.Gauge;
    }

    // A cached step is collected as often as it is refreshed.
    private TimeSpan Step(MapNode map, MapNode step)
    {
        if (map.Find("step") is { } given)
        {
            return Time(given, "step") ?? StandardStep;
        }

        var cached = step.Find("cache") is MapNode cache && cache.Find("interval") is ScalarNode { Value: var interval } && Duration.TryRead(interval, out var time) ? time : StandardStep;
        return TimeSpan.FromSeconds(Math.Max(1, Math.Round(cached.TotalSeconds)));
    }

    private TimeSpan? Time(PlanNode? node, string key)
    {
        if (node is null)
        {
            return null;
        }

        if (node is ScalarNode scalar && Duration.TryRead(scalar.Value, out var time) && time >= TimeSpan.FromSeconds(1) && time.Ticks % TimeSpan.TicksPerSecond == 0)
        {
            return time;
        }

        Wrong(node, $"'{key}' is a duration of whole seconds, 1s or more, got {PlanShapes.Describe(node)}");
        return null;
    }

    private void Wrong(PlanNode node, string message, string? hint = null) => binder.Findings.Error(BindErrors.Modifier, node.Span, message, hint);
}
