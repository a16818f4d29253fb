using Rem.Filters;
using Rem.Values;

namespace Rem.Stdlib.Filters;

/// <summary>Whether a text has a part, a list an element or a map a key; the same as `has`.</summary>
public sealed class ContainsFilter : IFilter
{
    /// <inheritdoc/>
    public FilterSpec Spec { get; } = new("contains")
    {
        Summary = "Whether a text has a part, a list an element or a map a key; the same as `has`.",
        Input = "text, list or map",
        Arguments =
        [
            new("part", "any", "What is looked for: text in a text, a key in a map, any value in a list."),
        ],
        Returns = "bool",
        Errors = [FilterErrors.Input, FilterErrors.Argument],
        Examples =
        [
            new("'web1' | contains 'eb'", "true"),
            new("[1, 2] | contains 2.0", "true"),
            new("{a: 1} | contains 'b'", "false"),
        ],
        GivesFresh = true,
    };

    /// <inheritdoc/>
    public object? Apply(object? value, object?[] arguments, FilterContext context)
    {
        switch (value, arguments[0])
        {
            case (RemList list, _):
                return Boxed.Of(Has(list, arguments[0]));
            case (RemMap map, string key):
                return Boxed.Of(map.ContainsKey(key));
            case (RemMap map, long key):
                return Boxed.Of(map.ContainsKey(ValueText.Of(key)));
            case (string text, string part):
                return Boxed.Of(text.Contains(part, StringComparison.Ordinal));
            case (RemMap or string, _):
                throw FilterInput.WrongArgument(arguments[0], 0, Spec, "text");
            default:
                throw FilterInput.Wrong(value, Spec, "a text, a list or a map");
        }
    }

    private static bool Has(RemList list, object? item)
    {
        foreach (var element in list.AsSpan())
        {
            if (Truth.Equals(element, item))
            {
                return true;
            }
        }

        return false;
    }
}
