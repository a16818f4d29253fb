using Rem.Templates.Terms;

namespace Rem.Templates.Parsing;

/// <summary>Reads what stands in the marks of one text; what is wrong is thrown.</summary>
internal sealed class MarkContent(TemplateSource source, QuoteEnds quotes, int nesting)
{
    /// <summary>A first word and what follows.</summary>
    public Call ReadCall(Mark mark, GivenNames given)
    {
        var (text, terms) = Begin(mark, given);
        return new CallReader(text, terms).Read();
    }

    /// <summary>The name of a part and what it is given.</summary>
    public (PartName Name, Call Call) ReadPart(Mark mark, GivenNames given)
    {
        var (text, terms) = Begin(mark, given);
        var name = PartName.Read(text, terms);
        var call = new Call { Head = name.Term ?? new LiteralTerm(PlaceOf(mark), name.Text) };
        new CallReader(text, terms).ReadRest(call);
        BlockRules.CheckPart(call, mark);
        return (name, call);
    }

    /// <summary>The name that a block is opened and closed with, without quotes or brackets.</summary>
    public string NameOf(Mark mark, GivenNames given)
    {
        var (text, terms) = Begin(mark, given);
        return text.Now is '"' or '\'' or '[' ? terms.TakeQuoted() : FirstWord(mark);
    }

    /// <summary>The first word of a mark that could not be read.</summary>
    public string FirstWord(Mark mark)
    {
        var content = Of(mark).Trim();
        var end = content.IndexOfAny(" \t\r\n");
        return (end < 0 ? content : content[..end]).Trim("\"'").ToString();
    }

    /// <summary>True where nothing stands in the mark, as in `{{else}}`.</summary>
    public bool IsBlank(Mark mark) => Of(mark).IsWhiteSpace();

    /// <summary>The place of the whole mark.</summary>
    public Place PlaceOf(Mark mark) => new(source, mark.Start, mark.Length);

    private ReadOnlySpan<char> Of(Mark mark) => source.Text.AsSpan(mark.ContentStart, mark.ContentEnd - mark.ContentStart);

    private (MarkText Text, TermReader Terms) Begin(Mark mark, GivenNames given)
    {
        var text = new MarkText(source, mark.ContentStart, mark.ContentEnd);
        text.SkipBlanks();
        return text.IsAtEnd
            ? throw new MarkSyntaxException(mark.Start, mark.Length, "nothing stands in '{{ }}'", "write a name: `{{ name }}`")
            : (text, new TermReader(text, quotes, given, nesting));
    }
}
