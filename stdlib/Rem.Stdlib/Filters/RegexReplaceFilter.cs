using System.Text.RegularExpressions;
using Rem.Errors;
using Rem.Expressions;
using Rem.Filters;

namespace Rem.Stdlib.Filters;

/// <summary>Replaces every match of a regular expression; $1 or \1 in the replacement is the first group, ${name} a named one, $$ a dollar sign.</summary>
public sealed class RegexReplaceFilter : IPreparedFilter
{
    /// <inheritdoc/>
    public FilterSpec Spec { get; } = new("regex_replace")
    {
        Summary = @"Replaces every match of a regular expression; $1 or \1 in the replacement is the first group, ${name} a named one, $$ a dollar sign.",
        Input = "text",
        Arguments =
        [
            new("pattern", "text", "A regular expression; no look-around and no back references."),
            new("replacement", "text", "What stands there instead.", Optional: true, Default: ""),
        ],
        Returns = "text",
        Errors = [FilterErrors.Input, FilterErrors.Argument, ExpressionErrors.Pattern, LimitErrors.Text],
        Examples =
        [
            new("'a1b22' | regex_replace '[0-9]+', '#'", @"""a#b#"""),
            new(@"'web-1' | regex_replace '(\w+)-(\d)', '$2-$1'", @"""1-web"""),
            new(@"'web-1' | regex_replace '(\w+)-(\d)', '\2'", @"""1"""),
            new("'a b' | regex_replace ' '", @"""ab"""),
        ],
        GivesFresh = true,
    };

    /// <inheritdoc/>
    public object? Apply(object? value, object?[] arguments, FilterContext context)
    {
        var text = FilterInput.Text(value, Spec);
        var pattern = TextPattern.Get(FilterInput.TextArgument(arguments, 0, Spec));
        var replacement = FilterInput.TextArgument(arguments, 1, Spec);
        var result = new BoundedText(context);
        var end = 0;
        foreach (Match match in pattern.Matches(text))
        {
            result.Append(text.AsSpan(end, match.Index - end));
            RegexReplacement.Append(result, replacement, match);
            end = match.Index + match.Length;
        }

        return result.Append(text.AsSpan(end)).ToString();
    }

    /// <inheritdoc/>
    public IFilter Prepare(object?[] constants, bool[] known)
    {
        if (known[0])
        {
            TextPattern.Get(FilterInput.TextArgument(constants, 0, Spec)); // a bad one is found now
        }

        return this;
    }
}
