using Rem.Errors;
using Rem.Filters;
using Rem.Values;

namespace Rem.Stdlib.Filters;

/// <summary>Encodes a text as a part of a URL (a blank as %20, a slash as %2F), a map as a query.</summary>
public sealed class UrlencodeFilter : IFilter
{
    /// <inheritdoc/>
    public FilterSpec Spec { get; } = new("urlencode")
    {
        Summary = "Encodes a text as a part of a URL (a blank as %20, a slash as %2F), a map as a query.",
        Input = "text, number, bool or map",
        Returns = "text",
        Errors = [FilterErrors.Input, FilterErrors.Element],
        Examples =
        [
            new("'a b/ü&c' | urlencode", @"""a%20b%2F%C3%BC%26c"""),
            new("{q: 'a b', n: 1} | urlencode", @"""q=a%20b&n=1"""),
        ],
        GivesFresh = true,
    };

    /// <inheritdoc/>
    public object? Apply(object? value, object?[] arguments, FilterContext context)
    {
        return value switch
        {
            string or long or double or bool => Uri.EscapeDataString(ValueText.Of(value)),
            RemMap map => Query(map, context),
            _ => throw FilterInput.Wrong(value, Spec, "a text, a number or a map"),
        };
    }

    private string Query(RemMap map, FilterContext context)
    {
        var query = new BoundedText(context);
        for (var i = 0; i < map.Count; i++)
        {
            var part = map.ValueAt(i);
            if (part is RemList or RemMap)
            {
                throw new PlanException(FilterErrors.Element, default, $"filter 'urlencode' needs texts and numbers in the map, got {ValueText.ShowWithKind(part)} under {ValueText.Show(map.KeyAt(i))}");
            }

            query.Append(i > 0 ? "&" : "").Append(Uri.EscapeDataString(map.KeyAt(i))).Append("=").Append(Uri.EscapeDataString(ValueText.Of(part)));
        }

        return query.ToString();
    }
}
