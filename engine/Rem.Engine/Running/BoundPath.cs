using Rem.Errors;
using Rem.Expressions;
using Rem.Inspection;
using Rem.Plans;
using Rem.Values;

namespace Rem.Running;

/// <summary>
/// A path that a tag writes to: parsed when the plan is loaded, unless it has to be filled in first. Writes go
/// where a read finds the first name, else into the block at hand.
/// </summary>
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

    /// <summary>Sets the value.</summary>
    public void Set(Scope scope, object? value)
    {
        var (steps, names) = Open(scope);
        try
        {
            names.Set(steps[0].Name, scope.Checked(PathWriter.Set(steps, First(names, steps), value), At));
        }
        catch (PlanException error)
        {
            throw error.Locate(At);
        }
    }

    /// <summary>Appends to the list there; where nothing is, or null, a list is made.</summary>
    public void Append(Scope scope, object? item)
    {
        var (steps, names) = Open(scope);
        try
        {
            names.Set(steps[0].Name, scope.Checked(PathWriter.Append(steps, First(names, steps), item), At));
        }
        catch (PlanException error)
        {
            throw error.Locate(At);
        }
    }

    /// <summary>Takes the first element that equals the value out of the list there; where it is not, nothing is written.</summary>
    public void RemoveItem(Scope scope, object? item)
    {
        var (steps, names) = Open(scope);
        try
        {
            var shorter = PathWriter.RemoveItem(steps, First(names, steps), item, out var removed);
            if (removed)
            {
                names.Set(steps[0].Name, shorter);
            }
        }
        catch (PlanException error)
        {
            throw error.Locate(At);
        }
    }

    /// <summary>Replaces the value there by what is made of it; null stands for what is not there.</summary>
    public void Change(Scope scope, object? argument, Func<object?, object?, object?> change)
    {
        var (steps, names) = Open(scope);
        try
        {
            var first = First(names, steps);
            var current = first;
            for (var i = 1; i < steps.Length && current is not null; i++)
            {
                current = PathReader.TryStep(current, steps[i], out var next) ? next : null;
            }

            names.Set(steps[0].Name, PathWriter.Set(steps, first, change(current, argument)));
        }
        catch (PlanException error)
        {
            throw error.Locate(At);
        }
    }

    private static object? First(RemMap names, PathStep[] steps) => names.TryGetValue(steps[0].Name, out var first) ? first : null;

    private (PathStep[] Steps, RemMap Names) Open(Scope scope)
    {
        var steps = Resolve(scope);
        return (steps, scope.Target(steps[0].Name));
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
