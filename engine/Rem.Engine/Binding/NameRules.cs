namespace Rem.Binding;

/// <summary>What may be the name of a variable.</summary>
public static class NameRules
{
    /// <summary>A letter or `_`, then letters, digits, `_` and `-`.</summary>
    public static bool IsName(string text)
    {
        if (text.Length == 0 || !(char.IsLetter(text[0]) || text[0] == '_'))
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('_' or '-'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A name that is one in script languages too.</summary>
    public static bool IsIdentifier(string text) => IsName(text) && !text.Contains('-', StringComparison.Ordinal);

    /// <summary>A fixed first name, or a word of the expression language.</summary>
    public static bool IsReserved(string text) => text is
        "pipe" or "input" or "secrets" or "now" or "error" or "value" or "loop"
        or "and" or "or" or "not" or "in" or "has" or "hasno" or "matches" or "is" or "exists" or "true" or "false" or "null";
}
