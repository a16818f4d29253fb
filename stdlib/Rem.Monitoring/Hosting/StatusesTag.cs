using Rem.Binding;
using Rem.Running;
using Rem.Tags;
using Rem.Values;

namespace Rem.Monitoring.Hosting;

/// <summary>What is still known of statuses: those of a monitor that no longer writes are none.</summary>
internal sealed class StatusesTag : ITag
{
    /// <inheritdoc/>
    public TagSpec Spec { get; } = new("monitor statuses")
    {
        Area = "monitoring",
        Role = TagRole.Action,
        Summary = "What is still known of statuses that were read from the states `monitor.checks` and `monitor.hosts`. Those of a monitor that has written nothing for a minute (a full disk) are `no data`, of hosts `pending`, and their text says since when, and what they were.",
        Value = "a status, or a map of them, as the states have them",
        Shapes = ValueShapes.Any,
        Gives = "the same, with what is not known any more; anything else as it is",
        Examples =
        [
            new TagExample(
                "run:\n  - set state monitor.health: {shop.yaml: {written: 2020-01-01T00:00:00Z}}\n  - monitor statuses: {status: ok, certain: true, plan: shop.yaml}\n    as: shop\n  - set shop: ${{ shop.status }}",
                "{shop: no data}"),
        ],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site) => new Bound(site.Data());

    private sealed class Bound(BoundValue value) : BoundTag
    {
        public override async ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel)
        {
            var completion = await value.EvaluateAsync(scope, cancel);
            if (completion.IsReturn || completion.Value is not RemMap given)
            {
                return completion;
            }

            var beats = await Heartbeats.ReadAsync(scope.Run.Resources.States, scope.Run.Options.Clock.GetUtcNow(), cancel);
            return Completion.Gives(given.TryGetValue("status", out var status) && status is string ? beats.Known(given) : Known(given, beats));
        }

        private static RemMap Known(RemMap all, Heartbeats beats)
        {
            var known = new RemMap(all.Count);
            foreach (var name in all.Keys)
            {
                known.Set(name, all[name] is RemMap shown ? beats.Known(shown) : all[name]);
            }

            return known;
        }
    }
}
