using Rem.Errors;
using Rem.Inspection;
using Rem.Values;

namespace Rem.Expressions;

/// <summary>Parses what stands between operators: numbers, texts, paths, parentheses, lists, maps.</summary>
internal sealed class PrimaryParser(ExpressionParser parser, Scanner scanner, ParseOptions options, ExpressionOrigin origin)
{
    /// <summary>True when a primary begins here (blanks have been skipped).</summary>
    public bool IsNext =>
        scanner.Current is '(' or '[' or '{' or '\'' or '"'
        || NumberReader.IsNext(scanner)
        || (scanner.IsAtName && !Keywords.IsOperator(scanner.PeekWord()));

    /// <summary>Parses one.</summary>
    public Operand Primary()
    {
        scanner.SkipBlanks();
        var start = scanner.At;
        var made = scanner.Current switch
        {
            '(' => Group(start),
            '[' => List(start),
            '{' => Map(start),
            '\'' or '"' => Constant(start, scanner.TakeQuoted(ExpressionErrors.Syntax)),
            _ when NumberReader.IsNext(scanner) => Constant(start, NumberReader.Take(scanner)),
            _ when IsNext => Word(start),
            _ => throw SyntaxHints.NoValue(scanner),
        };
        return new Operand(made, start, scanner.At);
    }

    private ConstantExpression Constant(int start, object? value) => new(origin, start, scanner.At - start, value);

    private Expression Word(int start)
    {
        var word = scanner.PeekWord();
        object? constant = null;
        switch (word)
        {
            case "true" or "false":
                constant = Boxed.Of(word.Length == 4);
                break;
            case "null":
                break;
            default:
                return Path(start);
        }

        scanner.At += word.Length;
        return Constant(start, constant);
    }

    private PathExpression Path(int start)
    {
        var path = PathParser.Take(scanner, options);
        if (path.IsFixed && path.Segments.Length == 1 && path.Segments[0].Step.Name == "secrets")
        {
            throw new SyntaxException(
                ExpressionErrors.Syntax, start, 7, "'secrets' cannot be read as a whole", "name one secret: secrets.name");
        }

        return new PathExpression(origin, start, scanner.At - start, path);
    }

    private Expression Group(int start)
    {
        scanner.At++;
        scanner.Enter(start);
        var inner = parser.Any(commaEnds: false);
        scanner.SkipBlanks();
        if (!scanner.TryTake(')'))
        {
            throw scanner.IsAtEnd ? SyntaxHints.Unclosed(start, "(") : SyntaxHints.NoOperator(scanner, "')'");
        }

        scanner.Leave();
        return scanner.Current == '.' ? Member(start, inner.Expression) : inner.Expression;
    }

    private MemberExpression Member(int start, Expression target)
    {
        var segments = new List<PathSegment>();
        PathParser.TakeRest(scanner, options, segments);
        var isOptional = PathParser.TakeOptional(scanner);
        return new MemberExpression(origin, start, scanner.At - start, target, segments.ToArray(), isOptional);
    }

    private ListExpression List(int start)
    {
        scanner.At++;
        scanner.Enter(start);
        var items = new List<Expression>();
        scanner.SkipBlanks();
        while (!scanner.TryTake(']'))
        {
            items.Add(parser.Any(commaEnds: true).Expression);
            TakeComma(start, "[", ']');
        }

        scanner.Leave();
        return new ListExpression(origin, start, scanner.At - start, items.ToArray());
    }

    private MapExpression Map(int start)
    {
        scanner.At++;
        scanner.Enter(start);
        var keys = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var values = new List<Expression>();
        scanner.SkipBlanks();
        while (!scanner.TryTake('}'))
        {
            keys.Add(Key(start, seen));
            values.Add(parser.Any(commaEnds: true).Expression);
            TakeComma(start, "{", '}');
        }

        scanner.Leave();
        return new MapExpression(origin, start, scanner.At - start, keys.ToArray(), values.ToArray());
    }

    private void TakeComma(int open, string bracket, char close)
    {
        scanner.SkipBlanks();
        if (scanner.Current != close && !scanner.TryTake(','))
        {
            throw scanner.IsAtEnd ? SyntaxHints.Unclosed(open, bracket) : SyntaxHints.NoOperator(scanner, $"',' or '{close}'");
        }

        scanner.SkipBlanks();
    }

    private string Key(int open, HashSet<string> seen)
    {
        var at = scanner.At;
        var key = TakeKey(open);
        if (!seen.Add(key))
        {
            throw new SyntaxException(ExpressionErrors.Syntax, at, scanner.At - at, $"key {ValueText.Show(key)} stands twice in one map");
        }

        scanner.SkipBlanks();
        if (scanner.TryTake(':'))
        {
            return key;
        }

        var got = scanner.Shown(out var length);
        throw new SyntaxException(ExpressionErrors.Syntax, scanner.IsAtEnd ? open : scanner.At, length, $"expected ':' behind the key {ValueText.Show(key)}, got {got}");
    }

    private string TakeKey(int open)
    {
        if (scanner.Current is '\'' or '"')
        {
            return scanner.TakeQuoted(ExpressionErrors.Syntax);
        }

        var word = scanner.PeekWord().ToString();
        if (word.Length == 0)
        {
            var got = scanner.Shown(out var length);
            throw scanner.IsAtEnd
                ? SyntaxHints.Unclosed(open, "{")
                : new SyntaxException(ExpressionErrors.Syntax, scanner.At, length, $"expected a key (a word, an integer or a text in quotes), got {got}");
        }

        scanner.At += word.Length;
        return string.Intern(word);
    }
}
