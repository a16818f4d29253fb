using System.Text.RegularExpressions;
using Rem.Expressions;
using Rem.Filters;
using Rem.Values;

namespace Rem.Stdlib.Filters;

/// <summary>Finds the first match of a regular expression: its text; with groups a list of their texts, with named groups a map; null when nothing matches.</summary>
public sealed class RegexFilter : IPreparedFilter
{
    /// <inheritdoc/>
    public FilterSpec Spec { get; } = new("regex")
    {
        Summary = "Finds the first match of a regular expression: its text; with groups a list of their texts, with named groups a map; null when nothing matches.",
        Input = "text",
        Arguments =
        [
            new("pattern", "text", "A regular expression; no look-around and no back references."),
        ],
        Returns = "text, list, map or null",
        Errors = [FilterErrors.Input, FilterErrors.Argument, ExpressionErrors.Pattern],
        Examples =
        [
            new("'disk 93%' | regex '[0-9]+'", @"""93"""),
            new(@"'a=1' | regex '(\w)=(\d)'", @"[""a"", ""1""]"),
            new(@"'a=1' | regex '(?<key>\w)=(?<to>\d)'", @"{""key"": ""a"", ""to"": ""1""}"),
            new("'abc' | regex 'x'", "null"),
        ],
        GivesFresh = true,
    };

    /// <inheritdoc/>
    public object? Apply(object? value, object?[] arguments, FilterContext context)
    {
        var text = FilterInput.Text(value, Spec);
        var pattern = TextPattern.Get(FilterInput.TextArgument(arguments, 0, Spec));
        var match = pattern.Match(text);
        return !match.Success ? null : match.Groups.Count == 1 ? match.Value : Groups(match);
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

    // The engine numbers groups without a name first, so that the names tell whether any has one.
    private static object Groups(Match match)
    {
        var list = new RemList(match.Groups.Count);
        var map = new RemMap(match.Groups.Count);
        for (var i = 1; i < match.Groups.Count; i++)
        {
            var group = match.Groups[i];
            object? found = group.Success ? group.Value : null;
            list.Add(found);
            if (!char.IsAsciiDigit(group.Name[0]))
            {
                map.Set(group.Name, found);
            }
        }

        return map.Count > 0 ? map : list;
    }
}
