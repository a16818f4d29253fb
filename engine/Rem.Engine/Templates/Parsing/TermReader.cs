using System.Globalization;
using Rem.Templates.Terms;
using Rem.Values;

namespace Rem.Templates.Parsing;

/// <summary>Reads paths, literals and `(lookup …)` in one mark.</summary>
internal sealed class TermReader(MarkText text, QuoteEnds quotes, GivenNames given, int nesting)
{
    private static readonly string[] LoopFacts = ["@index", "@key", "@first", "@last"];

    /// <summary>Reads what stands here as a value.</summary>
    public Term Read(int depth = 0)
    {
        var from = text.At;
        switch (text.Now)
        {
            case '(':
                return ReadLookup(depth);
            case '"' or '\'':
                var quoted = TakeQuoted();
                return new LiteralTerm(text.PlaceFrom(from), quoted);
            case '@':
                return ReadSpecial();
            default:
                return TakeNumber() is { } number ? new LiteralTerm(text.PlaceFrom(from), number) : ReadPath();
        }
    }

    /// <summary>Reads what stands here as a name: `{{"x y"}}` and `{{12}}` are names too where they come first.</summary>
    public Term ReadHead()
    {
        var from = text.At;
        if (text.Now is '"' or '\'')
        {
            var quoted = TakeQuoted();
            return new PathTerm(text.PlaceFrom(from), 0, [new MemberName(quoted)]);
        }

        if (TakeNumber() is not null)
        {
            return new PathTerm(text.PlaceFrom(from), 0, [new MemberName(text.Slice(from, text.At))]);
        }

        return text.Now switch
        {
            '@' => ReadSpecial(),
            '(' => throw new MarkSyntaxException(text.At, 1, "a mark begins with a name, got '('", "write `{{lookup map name}}` without parentheses"),
            _ => ReadPath(isHead: true),
        };
    }

    /// <summary>Takes a text in quotes, or in square brackets, and gives what is in it.</summary>
    public string TakeQuoted()
    {
        var open = text.At;
        var close = quotes.Find(open);
        if (close < 0 || close >= text.End)
        {
            throw new MarkSyntaxException(open, 1, $"'{text.Now}' is not closed", text.Now == '\'' ? "a text that holds `'` stands in double quotes" : null);
        }

        var isBracket = text.Now == '[';
        text.At = close + 1;
        var inside = text.Slice(open + 1, close);
        return isBracket
            ? inside.Replace("\\]", "]", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal)
            : inside.Replace("\\" + text.Slice(close, close + 1), text.Slice(close, close + 1), StringComparison.Ordinal);
    }

    // `(lookup value name)`, and nothing else: there are no other helpers.
    private LookupTerm ReadLookup(int depth)
    {
        var open = text.At;
        if (depth >= nesting)
        {
            throw new MarkSyntaxException(open, 1, $"parentheses of a template stand more than {nesting} deep inside each other (limit: nesting {nesting})");
        }

        text.At++;
        text.SkipBlanks();
        var from = text.At;
        var word = text.TakeName();
        if (word != "lookup")
        {
            throw new MarkSyntaxException(from, Math.Max(1, text.At - from), word.Length == 0 ? "'(' begins `(lookup map name)`" : $"'{word}' is no helper of a template; in parentheses stands lookup", "work the value out in the plan and give it by `with`");
        }

        var arguments = new List<Term>();
        while (text.SkipBlanks() && text.Now != ')' && !text.IsAtEnd)
        {
            arguments.Add(Read(depth + 1));
        }

        if (text.Now != ')')
        {
            throw text.IsAtEnd ? new MarkSyntaxException(open, 1, "'(' is not closed with ')'") : Stray();
        }

        text.At++;
        return Lookup(text.PlaceFrom(open), arguments, open, text.At - open);
    }

    /// <summary>A look-up of what was read, or the error that says what is wanted.</summary>
    public static LookupTerm Lookup(Place place, List<Term> arguments, int at, int length) =>
        arguments.Count == 2
            ? new LookupTerm(place, arguments[0], arguments[1])
            : throw new MarkSyntaxException(at, length, $"'lookup' takes a value and a name, got {arguments.Count.ToString(CultureInfo.InvariantCulture)} of them", "write for example `lookup ports name`");

    private Term ReadSpecial()
    {
        var from = text.At;
        text.At++;
        var up = 0;
        while (text.Stands("../"))
        {
            text.At += 3;
            up++;
        }

        var name = "@" + text.TakeName();
        var fact = Array.IndexOf(LoopFacts, name);
        if (fact >= 0)
        {
            return new LoopTerm(text.PlaceFrom(from), (LoopFact)fact, up);
        }

        if (up == 0 && name == "@partial-block")
        {
            return new BlockTerm(text.PlaceFrom(from));
        }

        if (up > 0 || name != "@root")
        {
            throw new MarkSyntaxException(from, text.At - from, $"there is no '{text.Slice(from, text.At)}' in a template; there are {string.Join(", ", LoopFacts)} and @root");
        }

        var names = text.Now is '.' or '/' ? TakeNames() : [];
        return new RootTerm(text.PlaceFrom(from), names);
    }

