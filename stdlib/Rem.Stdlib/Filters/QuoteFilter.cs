using System.Buffers;
using Rem.Filters;
using Rem.Values;

namespace Rem.Stdlib.Filters;

/// <summary>Makes one word for a second shell (behind ssh, in sh -c); of a list one word per element.</summary>
public sealed class QuoteFilter : IFilter
{
    /// <inheritdoc/>
    public FilterSpec Spec { get; } = new("quote")
    {
        Summary = "Makes one word for a second shell (behind ssh, in sh -c); of a list one word per element.",
        Input = "text, number, bool or list",
        Returns = "text",
        Errors = [FilterErrors.Input, FilterErrors.Element, FilterErrors.Unreadable],
        Examples =
        [
            new("'web1' | quote", @"""web1"""),
            new("'a b' | quote", @"""'a b'"""),
            new(@"""it's"" | quote", @"""'it'\\''s'"""),
            new("['-f', 'a b'] | quote", @"""-f 'a b'"""),
            new("'' | quote", @"""''"""),
        ],
        GivesFresh = true,
    };

    /// <inheritdoc/>
    public object? Apply(object? value, object?[] arguments, FilterContext context)
    {
        return value switch
        {
            string or long or double or bool => Word(value, context),
            RemList list => Words(list, context),
            _ => throw FilterInput.Wrong(value, Spec, "a text, a number or a list of them"),
        };
    }

    private static readonly SearchValues<char> Safe = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789@%+:,./-_");

    private string Words(RemList list, FilterContext context)
    {
        var words = new BoundedText(context);
        for (var i = 0; i < list.Count; i++)
        {
            var word = list[i] is string or long or double or bool ? Word(list[i], context) : throw FilterInput.WrongElement(list[i], i, Spec, "texts or numbers");
            words.Append(i > 0 ? " " : "").Append(word);
        }

        return words.ToString();
    }

    private string Word(object? value, FilterContext context)
    {
        var text = ValueText.Of(value);
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            throw FilterInput.Unreadable(Spec, "no word of a shell can hold a NUL character");
        }

        if (text.Length > 0 && text.AsSpan().IndexOfAnyExcept(Safe) < 0)
        {
            return text;
        }

        BoundedText.Check(text.Length + (3L * text.AsSpan().Count('\'')) + 2, context);
        return "'" + text.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
    }
}
