namespace Rem.Binding;

/// <summary>
/// A key cut into words at its blanks. A quoted stretch and a `${{ … }}` hold their blanks together; a word
/// with `${{ … }}` in it is never a literal of a pattern.
/// </summary>
public sealed class KeyWords
{
    // Three numbers a word: start, end, and whether it is filled in.
    private int[] _words = new int[3 * 4];

    /// <summary>Cuts a key.</summary>
    public KeyWords(string text)
    {
        Text = text;
        var at = SkipBlanks(0);
        while (at < text.Length)
        {
            var start = at;
            var filled = ReadWord(ref at);
            if (Count * 3 == _words.Length)
            {
                Array.Resize(ref _words, Count * 6);
            }

            _words[Count * 3] = start;
            _words[(Count * 3) + 1] = at;
            _words[(Count * 3) + 2] = filled ? 1 : 0;
            Count++;
            IsFilled |= filled;
            at = SkipBlanks(at);
        }
    }

    /// <summary>The key.</summary>
    public string Text { get; }

    /// <summary>Number of words.</summary>
    public int Count { get; private set; }

    /// <summary>True when some word holds `${{ … }}`.</summary>
    public bool IsFilled { get; private set; }

    /// <summary>A word as it is written.</summary>
    public ReadOnlySpan<char> this[int index] => Text.AsSpan(_words[index * 3], _words[(index * 3) + 1] - _words[index * 3]);

    /// <summary>True when the word is this literal one.</summary>
    public bool IsLiteral(int index, string word) => _words[(index * 3) + 2] == 0 && this[index].SequenceEqual(word);

    /// <summary>The stretch of the key that a range of words covers.</summary>
    public (int Start, int Length) Stretch(Range words)
    {
        var (offset, length) = words.GetOffsetAndLength(Count);
        var start = _words[offset * 3];
        return (start, _words[((offset + length - 1) * 3) + 1] - start);
    }

    private int SkipBlanks(int at)
    {
        while (at < Text.Length && char.IsWhiteSpace(Text[at]))
        {
            at++;
        }

        return at;
    }

    private bool ReadWord(ref int at)
    {
        var filled = false;
        while (at < Text.Length && !char.IsWhiteSpace(Text[at]))
        {
            if (Text[at] == '$' && Text.AsSpan(at).StartsWith("${{", StringComparison.Ordinal) && (at == 0 || Text[at - 1] != '$'))
            {
                filled = true;
                var end = Text.IndexOf("}}", at, StringComparison.Ordinal);
                at = end < 0 ? Text.Length : end + 2;
            }
            else if (Text[at] is '"' or '\'' && OpensQuote(at))
            {
                at = SkipQuoted(at);
            }
            else
            {
                at++;
            }
        }

        return filled;
    }

    private int SkipQuoted(int at)
    {
        var quote = Text[at];
        var end = Text.IndexOf(quote, at + 1);
        while (end >= 0 && end + 1 < Text.Length && Text[end + 1] == quote && quote == '\'')
        {
            end = Text.IndexOf(quote, end + 2); // '' is a quote inside quotes
        }

        return end < 0 ? at + 1 : end + 1;
    }

    // A quote inside a word (`don't`) is a letter; at its start or behind a separator it opens a quoted stretch.
    private bool OpensQuote(int at) =>
        at == 0 || char.IsWhiteSpace(Text[at - 1]) || Text[at - 1] is '.' or '(' or '[' or '{' or ',';
}
