namespace Rem.Plans;

/// <summary>Reads literal and folded scalars with the places of their characters: indentation, folds, chomping.</summary>
internal sealed class BlockScalarWalk
{
    private readonly string _text;
    private readonly int _limit;
    private readonly int _start;
    private readonly string _expected;
    private readonly bool _isFolded;
    private readonly bool _strips;

    /// <summary>Finds the header and the first line.</summary>
    public BlockScalarWalk(ScalarNode node)
    {
        _text = node.Span.File!.Text;
        _limit = _text.Length;
        _expected = node.Text;
        _isFolded = node.Style == ScalarStyle.Folded;
        var at = node.Span.Start + 1;
        var hasIndicator = false;
        while (at < _limit && _text[at] is '+' or '-' or (>= '0' and <= '9'))
        {
            hasIndicator |= char.IsAsciiDigit(_text[at]);
            _strips |= _text[at] == '-';
            at++;
        }

        _start = BehindBreak(EndOfLine(at));
        LargestIndent = FirstIndent(hasIndicator);
        SmallestIndent = hasIndicator ? 0 : LargestIndent;
    }

    /// <summary>The most that the indentation can be: that of the first line that is not empty.</summary>
    public int LargestIndent { get; }

    /// <summary>The least that the indentation can be: the same, but with an indentation indicator.</summary>
    public int SmallestIndent { get; }

    /// <summary>The text with an indentation, as long as the node's text at most.</summary>
    public ScalarWalk Read(int indent)
    {
        var walk = new ScalarWalk(_expected, _start);
        var pending = new List<int>();
        var lastBlank = true;
        var any = false;
        var at = _start;
        while (at < _limit && !walk.IsWrong && walk.Length + AtLeast(pending.Count) < _expected.Length)
        {
            var content = SkipIndent(at, indent);
            var end = EndOfLine(content);
            if (content == end)
            {
                pending.Add(end);
            }
            else if (content - at < indent)
            {
                break;
            }
            else
            {
                var blank = _text[content] is ' ' or '\t';
                Join(walk, pending, !any, lastBlank || blank);
                AddLine(walk, content, end);
                pending.Add(end);
                lastBlank = blank;
                any = true;
            }

            at = BehindBreak(end);
        }

        for (var i = 0; i < pending.Count && walk.Length < _expected.Length; i++)
        {
            walk.Add('\n', pending[i], BehindBreak(pending[i]));
        }

        return walk;
    }

    // The characters that breaks become when nothing but the end follows.
    private int AtLeast(int breaks) => _strips || breaks == 0 ? 0 : _isFolded ? Math.Max(1, breaks - 1) : breaks;

    // Breaks before a line: each one counts in a literal, and in a folded text before the first line or beside a
    // line that starts with a blank. Else the first of several goes, and a single one is a blank.
    private void Join(ScalarWalk walk, List<int> breaks, bool isFirst, bool keep)
    {
        var folds = _isFolded && !isFirst && !keep;
        if (folds && breaks.Count == 1)
        {
            walk.Add(' ', breaks[0], BehindBreak(breaks[0]));
        }
        else
        {
            for (var i = folds ? 1 : 0; i < breaks.Count; i++)
            {
                walk.Add('\n', breaks[i], BehindBreak(breaks[i]));
            }
        }

        breaks.Clear();
    }

    private void AddLine(ScalarWalk walk, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            walk.Add(_text[i], i, i + 1);
        }
    }

    // With an indicator also a line of blanks can be text, and says how deep the indentation can be at most. Where
    // there are no others, all of them are empty lines.
    private int FirstIndent(bool countsBlanks)
    {
        var at = _start;
        var most = 0;
        while (at < _limit)
        {
            var content = SkipIndent(at, int.MaxValue);
            most = Math.Max(most, content - at);
            if (content < _limit && _text[content] is not ('\n' or '\r'))
            {
                return countsBlanks ? most : content - at;
            }

            at = BehindBreak(EndOfLine(at));
        }

        return most;
    }

    private int SkipIndent(int at, int indent)
    {
        var start = at;
        while (at < _limit && at - start < indent && _text[at] == ' ')
        {
            at++;
        }

        return at;
    }

    private int EndOfLine(int at)
    {
        while (at < _limit && _text[at] is not ('\n' or '\r'))
        {
            at++;
        }

        return at;
    }

    private int BehindBreak(int at)
    {
        if (at >= _limit)
        {
            return _limit;
        }

        return at + 1 < _limit && _text[at] == '\r' && _text[at + 1] == '\n' ? at + 2 : at + 1;
    }
}