    // Behind `@root`: names with their dots.
    private MemberName[] TakeNames()
    {
        var names = new List<MemberName>();
        while (text.Now is '.' or '/')
        {
            text.At++;
            names.Add(new MemberName(TakeSegment()));
        }

        return names.ToArray();
    }

    private Term ReadPath(bool isHead = false)
    {
        var from = text.At;
        var up = 0;
        var isScoped = false;
        var isPlain = text.Now != '[';
        var names = new List<MemberName>();
        while (true)
        {
            if (text.Stands("..") || IsDot() || IsThis())
            {
                isScoped = true;
                up += text.Stands("..") ? 1 : 0;
                TakeStep(from, names.Count);
            }
            else
            {
                names.Add(new MemberName(TakeSegment()));
            }

            if (text.Now is not ('.' or '/'))
            {
                break;
            }

            text.At++;
        }

        var place = text.PlaceFrom(from);
        if (isScoped)
        {
            return new PathTerm(place, up, names.ToArray());
        }

        return !isHead && isPlain && names.Count == 1 && Literal(place, names[0].Text) is { } literal ? literal : Named(place, names);
    }

    private Term Named(Place place, List<MemberName> names)
    {
        if (given.Find(names[0].Text) is var (levels, index))
        {
            return new ParamTerm(place, levels, index, names.GetRange(1, names.Count - 1).ToArray());
        }

        return new PathTerm(place, 0, names.ToArray());
    }

    private static LiteralTerm? Literal(Place place, string word) => word switch
    {
        "true" => new LiteralTerm(place, Boxed.True),
        "false" => new LiteralTerm(place, Boxed.False),
        "null" => new LiteralTerm(place, null),
        _ => null,
    };

    // `..`, `.` or `this`, which lead a path and stand nowhere else in it.
    private void TakeStep(int from, int names)
    {
        var step = text.At;
        text.At += text.Stands("..") ? 2 : text.Now == '.' ? 1 : 4;
        if (names > 0)
        {
            throw new MarkSyntaxException(from, text.At - from, $"'{text.Slice(step, text.At)}' stands at the beginning of a path only", "a name of this kind stands in brackets: `a.[this]`");
        }
    }

    private bool IsDot() => text.Now == '.' && IsBehindName(text.Ahead(1));

    private bool IsThis() => text.Stands("this") && IsBehindName(text.Ahead(4));

    private static bool IsBehindName(char c) => c is '\0' or '.' or '/' or '=' or ')' or '|' || char.IsWhiteSpace(c);

    private string TakeSegment()
    {
        if (text.Now == '[')
        {
            return TakeQuoted();
        }

        var name = text.TakeName();
        return name.Length > 0 ? string.Intern(name) : throw Stray();
    }

    /// <summary>The error for what cannot stand here.</summary>
    public MarkSyntaxException Stray() => text.Now switch
    {
        '\0' => new MarkSyntaxException(text.At - 1, 1, "a name is expected behind this"),
        '|' => new MarkSyntaxException(text.At, 1, "a template has no filters", "filters stand in the plan: `with: {name: \"${{ name | upper }}\"}`"),
        '=' or '<' or '>' or '+' or '*' or '%' or '!' or '&' => new MarkSyntaxException(text.At, 1, $"a template works nothing out, got '{text.Now}'", "work the value out in the plan and give it by `with`"),
        '#' or '^' => new MarkSyntaxException(text.At, 1, $"'{text.Now}' stands directly behind the braces", $"write `{{{{{text.Now}`"),
        ')' => new MarkSyntaxException(text.At, 1, "')' closes nothing"),
        var c => new MarkSyntaxException(text.At, 1, $"a name is expected, got '{c}'", "a name with other characters stands in brackets: `[a b]`"),
    };

    private object? TakeNumber()
    {
        var length = text.Now == '-' ? 1 : 0;
        var digits = length;
        while (char.IsAsciiDigit(text.Ahead(length)))
        {
            length++;
        }

        if (length == digits)
        {
            return null;
        }

        if (text.Ahead(length) == '.' && char.IsAsciiDigit(text.Ahead(length + 1)))
        {
            for (length++; char.IsAsciiDigit(text.Ahead(length)); length++)
            {
            }
        }

        var behind = text.Ahead(length);
        if ((behind is not ('\0' or ')') && !char.IsWhiteSpace(behind)) || !NumberText.TryRead(text.Slice(text.At, text.At + length), out var number))
        {
            return null;
        }

        text.At += length;
        return number;
    }
}
