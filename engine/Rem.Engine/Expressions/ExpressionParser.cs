using Rem.Errors;
using Rem.Values;

namespace Rem.Expressions;

/// <summary>
/// Parses expressions: one method a level, from the loosest (`or`) to the tightest. Chains become one node, so
/// that only parentheses, lists, maps and `not` use stack, and those are limited.
/// </summary>
public sealed class ExpressionParser
{
    private readonly Scanner _scanner;
    private readonly ExpressionOrigin _origin;
    private readonly FindingList _findings;
    private readonly PrimaryParser _primaries;
    private readonly CompareParser _compares;
    private readonly FilterBinding _filters;
    private bool _commaEnds; // inside [ ], { } and ( , ) a bare comma ends a filter

    private ExpressionParser(string text, int start, ParseOptions options, ExpressionOrigin origin, FindingList findings)
    {
        _scanner = new Scanner(text, start, options.MaxDepth);
        _origin = origin;
        _findings = findings;
        _primaries = new PrimaryParser(this, _scanner, options, origin);
        _compares = new CompareParser(this, _scanner, origin, findings);
        _filters = new FilterBinding(options.Filters, origin, findings);
    }

    /// <summary>
    /// Parses a text that is one expression. What is wrong is added to <paramref name="findings"/> at its place, and the
    /// result is then null.
    /// </summary>
    public static Expression? Parse(string text, ParseOptions options, ExpressionOrigin origin, FindingList findings)
    {
        var parser = new ExpressionParser(text, 0, options, origin, findings);
        var own = new FindingCount(findings);
        try
        {
            var parsed = parser.Whole();
            return own.HasGrown ? null : parsed;
        }
        catch (SyntaxException error)
        {
            error.AddTo(findings, origin);
            return null;
        }
    }

    /// <summary>Parses an expression on its own. Throws <see cref="PlanException"/> with its place in the text.</summary>
    public static Expression Parse(string text, ParseOptions options)
    {
        var findings = new FindingList();
        return Parse(text, options, ExpressionOrigin.OfText(text), findings) ?? throw new PlanException(findings.Items[0]);
    }

    /// <summary>Parses the expression that begins at an offset, up to what cannot belong to it; throws <see cref="SyntaxException"/>.</summary>
    internal static Expression ParsePart(string text, int start, ParseOptions options, ExpressionOrigin origin, FindingList findings, out int end)
    {
        var parser = new ExpressionParser(text, start, options, origin, findings);
        var parsed = parser.Or().Expression;
        parser._scanner.SkipBlanks();
        end = parser._scanner.At;
        return parsed;
    }

    /// <summary>The error for what stands where an operator or the end should be.</summary>
    internal static SyntaxException NoOperator(string text, int at, ParseOptions options, string end) =>
        SyntaxHints.NoOperator(new Scanner(text, at, options.MaxDepth), end);

    /// <summary>Any expression; inside brackets a bare comma ends its filters.</summary>
    internal Operand Any(bool commaEnds)
    {
        var outer = _commaEnds;
        _commaEnds = commaEnds;
        var operand = Or();
        _commaEnds = outer;
        return operand;
    }

    /// <summary>A filter or anything tighter.</summary>
    internal Operand Filter()
    {
        var input = Sum();
        List<FilterCall>? calls = null;
        var isSound = true;
        var end = input.End;
        while (IsPipe())
        {
            var call = OneFilter();
            end = _scanner.At;
            isSound &= call is not null;
            if (call is not null)
            {
                (calls ??= []).Add(call);
            }
        }

        return calls is null || !isSound
            ? new Operand(input.Expression, input.Start, end)
            : new Operand(new FilterExpression(_origin, input.Start, end - input.Start, input.Expression, calls.ToArray()), input.Start, end);
    }

    private Expression Whole()
    {
        _scanner.SkipBlanks();
        if (_scanner.IsAtEnd)
        {
            throw new SyntaxException(ExpressionErrors.Syntax, 0, Math.Max(1, _scanner.At), "expected an expression, got nothing");
        }

        var parsed = Or();
        _scanner.SkipBlanks();
        return _scanner.IsAtEnd ? parsed.Expression : throw SyntaxHints.NoOperator(_scanner, "the end");
    }

    private Operand Or() => Chain("or", And, true);

    private Operand And() => Chain("and", Not, false);

    private Operand Chain(string word, Func<Operand> tighter, bool isOr)
    {
        var first = tighter();
        List<Operand>? operands = null;
        while (IsWordNext(word))
        {
            _scanner.At += word.Length;
            operands ??= [first];
            operands.Add(tighter());
        }

        if (operands is null)
        {
            return first;
        }

        var end = operands[^1].End;
        return new Operand(new LogicExpression(_origin, first.Start, end - first.Start, isOr, operands.ToArray()), first.Start, end);
    }

    private Operand Not()
    {
        if (!IsWordNext("not"))
        {
            return _compares.Compare();
        }

        var start = _scanner.At;
        _scanner.At += 3;
        _scanner.Enter(start);
        var operand = Not();
        _scanner.Leave();
        return new Operand(new NotExpression(_origin, start, operand.End - start, operand.Expression), start, operand.End);
    }

