using System.Text;
using Rem.Filters;
using Rem.Values;

namespace Rem.Stdlib.Filters;

/// <summary>Turns a list, or the characters of a text, around.</summary>
public sealed class ReverseFilter : IFilter
{
    /// <inheritdoc/>
    public FilterSpec Spec { get; } = new("reverse")
    {
        Summary = "Turns a list, or the characters of a text, around.",
        Input = "list or text",
        Returns = "list or text",
        Errors = [FilterErrors.Input],
        Examples =
        [
            new("[1, 2, 3] | reverse", "[3, 2, 1]"),
            new("'abc' | reverse", @"""cba"""),
        ],
    };

    /// <inheritdoc/>
    public object? Apply(object? value, object?[] arguments, FilterContext context)
    {
        return value switch
        {
            RemList list => Reverse(list),
            string text => Reverse(text),
            _ => throw FilterInput.Wrong(value, Spec, "a list or a text"),
        };
    }

    private static RemList Reverse(RemList list)
    {
        var turned = new RemList(list.Count);
        for (var i = list.Count - 1; i >= 0; i--)
        {
            turned.Add(list[i]);
        }

        return turned;
    }

    // By code points, so that pairs stay whole.
    private static string Reverse(string text)
    {
        var turned = new char[text.Length];
        var at = text.Length;
        foreach (var rune in text.EnumerateRunes())
        {
            at -= rune.Utf16SequenceLength;
            rune.EncodeToUtf16(turned.AsSpan(at));
        }

        return new string(turned);
    }
}
