using Rem.Binding;
using Rem.Monitoring.Definitions;
using Rem.Monitoring.Hosting;
using Rem.Monitoring.Sections;
using Rem.Plans;
using Rem.Running;
using Rem.Shared.State;
using Rem.Tags;
using Rem.Values;

namespace Rem.Monitoring.Matching;

/// <summary>Which checks labels match, as silences and the like take them.</summary>
internal sealed class MatchTag : ITag
{
    /// <inheritdoc/>
    public TagSpec Spec { get; } = new("monitor match")
    {
        Area = "monitoring",
        Role = TagRole.Action,
        Summary = "The checks of all plans, as the state `monitor.checks` has them, that a matcher of silences, mute windows and inhibit rules takes in: to look at one before it is set.",
        Value = "a map of labels to values. " + MatchText.Summary,
        Shapes = ValueShapes.Map | ValueShapes.Scalar,
        Gives = "`checks`, their names in ordinal order; with `state`, those that are in one of these now",
        Result = TagResult.Merged,
        Errors = [MonitoringErrors.Check],
        Examples =
        [
            new TagExample("run:\n  - set state monitor.checks: {disk a: {status: ok}, cpu: {status: ok, labels: {tier: web}}}\n  - monitor match: {check: 'disk*'}\n    as: found", "{found: {checks: [disk a]}}"),
            new TagExample("run:\n  - monitor match: {}", "fails REM9001"),
        ],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site)
    {
        var data = site.Data();
        if (data is ConstantValue { Value: var given })
        {
            var problems = new Problems();
            CheckMatch.Read(given, problems);
            problems.Tell(site, MonitoringErrors.Check);
        }

        return new Bound(data, site.At);
    }

    private sealed class Bound(BoundValue value, SourceSpan at) : BoundTag
    {
        public override async ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel)
        {
            var completion = await value.EvaluateAsync(scope, cancel);
            if (completion.IsReturn)
            {
                return completion;
            }

            var match = CheckMatch.Read(completion.Value, at);
            return Completion.Gives(new RemMap(1) { ["checks"] = await FindAsync(match, scope.Run.Resources.States.Open(MonitorNames.Checks), cancel) });
        }

        private static async Task<RemList> FindAsync(CheckMatch match, IState checks, CancellationToken cancel)
        {
            var found = new RemList();
            foreach (var name in await checks.KeysAsync("", cancel))
            {
                if ((await checks.GetAsync(name, cancel))?.Value is RemMap shown && match.IsOfNow(name, shown))
                {
                    found.Add(name);
                }
            }

            return found;
        }
    }
}
