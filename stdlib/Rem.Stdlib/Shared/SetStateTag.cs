using Rem.Binding;
using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Shared;
using Rem.Shared.State;
using Rem.Tags;
using Rem.Values;

namespace Rem.Stdlib.Shared;

/// <summary>Sets keys of a bucket of shared state.</summary>
public sealed class SetStateTag : ITag
{
    /// <inheritdoc/>
    public TagSpec Spec { get; } = new("set state <bucket>")
    {
        Area = "shared",
        Role = TagRole.Action,
        Summary = "Sets keys in a bucket of shared state, one after the other; keys that are not named stay.",
        Value = "a map of keys and values (for versions and a time to live use `rem.state` in a script)",
        Shapes = ValueShapes.Map | ValueShapes.Scalar,
        Gives = "nothing",
        Result = TagResult.Dropped,
        Errors = [RunErrors.BadSetting, SharedErrors.Name, SharedErrors.Own, SharedErrors.Value, SharedErrors.StaleFence],
        Examples =
        [
            new TagExample("run:\n  - set state hosts: {web1: up, web2: down}\n  - set state hosts: {web2: up}\n  - get state hosts into hosts:", "{hosts: {web1: up, web2: up}}"),
        ],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site)
    {
        var values = site.Data();
        if (site.Value is ScalarNode && values is ConstantValue wrong)
        {
            site.Error(BindErrors.Shape, wrong.At, $"'{site.Key}' takes a map of keys and values, got {ValueText.ShowWithKind(wrong.Value)}");
        }

        SharedName.CheckKeys(site, values, "key");
        return new Bound(SharedName.Bind(site, "bucket", "bucket"), values);
    }

    private sealed class Bound(BoundText bucket, BoundValue values) : BoundTag
    {
        public override async ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel)
        {
            var completion = await values.EvaluateAsync(scope, cancel);
            if (completion.IsReturn)
            {
                return completion;
            }

            var map = completion.Value as RemMap
                ?? throw new PlanException(RunErrors.BadSetting, values.At, $"a map of keys and values was expected, got {ValueText.ShowWithKind(completion.Value)}");
            Check(map);
            var name = Names.Check("bucket", bucket.In(scope));
            if (!DryRun.Shows(scope, bucket.At, $"set {ValueText.Show(map)} in state '{name}'"))
            {
                await SetAsync(scope.Run.Resources.States.Open(name), map, scope, cancel);
            }

            return Completion.Done;
        }

        // All keys are looked at before the first is set.
        private static void Check(RemMap map)
        {
            for (var i = 0; i < map.Count; i++)
            {
                Names.Check("key", map.KeyAt(i));
            }
        }

        private static async Task SetAsync(IState state, RemMap map, Scope scope, CancellationToken cancel)
        {
            var options = new SetOptions { Write = SharedWrites.Of(scope) };
            for (var i = 0; i < map.Count; i++)
            {
                await state.SetAsync(map.KeyAt(i), map.ValueAt(i), options, cancel);
            }
        }
    }
}
