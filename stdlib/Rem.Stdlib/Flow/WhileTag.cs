using Rem.Binding;
using Rem.Errors;
using Rem.Expressions;
using Rem.Running;
using Rem.Tags;
using Rem.Values;

namespace Rem.Stdlib.Flow;

/// <summary>A loop while a condition holds.</summary>
public sealed class WhileTag : ITag
{
    /// <inheritdoc/>
    public TagSpec Spec { get; } = new("while <condition...>")
    {
        Area = "flow",
        Summary = "Evaluates a block as long as its condition holds, at most `limit` rounds.",
        Value = "a block",
        Shapes = ValueShapes.Map,
        Gives = "each round's result, merged",
        Settings = [new TagSetting("limit", "integer", "The most rounds; reaching it while the condition still holds is an error.", Required: true)],
        Errors = [LoopErrors.Rounds, LoopErrors.Bound, LimitErrors.While],
        Examples = [new TagExample("n: 1\nwhile n < 100:\n  limit: 10\n  set n: \"${{ n * 2 }}\"", "{n: 128}")],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site)
    {
        var limit = site.SettingData("limit");
        if (limit is null && site.Value is Plans.MapNode)
        {
            site.Error(BindErrors.Setting, site.At, $"'{site.Key}' has no 'limit'", "add `limit: 100` below it: the most rounds it may take");
        }
        else if (limit is ConstantValue { Value: not (long and >= 1) } wrong)
        {
            site.Error(BindErrors.Setting, wrong.At, $"'limit' must be an integer of 1 or more, got {ValueText.ShowWithKind(wrong.Value)}");
        }

        return new Bound(site.Expression("condition"), limit, site.Body(PlaceNames.Loop), site.At);
    }

    private sealed class Bound(Expression condition, BoundValue? limit, Block body, Plans.SourceSpan at) : BoundTag
    {
        public override async ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel)
        {
            var most = await LimitAsync(scope, cancel);
            var highest = scope.Run.Options.Limits.WhileRounds;
            var rounds = scope.OpenVariables(new RemMap(0));
            for (var round = 0L; condition.Test(rounds); round++)
            {
                cancel.ThrowIfCancellationRequested();
                if (round >= highest)
                {
                    throw new LimitException(LimitErrors.While, at, $"a 'while' took more than {highest} rounds (limit: while {highest})");
                }

                if (round >= most)
                {
                    throw new PlanException(LoopErrors.Rounds, at, $"after {most} rounds (its limit) the condition still holds");
                }

                rounds.LoopIndex = round;
                var completion = await body.RunInAsync(rounds, cancel);
                if (completion.IsReturn)
                {
                    return completion;
                }
            }

            return Completion.Done;
        }

        private async ValueTask<long> LimitAsync(Scope scope, CancellationToken cancel)
        {
            var value = (await limit!.EvaluateAsync(scope, cancel)).Value;
            return value is long and >= 1
                ? (long)value
                : throw new PlanException(LoopErrors.Bound, limit.At, $"'limit' must be an integer of 1 or more, got {ValueText.ShowWithKind(value)}");
        }
    }
}
