using Rem.Binding;
using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Shared;
using Rem.Shared.TimeSeries;
using Rem.Shared.TimeSeries.Queries;
using Rem.Tags;
using Rem.Values;

namespace Rem.Stdlib.Series;

/// <summary>Evaluates a block again and again for a time and gives its numbers as series.</summary>
public sealed class TimeseriesSampleTag : ITag
{
    /// <inheritdoc/>
    public TagSpec Spec { get; } = new("timeseries sample")
    {
        Area = "shared",
        Role = TagRole.Action,
        Summary = "Evaluates a block at a fixed rhythm for a time and gives its numbers as series, with a summary: a look closer than the checks' rhythm. They are in memory only, unless a group is named.",
        Value = "the settings below, and the block: a `run` or other data. `loop.index` counts its rounds",
        Shapes = ValueShapes.Map,
        Gives = "`{start, step, sources, rows, summary, missed}` as `timeseries fetch` gives it; `missed` counts rounds for which the ones before left no time, and which are null",
        Settings =
        [
            new TagSetting("every", "duration", "The rhythm, 10ms or more; it does not drift, however long a round takes.", Default: "1s"),
            new TagSetting("for", "duration", "How long.", Required: true),
            new TagSetting("collect", "map", "Fields of what the block gives, and the names of their series: `{load.one: one}`.", Default: "each number at the top, under its own name"),
            new TagSetting("percentiles", "list", "The percentiles of the summary, numbers from 0 to 100.", Default: "50, 95 and 99"),
            new TagSetting("group", "text", "A group that takes the numbers too, and is made where it is not there; `every` is in whole seconds then. What it refuses is logged."),
        ],
        Errors = [RunErrors.BadSetting, SharedErrors.Name, SeriesErrors.Query, SeriesErrors.Definition, SeriesErrors.Full, SeriesErrors.None],
        Examples =
        [
            new TagExample("run:\n  - timeseries sample: {every: 1s, for: 1s, n: 7}\n    as: got\n  - literal: {}\nresult: ${{ got.summary.n.max }}\ngot: gone", "{result: 7.0, got: gone}"),
            new TagExample("run:\n  - timeseries sample: {every: 0s, for: 1m, n: 1}", "fails REM1107"),
        ],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site)
    {
        var (every, time) = (site.SettingData("every"), site.SettingData("for"));
        if (time is null && site.Value is MapNode)
        {
            site.Error(BindErrors.Setting, site.At, $"'{site.Key}' has no 'for'", "add `for: 30s`: how long it goes on");
        }

        var settings = new SampleSettings(every, time, site.SettingData("percentiles"), site.SettingData("group"), SampledFields.Bind(site, site.Setting("group") is not null), site.At);
        SampleCheck.Fixed(site, settings);
        if (site.Value is MapNode map && !map.Entries.Any(entry => Spec.Settings.All(setting => setting.Name != entry.Key.Text)))
        {
            site.Error(BindErrors.Setting, site.At, $"'{site.Key}' has no block", "write `run: [...]` below it, or data: what is evaluated each time");
        }

        return new Bound(settings, site.Data(PlaceNames.Loop));
    }

    private sealed class Bound(SampleSettings settings, BoundValue body) : BoundTag
    {
        public override async ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel)
        {
            var every = SampleCheck.Every(await ValueAsync(settings.Every, scope, cancel), settings);
            var rounds = SampleCheck.Rounds(every, SampleCheck.For(await ValueAsync(settings.For, scope, cancel), settings), settings);
            var percentiles = SampleCheck.Percentiles(await ValueAsync(settings.Percentiles, scope, cancel), settings);
            var name = SampleCheck.Group(await ValueAsync(settings.Group, scope, cancel), every, settings);
            var group = name is null ? null : new SampledGroup(scope.Run, name, every, settings.Group!.At);
            if (DryRun.Shows(scope, settings.At, $"sample {rounds} times, each {Duration.Show(every)}"))
            {
                (rounds, group) = (1, null);
            }

            return await SampleAsync(every, rounds, percentiles, group, scope, cancel);
        }

        // By the clock that only goes forward: one that is set meanwhile moves no round.
        private async ValueTask<Completion> SampleAsync(TimeSpan every, long rounds, double[] percentiles, SampledGroup? group, Scope scope, CancellationToken cancel)
        {
            var (clock, begun, start) = (scope.Run.Clock, scope.Run.Clock.GetTimestamp(), scope.Run.Clock.GetUtcNow());
            var sampled = new SampledRounds(start, every);
            var variables = scope.OpenVariables(new RemMap(0));
            for (var round = 0L; round < rounds;)
            {
                cancel.ThrowIfCancellationRequested();
                variables.LoopIndex = round;
                var at = clock.GetUtcNow();
                var completion = await body.EvaluateAsync(variables, cancel);
                if (completion.IsReturn)
                {
                    return completion;
                }

                var numbers = settings.Fields.Of(completion.Value);
                sampled.Add(round, numbers);
                await (group?.TakeAsync(at, numbers, cancel) ?? ValueTask.CompletedTask);

                var passed = clock.GetElapsedTime(begun);
                round = Math.Max(round + 1, (passed.Ticks + every.Ticks - 1) / every.Ticks);
                if (round < rounds && every * round > passed)
                {
                    await clock.SleepAsync((every * round) - passed, cancel);
                }
            }

            return Completion.Gives(sampled.ToMap(percentiles));
        }

        private static async ValueTask<object?> ValueAsync(BoundValue? value, Scope scope, CancellationToken cancel) =>
            value is null ? null : (await value.EvaluateAsync(scope, cancel)).Value;
    }
}
