using System.Globalization;
using System.Text;
using Rem.Errors;

namespace Rem.Expressions;

/// <summary>Reads texts between double quotes, with the escapes of YAML and JSON.</summary>
internal static class DoubleQuoted
{
    /// <summary>Reads one; the scanner stands on the first quote.</summary>
    public static string Take(Scanner scanner, ErrorCode code)
    {
        var from = scanner.At++;
        var part = scanner.At;
        StringBuilder? escaped = null;
        while (!scanner.IsAtEnd)
        {
            var c = scanner.Current;
            if (c == '"')
            {
                var last = scanner.Text.AsSpan(part, scanner.At++ - part);
                return escaped is null ? last.ToString() : escaped.Append(last).ToString();
            }

            if (c != '\\')
            {
                scanner.At++;
                continue;
            }

            escaped ??= new StringBuilder();
            escaped.Append(scanner.Text, part, scanner.At - part).Append(TakeEscape(scanner, code));
            part = scanner.At;
        }

        throw scanner.Unclosed(code, from);
    }

    private static string TakeEscape(Scanner scanner, ErrorCode code)
    {
        var letter = scanner.Ahead(1);
        var digits = letter switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
        if (digits > 0)
        {
            return TakeCode(scanner, digits, code);
        }

        var one = letter switch
        {
            'n' => "\n",
            't' => "\t",
            'r' => "\r",
            '"' => "\"",
            '\\' => "\\",
            '/' => "/",
            '0' => "\0",
            'a' => "\a",
            'b' => "\b",
            'e' => "\u001b",
            'f' => "\f",
            'v' => "\v",
            _ => throw Bad(scanner, 2, code),
        };
        scanner.At += 2;
        return one;
    }

    private static string TakeCode(Scanner scanner, int digits, ErrorCode code)
    {
        var from = scanner.At + 2;
        var end = Math.Min(from + digits, scanner.Text.Length);
        var isNumber = uint.TryParse(scanner.Text.AsSpan(from, end - from), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number);
        if (!isNumber || end - from < digits || (digits == 8 && !Rune.IsValid(number)))
        {
            throw Bad(scanner, end - scanner.At, code);
        }

        scanner.At = end;
        return digits == 8 ? new Rune(number).ToString() : ((char)number).ToString();
    }

    private static SyntaxException Bad(Scanner scanner, int length, ErrorCode code)
    {
        length = Math.Min(length, scanner.Text.Length - scanner.At);
        return new SyntaxException(
            code,
            scanner.At,
            length,
            $"{scanner.Text.Substring(scanner.At, length)} is no escape",
            @"escapes are \n \t \r \"" \\ \/ \0 \a \b \e \f \v \x41 \u0041 \U00000041; between single quotes a \ is itself");
    }
}
