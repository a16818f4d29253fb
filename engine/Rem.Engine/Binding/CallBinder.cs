using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Tags;
using Rem.Values;

namespace Rem.Binding;

/// <summary>
/// `rem.call(name, input)`: a plan by its path, or a tag by a key as it would stand in the plan, with the input as
/// its value. A name is bound at its first call and kept.
/// </summary>
internal sealed class CallBinder(PlanBinder binder)
{
    private readonly Dictionary<string, BoundTag> _tags = new(StringComparer.Ordinal);

    public async ValueTask<object?> CallAsync(string name, object? input, Scope scope, SourceSpan at, CancellationToken cancel)
    {
        if (name.EndsWith(".yaml", StringComparison.Ordinal) || name.EndsWith(".yml", StringComparison.Ordinal))
        {
            return await PlanRun.CallAsync(binder.CallNow(name, at).Plan, scope, input, at, at, cancel);
        }

        var flow = scope.Flow.Deeper(scope.Run.Options.Limits.CallDepth, at);
        var root = scope.OpenVariables(new RemMap(0), null, null, flow).OpenRoot();
        var completion = await Find(name, at).RunAsync(SuppliedValue.Supply(root, input), cancel);
        return Ownership.Share(completion.HasValue || completion.IsReturn ? completion.Value : Block.Result(root));
    }

    private BoundTag Find(string name, SourceSpan at)
    {
        lock (_tags)
        {
            return _tags.TryGetValue(name, out var tag) ? tag : _tags[name] = Bind(name, at);
        }
    }

    private BoundTag Bind(string name, SourceSpan at)
    {
        var words = new KeyWords(name);
        if (words.IsFilled || binder.Table.Find(words, inStep: true, inHandler: false) is not { } matches)
        {
            throw new PlanException(BindErrors.Package, at, $"there is no tag, plan or function {ValueText.Show(name)}");
        }

        var row = matches[0].Row;
        if ((row.Tag.Spec.Shapes & ValueShapes.Scalar) == 0)
        {
            throw new PlanException(BindErrors.Shape, at, $"'{row.Pattern}' takes a block or list of the plan and cannot be called with a value");
        }

        var file = new SourceFile(at.File?.Path ?? name, name, at.File?.FullPath);
        var key = new ScalarNode(new SourceSpan(file, 0, name.Length), name, ScalarStyle.Plain, name);
        var findings = new FindingList();
        var site = new TagSite(binder.Reporting(findings), BindContext.Root, key, words, matches[0], new SuppliedNode(key.Span), null);
        var tag = row.Tag.Bind(site);
        return findings.HasErrors ? throw new PlanException(findings.Items[0] with { At = at }) : tag;
    }
}
