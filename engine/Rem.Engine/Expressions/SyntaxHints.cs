using Rem.Inspection;

namespace Rem.Expressions;

/// <summary>Errors of the parser, with what people who know other languages meant.</summary>
internal static class SyntaxHints
{
    /// <summary>The error where a value should begin.</summary>
    public static SyntaxException NoValue(Scanner scanner)
    {
        var word = scanner.PeekWord();
        var hint = (scanner.Current, scanner.Ahead(1)) switch
        {
            ('!', _) => "write `not x`",
            ('-' or '+', _) => "only numbers carry a sign: write `0 - x`; `a - b` has a blank on both sides",
            ('$', '{') => "there is no `${{ }}` inside an expression: write the name alone",
            ('$', _) => "a name has no `$` before it",
            ('.', _) => "a path begins with a name, a number with a digit",
            ('`', _) or ('\u201c', _) or ('\u201d', _) or ('\u2018', _) or ('\u2019', _) => "texts stand in '…' or \"…\"",
            _ when Keywords.IsOperator(word) => $"'{word}' is an operator; data of that name is read as pipe.{word}",
            _ => null,
        };
        var at = scanner.IsAtEnd ? Math.Max(0, scanner.Text.Length - 1) : scanner.At;
        return new SyntaxException(ExpressionErrors.Syntax, at, Shown(scanner, out var got), $"expected a value, got {got}", hint);
    }

    /// <summary>The error where an operator or the end should stand.</summary>
    public static SyntaxException NoOperator(Scanner scanner, string end)
    {
        if (Sign(scanner).Length > 0)
        {
            return Foreign(scanner);
        }

        var length = Shown(scanner, out var got);
        var at = scanner.IsAtEnd ? Math.Max(0, scanner.Text.Length - 1) : scanner.At;
        return new SyntaxException(ExpressionErrors.Syntax, at, length, $"expected an operator or {end}, got {got}", Hint(scanner));
    }

    /// <summary>The error for an operator that only other languages have.</summary>
    public static SyntaxException Foreign(Scanner scanner)
    {
        var sign = Sign(scanner);
        var hint = sign switch
        {
            "=" or "===" => "write `==` to compare; `set name: value` sets",
            "!==" or "<>" => "write `!=`",
            "&&" => "write `and`",
            "||" => "write `or`; `a ?? b` answers for what is missing",
            "?" => "there is no `a ? b : c`: use `if` and `else`, or `a ?? b` for what may be missing",
            "!" => "write `not x`",
            "**" or "^" => "there is no power: multiply",
            "~" => "write `a + b` to join texts",
            _ => "there are no operators on bits",
        };
        return new SyntaxException(ExpressionErrors.Syntax, scanner.At, sign.Length, $"'{sign}' is no operator", hint);
    }

    /// <summary>The error for a bracket that is never closed.</summary>
    public static SyntaxException Unclosed(int open, string bracket) =>
        new(ExpressionErrors.Syntax, open, 1, $"'{bracket}' is not closed");

    /// <summary>True when `+` or `-` stands here with blanks around it; one without them is an error.</summary>
    public static bool IsSum(Scanner scanner)
    {
        scanner.SkipBlanks();
        if (scanner.Current is not ('+' or '-'))
        {
            return false;
        }

        var before = scanner.At > 0 && Scanner.IsBlank(scanner.Text[scanner.At - 1]);
        var behind = Scanner.IsBlank(scanner.Ahead(1)) || scanner.At + 1 >= scanner.Text.Length;
        return before && behind
            ? true
            : throw new SyntaxException(
                ExpressionErrors.Syntax, scanner.At, 1, $"'{scanner.Current}' needs a blank on both sides", "names may hold '-', so a - b and a-b differ");
    }

    private static string Sign(Scanner scanner)
    {
        string[] signs = ["===", "!==", "&&", "||", "**", "<<", ">>", "<>", "=", "?", "!", "^", "~", "&"];
        foreach (var sign in signs)
        {
            if (string.CompareOrdinal(scanner.Text, scanner.At, sign, 0, sign.Length) == 0)
            {
                return sign;
            }
        }

        return "";
    }

    private static string? Hint(Scanner scanner) => scanner.PeekWord() switch
    {
        "AND" or "OR" or "NOT" or "IN" => "operators are written in small letters",
        "eq" or "equals" or "EQ" => "write `==`",
        "ne" or "neq" => "write `!=`",
        "gt" => "write `>`",
        "lt" => "write `<`",
        "ge" or "gte" => "write `>=`",
        "le" or "lte" => "write `<=`",
        "contains" or "includes" => "write `has`",
        "like" or "match" => "write `matches`",
        "if" or "else" => "there is no `a if b else c`: use `if` and `else` as tags",
        "mod" => "write `%`",
        "div" => "write `//`",
        { Length: > 0 } when scanner.At > 0 => WordHint(scanner),
        _ => scanner.Current switch
        {
            ',' => "inside [ ], { } and ( , ) write filters with several arguments as name(a, b)",
            '[' => "write hosts.0 or hosts.(name) instead of hosts[0] or hosts[name]",
            '(' => "functions are filters: value | length",
            '+' or '-' or '*' or '/' or '%' => "a filter takes all that stands before it: write (x | filter) - 1",
            '|' => "a filter stands before a comparison ends: put the part before it in parentheses",
            '\'' or '"' => "join texts with +",
            '?' => "the `?` of a path stands directly behind it",
            _ => null,
        },
    };

    private static string WordHint(Scanner scanner)
    {
        var isCut = scanner.Text.AsSpan(0, scanner.At).TrimEnd() is [.., '-'];
        return isCut ? "to subtract, put a blank on both sides of '-'" : "a text stands in quotes, a name with blanks in pipe.\"…\"";
    }

    private static int Shown(Scanner scanner, out string got)
    {
        got = scanner.Shown(out var length);
        return length;
    }
}
