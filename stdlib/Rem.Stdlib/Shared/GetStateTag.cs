using Rem.Binding;
using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Shared;
using Rem.Shared.State;
using Rem.Tags;
using Rem.Values;

namespace Rem.Stdlib.Shared;

/// <summary>Reads a bucket of shared state.</summary>
public sealed class GetStateTag : ITag
{
    /// <inheritdoc/>
    public TagSpec Spec { get; } = new("get state <bucket> into <path>")
    {
        Area = "shared",
        Role = TagRole.Action,
        Summary = "Reads a key, several keys, or all of a bucket of shared state.",
        Value = "a key (its value, null when it is not there), a list of keys (a map of those that are there), or nothing (the whole bucket as a map, keys in ordinal order)",
        Shapes = ValueShapes.Scalar | ValueShapes.List | ValueShapes.Nothing,
        Gives = "nothing itself; what was read is set at the path",
        Result = TagResult.Dropped,
        Errors = [RunErrors.BadSetting, SharedErrors.Name, SharedErrors.Own],
        Examples =
        [
            new TagExample("run:\n  - set state hosts: {web1: up, web2: down}\n  - get state hosts into one: web1\n  - get state hosts into some: [web2, web3]", "{one: up, some: {web2: down}}"),
        ],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site) => new Bound(SharedName.Bind(site, "bucket", "bucket"), site.Path("path"), Keys(site));

    // A key is its text as it is written: `1.10` is no float here.
    private static BoundValue Keys(TagSite site)
    {
        if (site.Value is ScalarNode { Value: not null } scalar && !scalar.Text.Contains("${{", StringComparison.Ordinal))
        {
            return new ConstantValue(scalar.Span, scalar.Text);
        }

        return site.Data();
    }

    private sealed class Bound(BoundText bucket, BoundPath path, BoundValue keys) : BoundTag
    {
        public override async ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel)
        {
            var completion = await keys.EvaluateAsync(scope, cancel);
            if (completion.IsReturn)
            {
                return completion;
            }

            var state = scope.Run.Resources.States.Open(Names.Check("bucket", bucket.In(scope)));
            path.Set(scope, Ownership.Share(await ReadAsync(state, completion.Value, cancel)));
            return Completion.Done;
        }

        private async ValueTask<object?> ReadAsync(IState state, object? wanted, CancellationToken cancel) => wanted switch
        {
            null when keys.IsConstant => await ReadAllAsync(state, cancel),
            RemList list => await ReadListAsync(state, list, cancel),
            null or RemMap => throw NoKey(wanted),
            _ => (await state.GetAsync(ValueText.Of(wanted), cancel))?.Value,
        };

        private static async ValueTask<RemMap> ReadAllAsync(IState state, CancellationToken cancel)
        {
            var names = await state.KeysAsync("", cancel);
            var map = new RemMap(names.Count);
            foreach (var name in names)
            {
                await AddAsync(map, state, name, cancel);
            }

            return map;
        }

        private async ValueTask<RemMap> ReadListAsync(IState state, RemList list, CancellationToken cancel)
        {
            var map = new RemMap(list.Count);
            for (var i = 0; i < list.Count; i++)
            {
                await AddAsync(map, state, list[i] is null or RemList or RemMap ? throw NoKey(list[i]) : ValueText.Of(list[i]), cancel);
            }

            return map;
        }

        // A key may go between listing and reading.
        private static async ValueTask AddAsync(RemMap map, IState state, string key, CancellationToken cancel)
        {
            if (await state.GetAsync(key, cancel) is { } entry)
            {
                map.Set(key, Ownership.Share(entry.Value));
            }
        }

        private PlanException NoKey(object? value) =>
            new(RunErrors.BadSetting, keys.At, $"a key or a list of keys was expected, got {ValueText.ShowWithKind(value)}");
    }
}
