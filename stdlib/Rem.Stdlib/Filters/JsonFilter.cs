using Rem.Errors;
using Rem.Filters;

namespace Rem.Stdlib.Filters;

/// <summary>Makes JSON of any value, compact or indented.</summary>
public sealed class JsonFilter : IFilter
{
    /// <inheritdoc/>
    public FilterSpec Spec { get; } = new("json")
    {
        Summary = "Makes JSON of any value, compact or indented.",
        Input = "any",
        Arguments =
        [
            new("indent", "integer", "Blanks per level, 0 to 16; 0 writes one line.", Optional: true, Default: 0L),
        ],
        Returns = "text",
        Errors = [FilterErrors.Argument, FilterErrors.Unreadable, LimitErrors.Text],
        Examples =
        [
            new("{a: [1, null]} | json", @"""{\""a\"":[1,null]}"""),
            new("[1] | json 2", @"""[\n  1\n]"""),
        ],
        GivesFresh = true,
    };

    /// <inheritdoc/>
    public object? Apply(object? value, object?[] arguments, FilterContext context)
    {
        var indent = FilterInput.IntegerArgument(arguments, 0, Spec);
        return indent is < 0 or > 16
            ? throw FilterInput.WrongArgument(indent, 0, Spec, "an integer from 0 to 16")
            : JsonWriter.Write(value, (int)indent, Spec, context);
    }
}
