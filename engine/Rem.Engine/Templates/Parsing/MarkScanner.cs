using System.Text;

namespace Rem.Templates.Parsing;

/// <summary>Finds the marks of a template and the text between them.</summary>
internal sealed class MarkScanner(string text, QuoteEnds quotes, TemplateReport report)
{
    private const string RawOpen = "{{{{";

    private readonly List<Mark> _marks = [];
    private readonly StringBuilder _before = new();
    private int _from; // what is behind it has not been taken as text yet

    /// <summary>The marks in their order; what is not closed is reported.</summary>
    public List<Mark> Marks
    {
        get
        {
            Run();
            return _marks;
        }
    }

    /// <summary>The text behind the last mark.</summary>
    public string Tail { get; private set; } = "";

    private void Run()
    {
        var at = 0;
        while (!report.IsFull && (at = text.IndexOf("{{", at, StringComparison.Ordinal)) >= 0)
        {
            at = IsEscaped(at) ? Behind(at) : TakeMark(at);
        }

        _before.Append(text, _from, text.Length - _from);
        Tail = _before.ToString();
    }

    // `\{{` is two braces, `\\{{` a backslash and a mark. The backslash itself is no text.
    private bool IsEscaped(int at)
    {
        if (at == _from || text[at - 1] != '\\')
        {
            return false;
        }

        _before.Append(text, _from, at - 1 - _from);
        var isEscaped = at - 1 == _from || text[at - 2] != '\\';
        _from = at;
        return isEscaped;
    }

    // The offset behind all braces that stand here.
    private int Behind(int at)
    {
        while (at < text.Length && text[at] == '{')
        {
            at++;
        }

        return at;
    }

    // Gives the offset to go on from.
    private int TakeMark(int at)
    {
        _before.Append(text, _from, at - _from);
        _from = at;
        if (Stands(RawOpen, at) && !Stands("{", at + RawOpen.Length))
        {
            return TakeRaw(at);
        }

        var mark = new MarkReader(text, at, quotes, report).Read(out var next);
        if (mark is null)
        {
            return next;
        }

        Take(mark);
        return next;
    }

    private void Take(Mark mark)
    {
        mark.Before = _before.ToString();
        _before.Clear();
        _marks.Add(mark);
        _from = mark.End;
    }

    // `{{{{raw}}}}…{{{{/raw}}}}`: what stands between is text as it is.
    private int TakeRaw(int at)
    {
        var end = text.IndexOf("}}}}", at, StringComparison.Ordinal);
        var name = end < 0 ? "" : text[(at + RawOpen.Length)..end].Trim();
        if (name != "raw")
        {
            report.Error(at, end < 0 ? RawOpen.Length : end + 4 - at, "four braces begin a text that is written as it is", "write `{{{{raw}}}}…{{{{/raw}}}}`");
            return end < 0 ? text.Length : end + 4;
        }

        const string close = "{{{{/raw}}}}";
        var closeAt = text.IndexOf(close, end + 4, StringComparison.Ordinal);
        if (closeAt < 0)
        {
            report.Error(at, end + 4 - at, "'{{{{raw}}}}' is not closed", "write `{{{{/raw}}}}` behind what belongs to it");
            return text.Length;
        }

        Take(new Mark(MarkKind.Nothing, at, end + 4));
        _before.Append(text, end + 4, closeAt - end - 4);
        Take(new Mark(MarkKind.Nothing, closeAt, closeAt + close.Length));
        return closeAt + close.Length;
    }

    private bool Stands(string what, int at) => string.CompareOrdinal(text, at, what, 0, what.Length) == 0;
}
