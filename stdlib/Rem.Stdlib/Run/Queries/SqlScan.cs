namespace Rem.Stdlib.Run.Queries;

/// <summary>Where in SQL a value stands.</summary>
internal enum SqlPlace
{
    /// <summary>Where a parameter may stand.</summary>
    Value,

    /// <summary>Directly behind `in`: a list in its own parentheses.</summary>
    BehindIn,

    /// <summary>Inside the parentheses of an `in`: one element or several.</summary>
    InsideIn,

    /// <summary>Inside `'…'`, `"…"` or a quoted name.</summary>
    Quoted,

    /// <summary>Inside a comment.</summary>
    Comment,
}

/// <summary>
/// Reads the literal parts of a query one after the other, only as far as it takes to know where values stand and
/// which `?` are placeholders. Knows texts, quoted names and comments, no grammar.
/// </summary>
internal sealed class SqlScan
{
    private readonly Stack<bool> _open = new();
    private char _quote;
    private bool _isLineComment;
    private bool _isBlockComment;
    private string _lastWord = "";

    /// <summary>The `?` so far that stand for a parameter.</summary>
    public int Placeholders { get; private set; }

    /// <summary>True when one of them has a number.</summary>
    public bool HasNumbered { get; private set; }

    /// <summary>Where the next character would stand.</summary>
    public SqlPlace Place =>
        _quote != '\0' ? SqlPlace.Quoted
        : _isLineComment || _isBlockComment ? SqlPlace.Comment
        : IsIn ? SqlPlace.BehindIn
        : _open.Count > 0 && _open.Peek() ? SqlPlace.InsideIn
        : SqlPlace.Value;

    private bool IsIn => _lastWord.Equals("in", StringComparison.OrdinalIgnoreCase);

    /// <summary>A value stands here.</summary>
    public void Value()
    {
        if (Place is not (SqlPlace.Quoted or SqlPlace.Comment))
        {
            _lastWord = "";
        }
    }

    /// <summary>Reads on.</summary>
    public void Read(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (_quote != '\0')
            {
                // A doubled quote closes and opens again, which comes to the same.
                _quote = text[i] == _quote ? '\0' : _quote;
            }
            else if (_isLineComment)
            {
                _isLineComment = text[i] != '\n';
            }
            else if (_isBlockComment)
            {
                _isBlockComment = !Is(text, i, "*/");
                i += _isBlockComment ? 0 : 1;
            }
            else
            {
                i = Plain(text, i);
            }
        }
    }

    private static bool Is(string text, int at, string two) => string.CompareOrdinal(text, at, two, 0, 2) == 0;

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is '_' or '$';

    private int Plain(string text, int at)
    {
        if (Is(text, at, "--"))
        {
            _isLineComment = true;
            return at + 1;
        }

        if (Is(text, at, "/*"))
        {
            _isBlockComment = true;
            return at + 1;
        }

        return IsWord(text[at]) ? Word(text, at) : Sign(text, at);
    }

    private int Word(string text, int at)
    {
        var end = at;
        while (end < text.Length && IsWord(text[end]))
        {
            end++;
        }

        _lastWord = text[at..end];
        if (_open.Count > 0 && _open.Peek() && _lastWord.ToUpperInvariant() is ("SELECT" or "WITH" or "VALUES"))
        {
            // `in (select …)`: a query of its own, not a list of values.
            _open.Pop();
            _open.Push(false);
        }

        return end - 1;
    }

    private int Sign(string text, int at)
    {
        var c = text[at];
        if (char.IsWhiteSpace(c))
        {
            return at;
        }

        if (c is '\'' or '"' or '`')
        {
            _quote = c;
        }
        else if (c == '(')
        {
            _open.Push(IsIn);
        }
        else if (c == ')' && _open.Count > 0)
        {
            _open.Pop();
        }
        else if (c == '?')
        {
            Placeholders++;
            HasNumbered |= at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]);
        }

        _lastWord = "";
        return at;
    }
}
