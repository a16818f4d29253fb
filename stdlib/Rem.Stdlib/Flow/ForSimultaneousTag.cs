using Rem.Binding;
using Rem.Errors;
using Rem.Running;
using Rem.Tags;
using Rem.Values;

namespace Rem.Stdlib.Flow;

/// <summary>A loop whose rounds run side by side.</summary>
public sealed class ForSimultaneousTag : ITag
{
    private const long Most = 10_000;

    /// <inheritdoc/>
    public TagSpec Spec { get; } = new("for simultaneous <name> in <list...> into <path>")
    {
        Area = "flow",
        Summary = "Evaluates a block for each element side by side and collects the results in the order of the list; each round writes only its own names.",
        Value = "a block of its own for each round (`__return_tag` makes its result one value), or other data",
        Shapes = ValueShapes.Any & ~ValueShapes.Nothing,
        Gives = "nothing itself; the list is set at the path",
        Settings = [new TagSetting("at most", "integer", "Rounds that run at the same time.", Default: "16")],
        Errors = [LoopErrors.NotIterable, LoopErrors.Bound, RunErrors.Branches],
        Examples = [new TagExample("for simultaneous n in [3, 1] into doubles:\n  at most: 2\n  __return_tag: d\n  d: \"${{ n * 2 }}\"", "{doubles: [6, 2]}")],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site)
    {
        var source = new LoopSource(site.Name("name"), site.Expression("list"), site.CaptureAt("list"));
        var most = site.SettingData("at most");
        if (most is ConstantValue { Value: not (long and >= 1 and <= Most) } wrong)
        {
            site.Error(BindErrors.Setting, wrong.At, $"'at most' must be an integer from 1 to {Most}, got {ValueText.ShowWithKind(wrong.Value)}");
        }

        return new Bound(source, site.Path("path"), most, site.Data(PlaceNames.Loop), site.At);
    }

    private sealed class Bound(LoopSource source, BoundPath path, BoundValue? most, BoundValue body, Plans.SourceSpan at) : BoundTag
    {
        public override async ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel)
        {
            var limit = most is null ? 16 : await LimitAsync(most, scope, cancel);
            var elements = source.Elements(scope);
            var results = new object?[elements.Count];
            var branches = new Branches(at, limit);
            for (var i = 0; i < elements.Count; i++)
            {
                var index = i;
                branches.Add($"{source.Name}[{index}]", (token) => RoundAsync(scope, elements[index], index, results, token));
            }

            var completion = await branches.RunAsync(scope, cancel);
            if (completion.IsReturn)
            {
                return completion;
            }

            path.Set(scope, RemList.Of(results));
            return Completion.Done;
        }

        private async Task<Completion> RoundAsync(Scope scope, object? element, int index, object?[] results, CancellationToken cancel)
        {
            var variables = scope.OpenVariables(new RemMap(1) { [source.Name] = Ownership.Share(element) });
            variables.LoopIndex = index;
            var round = variables.OpenRoot();
            var completion = body is BlockValue block
                ? await block.Block.ResultOfAsync(round, cancel)
                : await body.EvaluateAsync(round, cancel);
            results[index] = Ownership.Share(completion.Value);
            return completion;
        }

        private static async ValueTask<int> LimitAsync(BoundValue most, Scope scope, CancellationToken cancel)
        {
            var value = (await most.EvaluateAsync(scope, cancel)).Value;
            return value is long and >= 1 and <= Most
                ? (int)(long)value
                : throw new PlanException(LoopErrors.Bound, most.At, $"'at most' must be an integer from 1 to {Most}, got {ValueText.ShowWithKind(value)}");
        }
    }
}
