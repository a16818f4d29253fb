using Rem.Filters;

namespace Rem.Stdlib.Filters;

/// <summary>Gives another value for a path that is not there, and for null.</summary>
public sealed class DefaultFilter : IFilter
{
    /// <inheritdoc/>
    public FilterSpec Spec { get; } = new("default")
    {
        Summary = "Gives another value for a path that is not there, and for null.",
        Input = "any, also a path that is not there",
        Arguments =
        [
            new("other", "any", "What stands for the missing value."),
        ],
        Returns = "any",
        Examples =
        [
            new("nope | default 'x'", @"""x"""),
            new("null | default 1", "1"),
            new("'' | default 'x'", @""""""),
            new("false | default true", "false"),
        ],
        AnswersMissing = true,
    };

    /// <inheritdoc/>
    public object? Apply(object? value, object?[] arguments, FilterContext context) => value ?? arguments[0];
}
