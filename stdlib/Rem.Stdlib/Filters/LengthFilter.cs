using Rem.Filters;
using Rem.Values;

namespace Rem.Stdlib.Filters;

/// <summary>Counts the characters of a text, the elements of a list or the keys of a map.</summary>
public sealed class LengthFilter : IFilter
{
    /// <inheritdoc/>
    public FilterSpec Spec { get; } = new("length")
    {
        Summary = "Counts the characters of a text, the elements of a list or the keys of a map.",
        Input = "text, list or map",
        Returns = "integer",
        Errors = [FilterErrors.Input],
        Examples =
        [
            new("'dïsk' | length", "4"),
            new("[1, 2] | length", "2"),
            new("{a: 1} | length", "1"),
            new("'😀' | length", "1"),
        ],
        GivesFresh = true,
    };

    /// <inheritdoc/>
    public object? Apply(object? value, object?[] arguments, FilterContext context)
    {
        return Boxed.Of(value switch
        {
            string text => Count(text),
            RemList list => list.Count,
            RemMap map => map.Count,
            _ => throw FilterInput.Wrong(value, Spec, "a text, a list or a map"),
        });
    }

    // Code points, as paths count them: half of a pair is no character.
    private static long Count(string text)
    {
        long count = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            count++;
        }

        return count;
    }
}
