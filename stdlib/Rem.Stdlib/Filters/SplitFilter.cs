using Rem.Filters;
using Rem.Values;

namespace Rem.Stdlib.Filters;

/// <summary>Splits a text at a separator; empty parts at the end are left out, and a blank as separator stands for any run of blanks, as in Liquid.</summary>
public sealed class SplitFilter : IFilter
{
    /// <inheritdoc/>
    public FilterSpec Spec { get; } = new("split")
    {
        Summary = "Splits a text at a separator; empty parts at the end are left out, and a blank as separator stands for any run of blanks, as in Liquid.",
        Input = "text",
        Arguments =
        [
            new("separator", "text", "What stands between two parts; empty text gives the characters.", Optional: true, Default: " "),
        ],
        Returns = "list of texts",
        Errors = [FilterErrors.Input, FilterErrors.Argument],
        Examples =
        [
            new("'a,b,,c,,' | split ','", @"[""a"", ""b"", """", ""c""]"),
            new("'  a  b ' | split", @"[""a"", ""b""]"),
            new("'abc' | split ''", @"[""a"", ""b"", ""c""]"),
            new("'' | split ','", "[]"),
        ],
        GivesFresh = true,
    };

    /// <inheritdoc/>
    public object? Apply(object? value, object?[] arguments, FilterContext context)
    {
        var text = FilterInput.Text(value, Spec);
        var separator = FilterInput.TextArgument(arguments, 0, Spec);
        return separator switch
        {
            " " => Parts(text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            "" => Characters(text),
            _ => Parts(text.Split(separator)),
        };
    }

    private static RemList Parts(string[] parts)
    {
        var count = parts.Length;
        while (count > 0 && parts[count - 1].Length == 0)
        {
            count--;
        }

        var list = new RemList(count);
        for (var i = 0; i < count; i++)
        {
            list.Add(parts[i]);
        }

        return list;
    }

    private static RemList Characters(string text)
    {
        var list = new RemList();
        foreach (var rune in text.EnumerateRunes())
        {
            list.Add(rune.ToString());
        }

        return list;
    }
}
