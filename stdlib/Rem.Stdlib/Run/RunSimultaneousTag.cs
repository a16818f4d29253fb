using Rem.Binding;
using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Tags;
using Rem.Values;

namespace Rem.Stdlib.Run;

/// <summary>Lists of steps side by side.</summary>
public sealed class RunSimultaneousTag : ITag
{
    /// <inheritdoc/>
    public TagSpec Spec { get; } = new("run simultaneous")
    {
        Area = "run",
        Summary = "Runs lists of steps side by side; each sees the names as they were at the start and writes only its own.",
        Value = "a map of names to lists of steps",
        Shapes = ValueShapes.Map,
        Gives = "each list's result under its name, merged",
        TakesHandlers = true,
        Errors = [RunErrors.Branches],
        Examples = [new TagExample("run simultaneous:\n  a:\n    - x: 1\n  b:\n    - x: 2", "{a: {x: 1}, b: {x: 2}}")],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site)
    {
        var lists = new List<(string, StepList)>();
        foreach (var entry in site.Value is MapNode map ? map.Entries : [])
        {
            var name = entry.Key.Text.StartsWith('\\') ? entry.Key.Text[1..] : entry.Key.Text;
            lists.Add((string.Intern(name), site.Steps(entry.Value, name)));
        }

        return new Bound(lists.ToArray(), site.At);
    }

    private sealed class Bound((string Name, StepList Steps)[] lists, SourceSpan at) : BoundTag
    {
        public override async ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel)
        {
            var results = new object?[lists.Length];
            var branches = new Branches(at, int.MaxValue);
            for (var i = 0; i < lists.Length; i++)
            {
                var index = i;
                branches.Add(lists[i].Name, token => BranchAsync(index, scope, results, token));
            }

            var completion = await branches.RunAsync(scope, cancel);
            return completion.IsReturn ? completion : Completion.Gives(Merge(results));
        }

        private async Task<Completion> BranchAsync(int index, Scope scope, object?[] results, CancellationToken cancel)
        {
            var root = scope.OpenRoot();
            var completion = await lists[index].Steps.RunAsync(root, cancel);
            results[index] = completion.IsReturn ? null : Block.Result(root);
            return completion;
        }

        private RemMap Merge(object?[] results)
        {
            var merged = new RemMap(lists.Length);
            for (var i = 0; i < lists.Length; i++)
            {
                merged.Set(lists[i].Name, Ownership.Share(results[i]));
            }

            return merged;
        }
    }
}
