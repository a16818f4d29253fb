namespace Rem.Plans;

/// <summary>Finds the comments between the nodes of a text; YamlDotNet's own comment events disturb its parser.</summary>
internal sealed class CommentScan(SourceFile file, int most)
{
    private readonly string _text = file.Text;
    private readonly bool _any = file.Text.Contains('#', StringComparison.Ordinal);

    private int _taken;

    /// <summary>The comments so far, in order.</summary>
    public List<PlanComment> Found { get; } = [];

    /// <summary>The comments found since the last call; they count as nodes do.</summary>
    public int TakeCount()
    {
        var count = Found.Count - _taken;
        _taken = Found.Count;
        return count;
    }

    /// <summary>Looks through a stretch that holds no node's text.</summary>
    public void Pass(int from, int to)
    {
        if (!_any)
        {
            return;
        }

        while (from < to && Found.Count <= most)
        {
            var next = _text.AsSpan(from, to - from).IndexOf('#');
            if (next < 0)
            {
                return;
            }

            from += next;
            from = StartsComment(from) ? Add(from) : from + 1;
        }
    }

    /// <summary>Looks for the comment behind a block scalar's `|` or `&gt;`.</summary>
    public void Header(int start, int end)
    {
        if (_any)
        {
            var line = _text.AsSpan(start, end - start).IndexOfAny('\n', '\r');
            Pass(start, line < 0 ? end : start + line);
        }
    }

    private bool StartsComment(int at) => at == 0 || _text[at - 1] is ' ' or '\t' or '\n' or '\r' or '\uFEFF';

    private int Add(int start)
    {
        var length = _text.AsSpan(start).IndexOfAny('\n', '\r');
        length = length < 0 ? _text.Length - start : length;
        Found.Add(new PlanComment(new SourceSpan(file, start, length), IsInline(start)));
        return start + length;
    }

    private bool IsInline(int at)
    {
        while (at > 0 && _text[at - 1] is ' ' or '\t' or '\uFEFF')
        {
            at--;
        }

        return at > 0 && _text[at - 1] is not ('\n' or '\r');
    }
}
