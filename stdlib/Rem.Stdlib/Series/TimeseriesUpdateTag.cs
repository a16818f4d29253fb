using Rem.Binding;
using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Shared;
using Rem.Shared.TimeSeries;
using Rem.Tags;
using Rem.Values;

namespace Rem.Stdlib.Series;

/// <summary>Stores readings of a group of time series.</summary>
public sealed class TimeseriesUpdateTag : ITag
{
    private const string NoReading = "there is no reading: a map of sources to numbers was expected";
    private static readonly TimeSpan _usualStep = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public TagSpec Spec { get; } = new("timeseries update <group>")
    {
        Area = "shared",
        Role = TagRole.Action,
        Summary = "Stores readings of a group of time series, which is made where it is not there, with a gauge for each name. `timeseries collect` on a step stores what the step gives.",
        Value = "a map of sources to numbers, null for unknown, with the settings below; `\\at` is a source",
        Shapes = ValueShapes.Map,
        Gives = "null, or why the readings were not taken (late, of a time that there are some of already, too far ahead), where `as` names a place; that is logged too",
        Result = TagResult.Dropped,
        Settings =
        [
            new TagSetting("at", "text or number", "When they were read: `now-5m`, a time such as 2026-11-20T14:00:00Z, or seconds since 1970.", Default: "now"),
            new TagSetting("step", "duration", "Of a group that is made: the time that one value stands for, whole seconds.", Default: "10s"),
        ],
        Errors = [RunErrors.BadSetting, SharedErrors.Name, SeriesErrors.Definition, SeriesErrors.Full, SeriesErrors.Range, SeriesErrors.None],
        Examples =
        [
            new TagExample("run:\n  - timeseries update web: {bad: 2, at: 1767225610}\n  - timeseries update web: {bad: 1, at: 1767225605}\n    as: second\n  - literal: {}\nlate: ${{ second | contains 'a later sample' }}\nsecond: gone", "{late: true, second: gone}"),
            new TagExample("run:\n  - timeseries update web: {bad: many}", "fails REM1107"),
        ],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site)
    {
        var (at, step) = (site.SettingData("at"), site.SettingData("step"));
        Check(site, at, "at", static value => SeriesTime.TryRead(value, DateTimeOffset.UnixEpoch.AddYears(50), out _), SeriesTime.Form, SeriesTime.Near);
        Check(site, step, "step", static value => Step(value) is not null, "a duration of whole seconds, 1s or more");
        foreach (var (key, value) in site.Value is MapNode map ? map.Entries : [])
        {
            if (key.Text is not ("at" or "step") && value is ScalarNode { Value: not (null or long or double) } scalar && !scalar.Text.Contains("${{", StringComparison.Ordinal))
            {
                site.Error(BindErrors.Setting, value.Span, $"'{key.Text}' must be a number, or null for unknown, got {site.Describe(value)}");
            }
        }

        var group = site.Text("group");
        if (group.Fixed is { } name)
        {
            CheckName(site, name);
        }

        var values = site.Data();
        if ((values is BlockValue { Block: var block } ? block.Constant : (values as ConstantValue)?.Value as RemMap) is { } given)
        {
            CheckSources(site, given);
        }

        return new Bound(group, at, step, values);
    }

    private static TimeSpan? Step(object? value) => Duration.TryRead(value, out var step) && step >= TimeSpan.FromSeconds(1) && step.Ticks % TimeSpan.TicksPerSecond == 0 ? step : null;

    private static void Check(TagSite site, BoundValue? value, string name, Func<object?, bool> fits, string expected, Func<object?, string?>? hint = null)
    {
        if (value is ConstantValue constant && !fits(constant.Value))
        {
            site.Error(BindErrors.Setting, constant.At, $"'{name}' must be {expected}, got {ValueText.ShowWithKind(constant.Value)}", hint?.Invoke(constant.Value));
        }
    }

    private static void CheckSources(TagSite site, RemMap given)
    {
        if (given.Count == 0)
        {
            site.Error(BindErrors.Setting, site.At, NoReading);
        }

        foreach (var (key, _) in site.Value is MapNode map ? map.Entries : [])
        {
            if (given.ContainsKey(key.Text) && SeriesNames.SourceFault(key.Text) is { } fault)
            {
                site.Error(BindErrors.Setting, key.Span, fault);
            }
        }
    }

    private static void CheckName(TagSite site, string name)
    {
        try
        {
            SeriesNames.Check(name);
        }
        catch (PlanException error)
        {
            site.Error(error.Finding.Code, site.CaptureAt("group"), error.Finding.Message, error.Finding.Hint);
        }
    }

    private sealed class Bound(BoundText group, BoundValue? at, BoundValue? step, BoundValue values) : BoundTag
    {
        public override async ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel)
        {
            var completion = await values.EvaluateAsync(scope, cancel);
            if (completion.IsReturn)
            {
                return completion;
            }

            var sample = new SeriesSample(SeriesNames.Check(group.In(scope)), await TimeAsync(scope, cancel), Readings((RemMap)completion.Value!));
            var length = await StepAsync(scope, cancel);
            if (DryRun.Shows(scope, group.At, $"store {ValueText.Show(completion.Value)} in time series '{sample.Group}'"))
            {
                return Completion.Gives(null);
            }

            var answer = await scope.Run.Resources.TimeSeries.TakeAsync(sample, length, cancel);
            var why = answer.IsTaken ? null : answer.Detail ?? answer.Refusal.ToString();
            if (why is not null)
            {
                scope.Run.Log.Write(new LogLine(scope.Run.Clock.GetUtcNow(), LogLevel.Warn, $"not stored: {why}", null, group.At));
            }

            return Completion.Gives(why);
        }

        private Dictionary<string, Reading> Readings(RemMap given)
        {
            var readings = new Dictionary<string, Reading>(given.Count, StringComparer.Ordinal);
            foreach (var (source, value) in given)
            {
                readings.Add(source, Reading.OfValue(value) ?? throw Wrong(values, source, "a number, or null for unknown", value));
            }

            return readings.Count > 0 ? readings : throw new PlanException(RunErrors.BadSetting, values.At, NoReading);
        }

        private async ValueTask<DateTimeOffset> TimeAsync(Scope scope, CancellationToken cancel)
        {
            var now = scope.Run.Clock.GetUtcNow();
            if (at is null)
            {
                return now;
            }

            var given = (await at.EvaluateAsync(scope, cancel)).Value;
            return SeriesTime.TryRead(given, now, out var time) ? time : throw Wrong(at, "at", SeriesTime.Form, given);
        }

        private async ValueTask<TimeSpan> StepAsync(Scope scope, CancellationToken cancel)
        {
            if (step is null)
            {
                return _usualStep;
            }

            var given = (await step.EvaluateAsync(scope, cancel)).Value;
            return Step(given) ?? throw Wrong(step, "step", "a duration of whole seconds, 1s or more", given);
        }

        private static PlanException Wrong(BoundValue place, string name, string expected, object? got) =>
            new(RunErrors.BadSetting, place.At, $"'{name}' must be {expected}, got {ValueText.ShowWithKind(got)}");
    }
}
