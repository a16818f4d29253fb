using Rem.Monitoring.Definitions;
using Rem.Running;
using Rem.Tags;
using Rem.Values;

namespace Rem.Monitoring.Looking.Counters;

/// <summary>Turns counters into rates.</summary>
internal sealed class ProbeCountersTag : LookTag<CounterWish>
{
    /// <inheritdoc/>
    public override TagSpec Spec { get; } = new("probe counters")
    {
        Area = "monitoring",
        Role = TagRole.Action,
        Summary = "Tells how counters have changed since somebody looked at them last under the same name, by a clock that does not jump. One that wraps at 32 or 64 bits goes on, one that began anew has no change.",
        Value = "a map with the settings below",
        Shapes = ValueShapes.Scalar | ValueShapes.Map,
        Gives = "`{seconds, rates, changes}`: the time since the last look, and in the shape of the counters their changes per second and in all; all null at the first look",
        Settings =
        [
            new TagSetting("name", "text", "What is looked at; the counters are remembered under it while the process lives.", Required: true),
            new TagSetting("counters", "map", "Names to counters, or to maps of them.", Required: true),
        ],
        Errors = [MonitoringErrors.Look],
        Examples =
        [
            new TagExample("run:\n  - probe counters: {name: visits, counters: {home: 5}}", "{seconds: null, rates: null, changes: null}"),
            new TagExample("run:\n  - probe counters: {name: visits}", "fails REM9003"),
        ],
    };

    /// <inheritdoc/>
    protected override CounterWish? Read(object? value, Problems problems)
    {
        if (value is not RemMap map)
        {
            problems.Expected([], "a map", value);
            return null;
        }

        var fields = Settings(map, problems);
        var (name, counters) = (fields.As<string>("name", "a text"), fields.As<RemMap>("counters", "a map of counters"));
        return name is null || counters is null ? null : new CounterWish(name, counters);
    }

    /// <inheritdoc/>
    protected override ValueTask<object?> LookAsync(CounterWish wanted, Scope scope, CancellationToken cancel) =>
        new(CounterMemory.Of(scope.Run.Resources).Note(wanted.Name, wanted.Counters, scope.Run.Clock));
}

/// <summary>Counters that somebody looks at.</summary>
/// <param name="Name">Under what they are remembered.</param>
/// <param name="Counters">As they stand.</param>
internal sealed record CounterWish(string Name, RemMap Counters);
