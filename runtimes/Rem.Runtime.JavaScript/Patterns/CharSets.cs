namespace Rem.Runtime.JavaScript.Patterns;

/// <summary>The classes of characters of the language, as the inside of a class of .NET.</summary>
internal static class CharSets
{
    /// <summary>`\d`.</summary>
    public const string Digits = "0-9";

    /// <summary>`\D`.</summary>
    public const string NoDigits = "\\u0000-/:-\\uffff";

    /// <summary>`\w`.</summary>
    public const string Words = "a-zA-Z0-9_";

    /// <summary>`\W`.</summary>
    public const string NoWords = "\\u0000-/:-@\\[-\\^`{-\\uffff";

    /// <summary>`\s`.</summary>
    public const string Blanks = "\\t-\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff";

    /// <summary>`\S`.</summary>
    public const string NoBlanks = "\\u0000-\\b\\u000e-\\u001f!-\\u009f\\u00a1-\\u167f\\u1681-\\u1fff\\u200b-\\u2027\\u202a-\\u202e\\u2030-\\u205e\\u2060-\\u2fff\\u3001-\\ufefe\\uff00-\\uffff";

    /// <summary>Ends of lines.</summary>
    public const string LineEnds = "\\n\\r\\u2028\\u2029";

    /// <summary>A boundary of a word.</summary>
    public const string Boundary = "(?:(?<=[" + Words + "])(?![" + Words + "])|(?<![" + Words + "])(?=[" + Words + "]))";

    /// <summary>No boundary of a word.</summary>
    public const string NoBoundary = "(?:(?<=[" + Words + "])(?=[" + Words + "])|(?<![" + Words + "])(?![" + Words + "]))";

    /// <summary>A pair of surrogates.</summary>
    public const string Pair = "[\\ud800-\\udbff][\\udc00-\\udfff]";

    private static readonly Dictionary<string, string> _categories = new(StringComparer.Ordinal)
    {
        ["Letter"] = "L", ["Uppercase_Letter"] = "Lu", ["Lowercase_Letter"] = "Ll", ["Titlecase_Letter"] = "Lt", ["Modifier_Letter"] = "Lm", ["Other_Letter"] = "Lo",
        ["Mark"] = "M", ["Nonspacing_Mark"] = "Mn", ["Spacing_Mark"] = "Mc", ["Enclosing_Mark"] = "Me",
        ["Number"] = "N", ["Decimal_Number"] = "Nd", ["Letter_Number"] = "Nl", ["Other_Number"] = "No", ["digit"] = "Nd",
        ["Punctuation"] = "P", ["punct"] = "P", ["Connector_Punctuation"] = "Pc", ["Dash_Punctuation"] = "Pd", ["Open_Punctuation"] = "Ps", ["Close_Punctuation"] = "Pe",
        ["Initial_Punctuation"] = "Pi", ["Final_Punctuation"] = "Pf", ["Other_Punctuation"] = "Po",
        ["Symbol"] = "S", ["Math_Symbol"] = "Sm", ["Currency_Symbol"] = "Sc", ["Modifier_Symbol"] = "Sk", ["Other_Symbol"] = "So",
        ["Separator"] = "Z", ["Space_Separator"] = "Zs", ["Line_Separator"] = "Zl", ["Paragraph_Separator"] = "Zp", ["Control"] = "Cc", ["Format"] = "Cf",
    };

    /// <summary>`\p{name}` as .NET says it, or null for a property that .NET does not know.</summary>
    public static string? Category(string name, bool isNegated)
    {
        var value = name.StartsWith("General_Category=", StringComparison.Ordinal) ? name[17..] : name.StartsWith("gc=", StringComparison.Ordinal) ? name[3..] : name;
        var known = value switch
        {
            "Alphabetic" or "Alpha" => "\\p{L}\\p{Nl}",
            "Uppercase" => "\\p{Lu}",
            "Lowercase" => "\\p{Ll}",
            "White_Space" or "space" => Blanks,
            "ASCII" => "\\u0000-\\u007f",
            "Any" => "\\u0000-\\uffff",
            _ when _categories.TryGetValue(value, out var category) => $"\\p{{{category}}}",
            _ when _categories.ContainsValue(value) => $"\\p{{{value}}}",
            _ => null,
        };
        return known is null || !isNegated ? known
            : known.StartsWith("\\p{", StringComparison.Ordinal) && known.IndexOf('}', StringComparison.Ordinal) == known.Length - 1 ? "\\P" + known[2..]
            : null;
    }
}
