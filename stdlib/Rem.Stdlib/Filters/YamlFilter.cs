using Rem.Errors;
using Rem.Filters;
using Rem.Values;

namespace Rem.Stdlib.Filters;

/// <summary>Makes YAML of any value, in block style, with a line end.</summary>
public sealed class YamlFilter : IFilter
{
    /// <inheritdoc/>
    public FilterSpec Spec { get; } = new("yaml")
    {
        Summary = "Makes YAML of any value, in block style, with a line end.",
        Input = "any",
        Returns = "text",
        Errors = [LimitErrors.Text, LimitErrors.Nesting],
        Examples =
        [
            new("{a: [1, 'no'], b: {}} | yaml", @"""a:\n  - 1\n  - 'no'\nb: {}\n"""),
            new("'x' | yaml", @"""x\n"""),
        ],
        GivesFresh = true,
    };

    /// <inheritdoc/>
    public object? Apply(object? value, object?[] arguments, FilterContext context) =>
        YamlText.Of(value, context.Limits.TextResultBytes, context.Limits.Nesting);
}
