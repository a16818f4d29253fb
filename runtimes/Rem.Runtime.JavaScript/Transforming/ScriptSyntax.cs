namespace Rem.Runtime.JavaScript.Transforming;

/// <summary>What acorn says, in our words.</summary>
internal static class ScriptSyntax
{
    /// <summary>The message without acorn's own place, and as the other messages are written.</summary>
    public static string Words(string message)
    {
        var place = message.LastIndexOf(" (", StringComparison.Ordinal);
        if (place > 0 && message.EndsWith(')') && IsPlace(message.AsSpan(place + 2, message.Length - place - 3)))
        {
            message = message[..place];
        }

        return message switch
        {
            "Unterminated string constant" => "a text is not closed on its line",
            "Unterminated template" => "a template is not closed: expected a backtick",
            "Unterminated comment" => "a comment is not closed: expected */",
            "Unterminated regular expression" => "a regular expression is not closed: expected / on its line",
            _ => message.Length > 1 && char.IsUpper(message[0]) && !char.IsUpper(message[1]) && !message.StartsWith("BigInt", StringComparison.Ordinal) ? char.ToLowerInvariant(message[0]) + message[1..] : message,
        };
    }

    private static bool IsPlace(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c) && c != ':')
            {
                return false;
            }
        }

        return true;
    }
}
