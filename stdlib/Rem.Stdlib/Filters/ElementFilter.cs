using Rem.Errors;
using Rem.Expressions;
using Rem.Filters;
using Rem.Inspection;
using Rem.Values;

namespace Rem.Stdlib.Filters;

/// <summary>
/// A filter of lists whose first argument is a path into each element (`price`, `owner.name`). A constant path is
/// parsed when the plan is loaded.
/// </summary>
public abstract class ElementFilter : IPreparedFilter
{
    /// <inheritdoc/>
    public abstract FilterSpec Spec { get; }

    /// <inheritdoc/>
    public object? Apply(object? value, object?[] arguments, FilterContext context) =>
        Apply(value, arguments.Length > 0 && arguments[0] is not null ? Path(arguments[0]) : null, arguments, context);

    /// <inheritdoc/>
    public IFilter Prepare(object?[] constants, bool[] known)
    {
        if (known.Length > Spec.Arguments.Count)
        {
            throw new PlanException(FilterErrors.Arguments, default, $"filter '{Spec.Name}' takes at most {Spec.Arguments.Count} arguments, got {known.Length}");
        }

        return known.Length > 0 && known[0] && constants[0] is not null ? new Prepared(this, Path(constants[0])) : this;
    }

    /// <summary>Works on the value; <paramref name="path"/> is null where the argument is optional and left out.</summary>
    protected abstract object? Apply(object? value, DotPath? path, object?[] arguments, FilterContext context);

    /// <summary>What a path leads to in an element: null where it is not there. Without a path the element itself.</summary>
    protected static object? Read(object? element, DotPath? path)
    {
        if (path is null)
        {
            return element;
        }

        path.TryReadBelow(element, out var value);
        return value;
    }

    private DotPath Path(object? argument)
    {
        if (argument is not string text)
        {
            throw FilterInput.WrongArgument(argument, 0, Spec, "text (a path into each element)");
        }

        var findings = new FindingList();
        var path = DotPath.Parse(text, PathUse.Read, ParseOptions.PathsOnly, ExpressionOrigin.None, findings);
        return path is { IsStatic: true, Segments.Length: > 0 }
            ? path
            : throw new PlanException(
                FilterErrors.Argument,
                default,
                $"argument '{Spec.Arguments[0].Name}' of filter '{Spec.Name}' must be a path into each element, got {ValueText.Show(text)}",
                findings.Count > 0 ? findings.Items[0].Message : null);
    }

    private sealed class Prepared(ElementFilter filter, DotPath path) : IFilter
    {
        public FilterSpec Spec => filter.Spec;

        public object? Apply(object? value, object?[] arguments, FilterContext context) =>
            filter.Apply(value, path, arguments, context);
    }
}
