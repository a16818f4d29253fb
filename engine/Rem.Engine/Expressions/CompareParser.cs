using System.Text.RegularExpressions;
using Rem.Errors;
using Rem.Inspection;
using Rem.Values;

namespace Rem.Expressions;

/// <summary>Parses the level of comparisons: at most one of them, then logic or the end.</summary>
internal sealed class CompareParser(ExpressionParser parser, Scanner scanner, ExpressionOrigin origin, FindingList findings)
{
    /// <summary>A comparison or anything tighter.</summary>
    public Operand Compare()
    {
        var left = parser.Filter();
        scanner.SkipBlanks();
        var at = scanner.At;
        var made = State(left) ?? Between(left);
        if (made is null)
        {
            return left;
        }

        CheckChain(at);
        parser.Check(made);
        return new Operand(made, left.Start, left.Start + made.Length);
    }

    private StateExpression? State(Operand left)
    {
        StateTest test;
        if (scanner.TryTakeWord("exists"))
        {
            test = left.Expression is PathExpression or MemberExpression
                ? StateTest.Exists
                : throw new SyntaxException(
                    ExpressionErrors.Syntax, left.Start, left.Length, $"'exists' needs a path on its left, got {left.Expression}", "`is not empty` works on any value");
        }
        else if (scanner.TryTakeWord("is"))
        {
            test = Is();
        }
        else
        {
            return null;
        }

        return new StateExpression(origin, left.Start, scanner.At - left.Start, test, left);
    }

    private StateTest Is()
    {
        scanner.SkipBlanks();
        var at = scanner.At;
        if (scanner.TryTakeWord("empty"))
        {
            return StateTest.IsEmpty;
        }

        if (scanner.TryTakeWord("not"))
        {
            scanner.SkipBlanks();
            return scanner.TryTakeWord("empty") ? StateTest.IsNotEmpty : throw UnknownTest(at, scanner.At);
        }

        if (!scanner.TryTakeWord("a"))
        {
            throw UnknownTest(at, at);
        }

        scanner.SkipBlanks();
        var word = scanner.At;
        return scanner.TryTakeWord("number") ? StateTest.IsNumber
            : scanner.TryTakeWord("text") ? StateTest.IsText
            : scanner.TryTakeWord("list") ? StateTest.IsList
            : scanner.TryTakeWord("map") ? StateTest.IsMap
            : scanner.TryTakeWord("bool") ? StateTest.IsBool
            : throw UnknownTest(word, word);
    }

    private SyntaxException UnknownTest(int at, int behind)
    {
        scanner.At = behind;
        var word = scanner.Shown(out var length);
        var hint = word switch
        {
            "'defined'" => "write `path exists`",
            "'none'" or "'None'" or "'null'" => "write `== null`",
            "'true'" or "'false'" => "write `== true`, or the value alone",
            "'a'" or "'an'" => "write `not x is a list` for the opposite",
            "'number'" or "'text'" or "'list'" or "'map'" or "'bool'" when behind == at => $"write `is a {word.Trim('\'')}`",
            "'integer'" or "'int'" or "'float'" => "write `is a number`",
            "'string'" or "'str'" => "write `is a text`",
            _ => behind > at ? "write `not x is a list` for the opposite" : "to compare with a value write ==",
        };
        length = scanner.IsAtEnd ? 1 : behind + length - at;
        return new SyntaxException(
            ExpressionErrors.Syntax,
            Math.Min(at, Math.Max(0, scanner.Text.Length - 1)),
            length,
            $"expected 'empty', 'not empty', 'a number', 'a text', 'a list', 'a map' or 'a bool' behind 'is', got {word}",
            hint);
    }

    private Expression? Between(Operand left)
    {
        if (Take() is not { } comparison)
        {
            return null;
        }

        var right = parser.Filter();
        var length = right.End - left.Start;
        return comparison switch
        {
            Comparison.Matches => new MatchExpression(origin, left.Start, length, left, right, Pattern(right)),
            >= Comparison.In => new ContainsExpression(origin, left.Start, length, comparison, left, right),
            _ => new CompareExpression(origin, left.Start, length, comparison, left, right),
        };
    }

    private Comparison? Take()
    {
        var (comparison, length) = (scanner.Current, scanner.Ahead(1)) switch
        {
            ('=', '=') => (Comparison.Equal, 2),
            ('!', '=') => (Comparison.NotEqual, 2),
            ('<', '=') => (Comparison.LessOrEqual, 2),
            ('>', '=') => (Comparison.GreaterOrEqual, 2),
            ('<', '>') => throw SyntaxHints.Foreign(scanner),
            ('<', not '<') => (Comparison.Less, 1),
            ('>', not '>') => (Comparison.Greater, 1),
            _ => (default, 0),
        };
        if (length == 2 && scanner.Current is '=' or '!' && scanner.Ahead(2) == '=')
        {
            throw SyntaxHints.Foreign(scanner);
        }

        scanner.At += length;
        return length > 0 ? comparison : TakeWord();
    }

    private Comparison? TakeWord()
    {
        if (scanner.TryTakeWord("in"))
        {
            return Comparison.In;
        }

        if (scanner.TryTakeWord("matches"))
        {
            return Comparison.Matches;
        }

        if (scanner.TryTakeWord("hasno"))
        {
            return Comparison.HasNo;
        }

        if (scanner.TryTakeWord("has"))
        {
            scanner.SkipBlanks();
            return scanner.TryTakeWord("no") ? Comparison.HasNo : Comparison.Has;
        }

        if (!scanner.TryTakeWord("not"))
        {
            return null;
        }

        var not = scanner.At - 3;
        scanner.SkipBlanks();
        return scanner.TryTakeWord("in")
            ? Comparison.NotIn
            : throw new SyntaxException(ExpressionErrors.Syntax, not, 3, $"expected 'in' behind 'not', got {scanner.Shown(out _)}", "the operators are `a not in b`, `a has no b`, `a != b`; `not` negates what stands behind it");
    }

    private Regex? Pattern(Operand right)
    {
        if (!right.Expression.IsConstant)
        {
            return null;
        }

        try
        {
            return right.Expression.Evaluate(NoNames.Instance) is string pattern ? TextPattern.Get(pattern) : null;
        }
        catch (PlanException error)
        {
            findings.Add(error.Locate(origin.Locate(right.Start, right.Length)).Finding);
            return null;
        }
    }

    private void CheckChain(int firstOperator)
    {
        scanner.SkipBlanks();
        var at = scanner.At;
        var isSign = scanner.Current is '<' or '>' || (scanner.Current is '=' or '!' && scanner.Ahead(1) == '=');
        var word = scanner.PeekWord();
        var isWord = word is "in" or "has" or "hasno" or "matches" or "is" or "exists" or "not";
        if (!isSign && !isWord)
        {
            return;
        }

        var first = scanner.Text[firstOperator..at];
        throw new SyntaxException(
            ExpressionErrors.Chained,
            at,
            isSign ? 1 : word.Length,
            $"comparisons are not chained, got a second one behind {ValueText.Show(first.Trim())}",
            "join them with `and` (a < b and b < c), or put one in parentheses");
    }
}
