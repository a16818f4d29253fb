using Rem.Errors;
using Rem.Filters;

namespace Rem.Stdlib.Filters;

/// <summary>Replaces every occurrence of a text.</summary>
public sealed class ReplaceFilter : IFilter
{
    /// <inheritdoc/>
    public FilterSpec Spec { get; } = new("replace")
    {
        Summary = "Replaces every occurrence of a text.",
        Input = "text",
        Arguments =
        [
            new("old", "text", "What is replaced; not empty."),
            new("new", "text", "What stands there instead.", Optional: true, Default: ""),
        ],
        Returns = "text",
        Errors = [FilterErrors.Input, FilterErrors.Argument, LimitErrors.Text],
        Examples =
        [
            new("'a-b-c' | replace '-', '+'", @"""a+b+c"""),
            new("'a-b' | replace '-'", @"""ab"""),
            new("'aaa' | replace('aa', 'b')", @"""ba"""),
        ],
        GivesFresh = true,
    };

    /// <inheritdoc/>
    public object? Apply(object? value, object?[] arguments, FilterContext context)
    {
        var text = FilterInput.Text(value, Spec);
        var old = FilterInput.TextArgument(arguments, 0, Spec);
        var replacement = FilterInput.TextArgument(arguments, 1, Spec);
        if (old.Length == 0)
        {
            throw FilterInput.WrongArgument(old, 0, Spec, "a text that is not empty");
        }

        if (replacement.Length > old.Length)
        {
            long count = text.AsSpan().Count(old);
            BoundedText.Check(text.Length + (count * (replacement.Length - old.Length)), context);
        }

        return text.Replace(old, replacement, StringComparison.Ordinal);
    }
}
