using Rem.Expressions;

namespace Rem.Inspection;

/// <summary>Reads paths, alone or inside an expression.</summary>
internal static class PathParser
{
    private const int MaxSegments = 64;

    /// <summary>Reads a text that is one path and nothing else.</summary>
    public static DotPath ParseAlone(string text, PathUse use, ParseOptions options)
    {
        var scanner = new Scanner(text, 0, options.MaxDepth);
        if (text.Length == 0)
        {
            throw new SyntaxException(PathErrors.Syntax, 0, 1, "expected a path, got an empty text");
        }

        var path = Take(scanner, options);
        if (!scanner.IsAtEnd)
        {
            throw Rest(scanner);
        }

        return use == PathUse.Read ? path : CheckWritable(path, text);
    }

    /// <summary>Reads the path that begins here.</summary>
    public static DotPath Take(Scanner scanner, ParseOptions options)
    {
        var isPlain = scanner.PeekWord().SequenceEqual("pipe");
        if (isPlain)
        {
            scanner.At += 4;
        }

        var segments = new List<PathSegment>();
        if (!isPlain)
        {
            segments.Add(TakeFirst(scanner, options));
        }

        TakeRest(scanner, options, segments);
        var isOptional = TakeOptional(scanner);
        var isDynamic = segments.Count > 0 && segments[0].Inner is not null;
        var isFixed = !isPlain && !isDynamic && options.IsFixed(segments[0].Step.Name);
        return new DotPath(segments.ToArray(), isPlain || isDynamic, isFixed, isOptional);
    }

    /// <summary>Reads the segments that follow, each behind its dot.</summary>
    public static void TakeRest(Scanner scanner, ParseOptions options, List<PathSegment> segments)
    {
        while (scanner.Current == '.')
        {
            var dot = scanner.At++;
            segments.Add(TakeSegment(scanner, options));
            if (segments.Count > MaxSegments)
            {
                throw new SyntaxException(Errors.LimitErrors.Nesting, dot, 1, $"a path is longer than the limit of {MaxSegments} segments");
            }
        }

        if (scanner.Current == '(')
        {
            throw new SyntaxException(
                PathErrors.Syntax, scanner.At, 1, "expected '.' before '('", "a part in parentheses is a segment, site.(name); functions are filters: value | length");
        }

        if (scanner.Current == '[')
        {
            throw new SyntaxException(
                PathErrors.Syntax, scanner.At, 1, "expected '.' before an index, got '['", "write hosts.0 or hosts.(name) instead of hosts[0] or hosts[name]");
        }
    }

    /// <summary>Takes the `?` at a path's end; `??` is the operator.</summary>
    public static bool TakeOptional(Scanner scanner)
    {
        if (scanner.Current != '?' || (scanner.Ahead(1) == '?' && scanner.Ahead(2) != '?'))
        {
            return false;
        }

        scanner.At++;
        return true;
    }

    private static PathSegment TakeFirst(Scanner scanner, ParseOptions options)
    {
        var word = scanner.PeekWord();
        if (word.Length > 0)
        {
            scanner.At += word.Length;
            return new PathSegment(PathStep.OfWord(string.Intern(word.ToString())));
        }

        if (scanner.Current == '(')
        {
            return new PathSegment(TakeInner(scanner, options));
        }

        var hint = scanner.Current is '"' or '\'' ? "a name in quotes stands behind a dot: pipe.\"grade anna\"" : null;
        throw new SyntaxException(PathErrors.Syntax, scanner.At, 1, $"expected a name, got {scanner.Shown(out _)}", hint);
    }

    private static PathSegment TakeSegment(Scanner scanner, ParseOptions options)
    {
        var word = scanner.PeekWord();
        if (word.Length > 0)
        {
            scanner.At += word.Length;
            return new PathSegment(PathStep.OfWord(string.Intern(word.ToString())));
        }

        return scanner.Current switch
        {
            '(' => new PathSegment(TakeInner(scanner, options)),
            '"' or '\'' => new PathSegment(PathStep.OfName(string.Intern(scanner.TakeQuoted(PathErrors.Syntax)))),
            _ => throw NoSegment(scanner),
        };
    }

    private static DotPath TakeInner(Scanner scanner, ParseOptions options)
    {
        var open = scanner.At++;
        scanner.Enter(open);
        scanner.SkipBlanks();
        var path = Take(scanner, options);
        scanner.SkipBlanks();
        if (!scanner.TryTake(')'))
        {
            var got = scanner.Shown(out var length);
            throw new SyntaxException(
                PathErrors.Syntax,
                scanner.IsAtEnd ? open : scanner.At,
                length,
                $"expected ')' behind the path '{path}' in parentheses, got {got}",
                "only a path stands in the parentheses of a path; set a name to the value first");
        }

        scanner.Leave();
        return path;
    }

    private static SyntaxException NoSegment(Scanner scanner)
    {
        var at = scanner.IsAtEnd ? scanner.At - 1 : scanner.At;
        var got = scanner.Shown(out var length);
        return new SyntaxException(PathErrors.Syntax, at, length, $"expected a name, an index or '(' behind '.', got {got}");
    }

    private static SyntaxException Rest(Scanner scanner)
    {
        var got = scanner.Shown(out var length);
        var hint = Scanner.IsBlank(scanner.Current) ? $"a name with blanks stands in quotes: pipe.{TextQuotes.Double(scanner.Text.Trim())}" : null;
        return new SyntaxException(PathErrors.Syntax, scanner.At, length, $"expected '.' or the end of the path, got {got}", hint);
    }

    private static DotPath CheckWritable(DotPath path, string text)
    {
        if (path.IsOptional)
        {
            throw new SyntaxException(PathErrors.Syntax, text.Length - 1, 1, "a path that is written cannot end with '?'", "leave the '?' out: what is missing is made");
        }

        return path.Segments.Length > 0
            ? path
            : throw new SyntaxException(PathErrors.Syntax, 0, text.Length, "'pipe' cannot be written as a whole", "name what is to be written: pipe.name");
    }
}
