using Rem.Binding;
using Rem.Running;
using Rem.Shared;
using Rem.Shared.Counters;
using Rem.Tags;
using Rem.Values;

namespace Rem.Stdlib.Shared;

/// <summary>Adds to a shared counter.</summary>
public sealed class CountTag : ITag
{
    /// <inheritdoc/>
    public TagSpec Spec { get; } = new("count <counter>")
    {
        Area = "shared",
        Role = TagRole.Action,
        Summary = "Adds to a shared counter, which starts at 0.",
        Value = "the number to add, which may be negative; 1 when nothing stands there, 0 only reads",
        Shapes = ValueShapes.Scalar | ValueShapes.Nothing,
        Gives = "the new total, where `as` names a place for it",
        Result = TagResult.Dropped,
        Errors = [SharedErrors.Name, SharedErrors.StaleFence, CounterErrors.NoNumber, CounterErrors.Overflow, CounterErrors.Inexact],
        Examples =
        [
            new TagExample("run:\n  - count visits:\n  - count visits: 2\n    as: visits", "{visits: 3}"),
        ],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site)
    {
        var amount = site.Data();
        if (amount is ConstantValue { Value: not (null or long or double) } wrong)
        {
            site.Error(BindErrors.Shape, wrong.At, $"'{site.Key}' takes the number to add, got {ValueText.ShowWithKind(wrong.Value)}");
        }

        return new Bound(SharedName.Bind(site, "counter", "counter"), amount);
    }

    private sealed class Bound(BoundText counter, BoundValue amount) : BoundTag
    {
        public override async ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel)
        {
            var completion = await amount.EvaluateAsync(scope, cancel);
            if (completion.IsReturn)
            {
                return completion;
            }

            var by = completion.Value ?? (amount.IsConstant ? Boxed.Of(1) : throw NoNumber(null));
            if (by is not (long or double))
            {
                throw NoNumber(by);
            }

            var name = Names.Check("counter", counter.In(scope));
            var open = scope.Run.Resources.Counters.Open(name);
            return Completion.Gives(by is not 0L && DryRun.Shows(scope, counter.At, $"add {ValueText.Of(by)} to counter '{name}'")
                ? await open.GetAsync(cancel)
                : await open.AddAsync(by, SharedWrites.Of(scope), cancel));
        }

        private Errors.PlanException NoNumber(object? value) =>
            new(CounterErrors.NoNumber, amount.At, $"a counter takes a number to add, got {ValueText.ShowWithKind(value)}");
    }
}
