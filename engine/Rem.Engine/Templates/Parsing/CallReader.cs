using System.Buffers;
using Rem.Templates.Terms;

namespace Rem.Templates.Parsing;

/// <summary>Reads what stands in one mark: a first word, values, names with values, and the names that a block gives.</summary>
internal sealed class CallReader(MarkText text, TermReader terms)
{
    private static readonly SearchValues<char> NotOfWords = SearchValues.Create("./[\"'@");

    /// <summary>Reads all of it.</summary>
    public Call Read()
    {
        text.SkipBlanks();
        var from = text.At;
        var head = terms.ReadHead();
        var word = text.Slice(from, text.At);
        var call = new Call { Head = head, Word = IsWord(word) ? word : null };
        ReadRest(call);
        return call;
    }

    /// <summary>Reads what stands behind the first word.</summary>
    public void ReadRest(Call call)
    {
        while (true)
        {
            var hasBlanks = text.SkipBlanks();
            if (text.IsAtEnd)
            {
                return;
            }

            if (!hasBlanks)
            {
                throw terms.Stray();
            }

            ReadOne(call);
        }
    }

    private void ReadOne(Call call)
    {
        var from = text.At;
        if (IsGiving())
        {
            call.Given = ReadGiven();
        }
        else if (TakeNameAndSign() is { } name)
        {
            ReadNamed(call, name, from);
        }
        else if (call.Named.Count > 0)
        {
            throw new MarkSyntaxException(text.At, 1, "a plain value stands before those with names", "write for example `{{> row item title=\"x\"}}`");
        }
        else
        {
            call.Arguments.Add(terms.Read());
        }
    }

    // Stands behind the `=` of a name.
    private void ReadNamed(Call call, string name, int from)
    {
        if (call.Named.Exists(given => given.Name == name))
        {
            throw new MarkSyntaxException(from, name.Length, $"'{name}' is given twice");
        }

        call.NamedAt = call.Named.Count == 0 ? text.PlaceFrom(from) : call.NamedAt;
        call.Named.Add((name, terms.Read()));
    }

    // Takes `name =`, or nothing.
    private string? TakeNameAndSign()
    {
        var from = text.At;
        var name = text.TakeName();
        text.SkipBlanks();
        if (name.Length > 0 && text.Now == '=' && text.Ahead(1) != '=')
        {
            text.At++;
            text.SkipBlanks();
            return name;
        }

        text.At = from;
        return null;
    }

    private bool IsGiving()
    {
        if (!text.Stands("as") || !char.IsWhiteSpace(text.Ahead(2)))
        {
            return false;
        }

        var from = text.At;
        text.At += 2;
        text.SkipBlanks();
        var isGiving = text.Now == '|';
        text.At = from;
        return isGiving;
    }

    private string[] ReadGiven()
    {
        text.At += 2;
        text.SkipBlanks();
        var open = text.At++;
        var names = new List<string>();
        while (true)
        {
            text.SkipBlanks();
            if (text.Now == '|')
            {
                break;
            }

            var name = text.TakeName();
            names.Add(name.Length > 0 ? name : throw (text.IsAtEnd ? new MarkSyntaxException(open, 1, "'|' is not closed with '|'") : terms.Stray()));
        }

        text.At++;
        text.SkipBlanks();
        return !text.IsAtEnd ? throw new MarkSyntaxException(text.At, 1, "nothing stands behind `as |…|`")
            : names.Count == 0 ? throw new MarkSyntaxException(open, text.At - open, "no name stands in `as |…|`", "write for example `as |item|`")
            : names.ToArray();
    }

    // A plain name of one word, which may be that of a block or helper.
    private static bool IsWord(string word) => !word.AsSpan().ContainsAny(NotOfWords);
}
