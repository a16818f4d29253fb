using System.Text;
using Rem.Errors;
using Rem.Inspection;

namespace Rem.Expressions;

/// <summary>A place in a text that moves forward, and what paths and expressions both read: blanks, words, quoted texts.</summary>
internal sealed class Scanner(string text, int start, int maxDepth)
{
    private int _depth;

    /// <summary>The whole text.</summary>
    public string Text => text;

    /// <summary>The offset of the next character.</summary>
    public int At { get; set; } = start;

    /// <summary>True at the end of the text.</summary>
    public bool IsAtEnd => At >= text.Length;

    /// <summary>The next character, or NUL at the end.</summary>
    public char Current => Ahead(0);

    /// <summary>A character further on, or NUL behind the end.</summary>
    public char Ahead(int count) => At + count < text.Length ? text[At + count] : '\0';

    /// <summary>Steps over blanks and line ends.</summary>
    public void SkipBlanks()
    {
        while (At < text.Length && IsBlank(text[At]))
        {
            At++;
        }
    }

    /// <summary>Blank, tab, line end.</summary>
    public static bool IsBlank(char c) => c is ' ' or '\t' or '\n' or '\r';

    /// <summary>The word that begins here, not taken; empty when none does.</summary>
    public ReadOnlySpan<char> PeekWord() => text.AsSpan(At, PathWords.WordEnd(text, At) - At);

    /// <summary>True when a word that could be a first name begins here.</summary>
    public bool IsAtName => PathWords.StartsName(text, At);

    /// <summary>Takes the symbol when it stands here.</summary>
    public bool TryTake(char symbol)
    {
        if (Current != symbol || IsAtEnd)
        {
            return false;
        }

        At++;
        return true;
    }

    /// <summary>Takes the word when it stands here, whole.</summary>
    public bool TryTakeWord(string word)
    {
        if (!PeekWord().SequenceEqual(word))
        {
            return false;
        }

        At += word.Length;
        return true;
    }

    /// <summary>Goes one level deeper; too deep is an error here.</summary>
    public void Enter(int at)
    {
        if (++_depth > maxDepth)
        {
            throw new SyntaxException(
                LimitErrors.Nesting, at, 1, $"an expression is nested deeper than the limit of {maxDepth} levels");
        }
    }

    /// <summary>Comes one level up.</summary>
    public void Leave() => _depth--;

    /// <summary>What stands here, for messages, and its length.</summary>
    public string Shown(out int length)
    {
        if (IsAtEnd)
        {
            length = 1;
            return "the end";
        }

        if (Current is '\'' or '"')
        {
            length = 1;
            return "a text in quotes";
        }

        if (Current == '}' && Ahead(1) == '}')
        {
            length = 2;
            return "'}}'";
        }

        var word = PeekWord().Length;
        length = word > 0 ? word : char.IsHighSurrogate(Current) && char.IsLowSurrogate(Ahead(1)) ? 2 : 1;
        return Values.ValueText.Show(text.Substring(At, length));
    }

    /// <summary>Reads a text between quotes; the place stands on the first quote.</summary>
    public string TakeQuoted(ErrorCode code) => Current == '\'' ? TakeSingle(code) : DoubleQuoted.Take(this, code);

    private string TakeSingle(ErrorCode code)
    {
        var from = At++;
        var part = At;
        StringBuilder? taken = null;
        while (!IsAtEnd)
        {
            if (text[At++] != '\'')
            {
                continue;
            }

            if (Current != '\'')
            {
                var last = text.AsSpan(part, At - 1 - part);
                return taken is null ? last.ToString() : taken.Append(last).ToString();
            }

            taken = (taken ?? new StringBuilder()).Append(text, part, At - part);
            part = ++At;
        }

        throw Unclosed(code, from);
    }

    /// <summary>The error for a quote that is never closed.</summary>
    public SyntaxException Unclosed(ErrorCode code, int from)
    {
        var hint = text[from] == '\'' ? "a quote inside '…' is written twice: 'it''s'" : "a quote inside \"…\" is written \\\"";
        return new SyntaxException(code, from, 1, $"a text that begins with {text[from]} is not closed", hint);
    }
}
