namespace Rem.Templates.Parsing;

/// <summary>Finds the ends of `"…"`, `'…'` and `[…]` in one text. Where there is none it is looked for once, so that a text full of beginnings costs no more.</summary>
internal sealed class QuoteEnds(string text)
{
    private const string Closing = "\"']";
    private readonly int[] _noneFrom = [int.MaxValue, int.MaxValue, int.MaxValue];

    /// <summary>The offset of the closing sign for the opening one at an offset, or -1. A backslash before it takes its meaning away.</summary>
    public int Find(int open)
    {
        var close = text[open] == '[' ? ']' : text[open];
        ref var noneFrom = ref _noneFrom[Closing.IndexOf(close, StringComparison.Ordinal)];
        if (open >= noneFrom)
        {
            return -1;
        }

        for (var i = text.IndexOf(close, open + 1); i >= 0; i = text.IndexOf(close, i + 1))
        {
            if (text[i - 1] != '\\' || i - 1 == open)
            {
                return i;
            }
        }

        noneFrom = open;
        return -1;
    }
}
