using Rem.Errors;
using Rem.Expressions;
using Rem.Inspection;
using Rem.Plans;
using Rem.Values;

namespace Rem.Running;

/// <summary>A path that a tag writes to: parsed when the plan is loaded, unless it has to be filled in first.</summary>
public sealed class BoundPath
{
    private readonly DotPath? _path;
    private readonly TextTemplate? _template;

    /// <summary>A fixed path.</summary>
    public BoundPath(SourceSpan at, DotPath path)
    {
        At = at;
        _path = path;
    }

    /// <summary>A path that is filled in and then parsed.</summary>
    public BoundPath(SourceSpan at, TextTemplate template)
    {
        At = at;
        _template = template;
    }

    /// <summary>Where it stands.</summary>
    public SourceSpan At { get; }

    /// <summary>Sets the value: where a read finds the first name, else in the block at hand.</summary>
    public void Write(Scope scope, object? value) => Change(scope, value, static (_, given) => given);

    /// <summary>
    /// Replaces what stands at the path by what <paramref name="change"/> makes of it; null stands for what is not
    /// there. The value given to it may be written in place when it is not shared.
    /// </summary>
    public void Change(Scope scope, object? argument, Func<object?, object?, object?> change)
    {
        try
        {
            var steps = Resolve(scope);
            var names = scope.Target(steps[0].Name);
            names.TryGetValue(steps[0].Name, out var root);
            names.Set(steps[0].Name, steps.Length == 1
                ? change(root, argument)
                : PathWriter.Change(root, steps, 1, argument, change));
        }
        catch (PlanException error)
        {
            error.Locate(At);
            throw;
        }
    }

    private PathStep[] Resolve(Scope scope)
    {
        if (_path is not null)
        {
            return _path.Resolve(scope);
        }

        var text = ValueText.Of(_template!.Evaluate(scope));
        var findings = new FindingList();
        var path = DotPath.Parse(text, PathUse.Write, ParseOptions.PathsOnly, ExpressionOrigin.None, findings);
        return path?.Resolve(scope) ?? throw new PlanException(RunErrors.Path, At, $"{ValueText.Show(text)} is no path: {findings.Items[0].Message}");
    }
}
