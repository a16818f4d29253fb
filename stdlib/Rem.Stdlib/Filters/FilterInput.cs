using Rem.Errors;
using Rem.Filters;
using Rem.Values;

namespace Rem.Stdlib.Filters;

/// <summary>Takes values and arguments of filters by kind, with the error that names what was needed and what came.</summary>
internal static class FilterInput
{
    /// <summary>The value as text.</summary>
    public static string Text(object? value, FilterSpec spec) => value as string ?? throw Wrong(value, spec, "a text");

    /// <summary>The value as list.</summary>
    public static RemList List(object? value, FilterSpec spec) => value as RemList ?? throw Wrong(value, spec, "a list");

    /// <summary>The value as map.</summary>
    public static RemMap Map(object? value, FilterSpec spec) => value as RemMap ?? throw Wrong(value, spec, "a map");

    /// <summary>The value as a number: itself, a long or a double.</summary>
    public static object Number(object? value, FilterSpec spec) => value is long or double ? value : throw Wrong(value, spec, "a number");

    /// <summary>An argument as text.</summary>
    public static string TextArgument(object?[] arguments, int index, FilterSpec spec) =>
        arguments[index] as string ?? throw WrongArgument(arguments[index], index, spec, "text");

    /// <summary>An argument as integer.</summary>
    public static long IntegerArgument(object?[] arguments, int index, FilterSpec spec) =>
        arguments[index] is long number ? number : throw WrongArgument(arguments[index], index, spec, "an integer");

    /// <summary>The error for a value of a kind that the filter does not work on.</summary>
    public static PlanException Wrong(object? value, FilterSpec spec, string needs)
    {
        var hint = value is string && needs == "a number" ? "a text of digits becomes a number with `| number`"
            : value is null ? "null answers with `| default`, before this filter"
            : needs == "a text" ? "a value becomes text with `| text`"
            : null;
        return new PlanException(FilterErrors.Input, default, $"filter '{spec.Name}' needs {needs}, got {ValueText.ShowWithKind(value)}", hint);
    }

    /// <summary>The error for an argument of another kind.</summary>
    public static PlanException WrongArgument(object? value, int index, FilterSpec spec, string needs) =>
        new(
            FilterErrors.Argument,
            default,
            $"argument '{spec.Arguments[Math.Min(index, spec.Arguments.Count - 1)].Name}' of filter '{spec.Name}' must be {needs}, got {ValueText.ShowWithKind(value)}");

    /// <summary>The error for an element of another kind.</summary>
    public static PlanException WrongElement(object? element, int index, FilterSpec spec, string needs) =>
        new(FilterErrors.Element, default, $"filter '{spec.Name}' needs a list of {needs}, got {ValueText.ShowWithKind(element)} at {index}");

    /// <summary>The error for a value of the right kind that cannot be read.</summary>
    public static PlanException Unreadable(FilterSpec spec, string why, string? hint = null) =>
        new(FilterErrors.Unreadable, default, $"filter '{spec.Name}': {why}", hint);
}