    private bool IsPipe()
    {
        _scanner.SkipBlanks();
        return _scanner.Current == '|' && _scanner.Ahead(1) != '|';
    }

    private FilterCall? OneFilter()
    {
        _scanner.At++;
        _scanner.SkipBlanks();
        var start = _scanner.At;
        if (!_scanner.IsAtName)
        {
            var got = _scanner.Shown(out var length);
            throw new SyntaxException(ExpressionErrors.Syntax, start, length, $"expected the name of a filter behind '|', got {got}");
        }

        var name = _scanner.PeekWord().ToString();
        _scanner.At += name.Length;
        return _filters.Bind(name, start, _scanner.Current == '(' ? ArgumentsInParentheses() : BareArguments());
    }

    private Expression[] ArgumentsInParentheses()
    {
        var open = _scanner.At++;
        _scanner.Enter(open);
        var arguments = new List<Expression>();
        _scanner.SkipBlanks();
        while (!_scanner.TryTake(')'))
        {
            arguments.Add(Any(commaEnds: true).Expression);
            _scanner.SkipBlanks();
            if (_scanner.Current != ')' && !_scanner.TryTake(','))
            {
                throw _scanner.IsAtEnd ? SyntaxHints.Unclosed(open, "(") : SyntaxHints.NoOperator(_scanner, "',' or ')'");
            }

            _scanner.SkipBlanks();
        }

        _scanner.Leave();
        return arguments.ToArray();
    }

    private Expression[] BareArguments()
    {
        var end = _scanner.At;
        _scanner.SkipBlanks();
        if (!_primaries.IsNext)
        {
            _scanner.At = end;
            return [];
        }

        var arguments = new List<Expression> { _primaries.Primary().Expression };
        end = _scanner.At;
        _scanner.SkipBlanks();
        while (!_commaEnds && _scanner.TryTake(','))
        {
            arguments.Add(_primaries.Primary().Expression);
            end = _scanner.At;
            _scanner.SkipBlanks();
        }

        _scanner.At = end;
        return arguments.ToArray();
    }

    private Operand Sum()
    {
        var first = Product();
        List<Operand>? operands = null;
        List<char> signs = [];
        while (SyntaxHints.IsSum(_scanner))
        {
            signs.Add(_scanner.Current);
            _scanner.At++;
            operands ??= [first];
            operands.Add(Product());
        }

        return operands is null ? first : Arithmetic(Level.Sum, operands, signs);
    }

    private Operand Product()
    {
        var first = Fallback();
        List<Operand>? operands = null;
        List<char> signs = [];
        while (TakeProductSign() is var sign and not '\0')
        {
            signs.Add(sign);
            operands ??= [first];
            operands.Add(Fallback());
        }

        return operands is null ? first : Arithmetic(Level.Product, operands, signs);
    }

    private char TakeProductSign()
    {
        _scanner.SkipBlanks();
        var sign = _scanner.Current switch
        {
            '*' when _scanner.Ahead(1) != '*' => '*',
            '/' => _scanner.Ahead(1) == '/' ? '\\' : '/',
            '%' => '%',
            _ => '\0',
        };
        _scanner.At += sign switch { '\0' => 0, '\\' => 2, _ => 1 };
        return sign;
    }

    private Operand Fallback()
    {
        var first = _primaries.Primary();
        List<Operand>? operands = null;
        _scanner.SkipBlanks();
        while (_scanner.Current == '?' && _scanner.Ahead(1) == '?')
        {
            operands ??= [first];
            if (operands[^1].Expression is not (PathExpression or MemberExpression))
            {
                var left = operands[^1];
                throw new SyntaxException(
                    ExpressionErrors.Syntax, left.Start, left.Length, $"'??' needs a path on its left, got {left.Expression}", "what is no path is always there: leave '??' out");
            }

            _scanner.At += 2;
            operands.Add(_primaries.Primary());
            _scanner.SkipBlanks();
        }

        if (operands is null)
        {
            return first;
        }

        var end = operands[^1].End;
        return new Operand(new FallbackExpression(_origin, first.Start, end - first.Start, operands.ToArray()), first.Start, end);
    }

    private Operand Arithmetic(Level level, List<Operand> operands, List<char> signs)
    {
        var start = operands[0].Start;
        var end = operands[^1].End;
        var made = new ArithmeticExpression(_origin, start, end - start, level, operands.ToArray(), signs.ToArray());
        Check(made);
        return new Operand(made, start, end);
    }

    /// <summary>What can be computed when the plan is loaded is, so that `1 / 0` is found then.</summary>
    internal void Check(Expression made)
    {
        if (!made.IsConstant)
        {
            return;
        }

        try
        {
            made.Evaluate(NoNames.Instance);
        }
        catch (PlanException error)
        {
            _findings.Add(error.Finding);
        }
    }

    private bool IsWordNext(string word)
    {
        _scanner.SkipBlanks();
        return _scanner.PeekWord().SequenceEqual(word);
    }
}
