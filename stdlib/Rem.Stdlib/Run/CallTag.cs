using Rem.Binding;
using Rem.CommandLines;
using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Tags;
using Rem.Values;

namespace Rem.Stdlib.Run;

/// <summary>Another plan.</summary>
public sealed class CallTag : ITag
{
    /// <inheritdoc/>
    public TagSpec Spec { get; } = new("call")
    {
        Area = "run",
        Role = TagRole.Action,
        Summary = "Runs another plan: `with` is its `input`, it sees nothing else, and its result is the step's. A plan with `__usage` gets its defaults filled in, and refuses what it does not take.",
        Value = "the plan's path, from the folder of the plan that names it; a folder is its plan.yaml",
        Shapes = ValueShapes.Scalar,
        Gives = "the plan's result; one that is no map stands under `output` unless `as` names a place",
        Modifiers = ["with"],
        Errors = [BindErrors.MissingFile, BindErrors.Package, LimitErrors.CallDepth, UsageErrors.UnknownOption, UsageErrors.BadValue, UsageErrors.Missing],
        Examples = [new TagExample("run:\n  - call: nowhere.yaml", "fails REM1112")],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site)
    {
        var with = site.ModifierData("with");
        if (site.Value is not ScalarNode scalar)
        {
            return new Bound(null, null, null, with, site.At);
        }

        if (site.Data() is not ConstantValue)
        {
            return new Bound(null, site.Data(), site.Binder, with, site.At);
        }

        var plan = site.Binder.Call(scalar);
        if (plan is not null)
        {
            site.Binder.CheckInput(plan, site.Modifier("with"), scalar.Span);
        }

        return new Bound(plan, null, null, with, site.At);
    }

    private sealed class Bound(PlanReference? plan, BoundValue? path, PlanBinder? binder, BoundValue? with, SourceSpan at) : BoundTag
    {
        public override async ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel)
        {
            var input = with is null ? new RemMap(0) : (await with.EvaluateAsync(scope, cancel)).Value;
            var called = plan ?? binder!.CallNow(ValueText.Of((await path!.EvaluateAsync(scope, cancel)).Value), path.At);
            return Completion.Gives(await PlanRun.CallAsync(called.Plan, scope, input, at, with?.At ?? at, cancel));
        }
    }
}
