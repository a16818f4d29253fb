using System.Globalization;
using Rem.Inspection;

namespace Rem.Expressions;

/// <summary>Reads numbers: `5`, `-1.5`, `1e3`.</summary>
internal static class NumberReader
{
    /// <summary>True when a number, or a sign with a digit behind it, stands here.</summary>
    public static bool IsNext(Scanner scanner) =>
        char.IsAsciiDigit(scanner.Current) || (scanner.Current is '+' or '-' && char.IsAsciiDigit(scanner.Ahead(1)));

    /// <summary>Reads the number that stands here: long or double.</summary>
    public static object Take(Scanner scanner)
    {
        var from = scanner.At;
        scanner.At += scanner.Current is '+' or '-' ? 1 : 0;
        SkipDigits(scanner);
        var isFloat = TakeFraction(scanner) | TakeExponent(scanner);
        CheckEnd(scanner, from);
        var digits = scanner.Text.AsSpan(from, scanner.At - from);
        if (isFloat)
        {
            var number = double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);
            return double.IsFinite(number)
                ? number
                : throw new SyntaxException(ExpressionErrors.Overflow, from, digits.Length, $"{digits} is outside the range of floats");
        }

        return long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
            ? Values.Boxed.Of(whole)
            : throw new SyntaxException(
                ExpressionErrors.Overflow, from, digits.Length, $"{digits} is no 64-bit integer", "write it as a float (with .0), or as text in quotes");
    }

    private static bool TakeFraction(Scanner scanner)
    {
        if (scanner.Current != '.' || !char.IsAsciiDigit(scanner.Ahead(1)))
        {
            return false;
        }

        scanner.At++;
        SkipDigits(scanner);
        return true;
    }

    private static bool TakeExponent(Scanner scanner)
    {
        var sign = scanner.Ahead(1) is '+' or '-' ? 1 : 0;
        if (scanner.Current is not ('e' or 'E') || !char.IsAsciiDigit(scanner.Ahead(1 + sign)))
        {
            return false;
        }

        scanner.At += 1 + sign;
        SkipDigits(scanner);
        return true;
    }

    private static void SkipDigits(Scanner scanner)
    {
        while (char.IsAsciiDigit(scanner.Current))
        {
            scanner.At++;
        }
    }

    // `5s`, `1.5.2` and `2-1` are no numbers; what was meant differs.
    private static void CheckEnd(Scanner scanner, int from)
    {
        var end = scanner.At;
        while (end < scanner.Text.Length && (scanner.Text[end] == '.' || PathWords.WordEnd(scanner.Text, end) > end))
        {
            end = Math.Max(end + 1, PathWords.WordEnd(scanner.Text, end));
        }

        if (end == scanner.At)
        {
            return;
        }

        var word = scanner.Text[from..end];
        var isName = scanner.Current is not ('-' or '.') && !word[..(scanner.At - from)].Contains('.', StringComparison.Ordinal);
        var hint = scanner.Current == '-' ? "write blanks around '-' to subtract"
            : isName ? $"a text stands in quotes: '{word}'; a name that begins with a digit is read as pipe.{word}"
            : $"a text stands in quotes: '{word}'";
        throw new SyntaxException(ExpressionErrors.Syntax, from, word.Length, $"{Values.ValueText.Show(word)} is no number", hint);
    }
}
