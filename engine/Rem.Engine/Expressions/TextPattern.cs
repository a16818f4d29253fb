using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Rem.Errors;
using Rem.Values;

namespace Rem.Expressions;

/// <summary>Regular expressions on the engine that needs linear time whatever the text: no look-around, no back references.</summary>
public static class TextPattern
{
    private const int MaxLength = 10_000;
    private const int MaxCached = 256;

    private static readonly ConcurrentDictionary<string, Regex> Cache = new(StringComparer.Ordinal);

    /// <summary>The compiled pattern; those met at run time are kept. Throws <see cref="PlanException"/> REM1211 without a place.</summary>
    public static Regex Get(string pattern)
    {
        if (Cache.TryGetValue(pattern, out var known))
        {
            return known;
        }

        var made = Compile(pattern);
        if (Cache.Count >= MaxCached)
        {
            Cache.Clear(); // patterns made of data could otherwise fill the memory
        }

        Cache[pattern] = made;
        return made;
    }

    private static Regex Compile(string pattern)
    {
        if (pattern.Length > MaxLength)
        {
            throw Bad(pattern, $"it is longer than {MaxLength} characters");
        }

        try
        {
            return new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (RegexParseException error)
        {
            throw Bad(pattern, Reason(error));
        }
        catch (NotSupportedException)
        {
            throw Bad(pattern, "look-around, back references, atomic groups and very large repeats are not there, since they need more than linear time");
        }
        catch (InsufficientExecutionStackException)
        {
            throw Bad(pattern, "it is nested too deep");
        }
    }

    private static string Reason(RegexParseException error)
    {
        var what = error.Error switch
        {
            RegexParseError.UnterminatedBracket => "'[' is not closed",
            RegexParseError.InsufficientClosingParentheses => "'(' is not closed",
            RegexParseError.InsufficientOpeningParentheses => "')' has no '('",
            RegexParseError.QuantifierAfterNothing => "a repeat has nothing before it",
            RegexParseError.NestedQuantifiersNotParenthesized => "two repeats stand in a row",
            RegexParseError.ReversedQuantifierRange => "a repeat's numbers are in the wrong order",
            RegexParseError.ReversedCharacterRange => "a range of characters is in the wrong order",
            RegexParseError.UnescapedEndingBackslash => "it ends with a single '\\'",
            RegexParseError.UnrecognizedEscape => "an escape is unknown",
            _ => "it does not parse",
        };
        return $"{what} (at {error.Offset + 1})";
    }

    private static PlanException Bad(string pattern, string why) =>
        new(ExpressionErrors.Pattern, default, $"{ValueText.Show(pattern)} is no regular expression: {why}");
}
