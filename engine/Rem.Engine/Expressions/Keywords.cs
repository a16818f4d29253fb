namespace Rem.Expressions;

/// <summary>Words that are operators, and so are first names only behind `pipe.`.</summary>
internal static class Keywords
{
    /// <summary>True for a word that is an operator or begins one.</summary>
    public static bool IsOperator(ReadOnlySpan<char> word) =>
        word is "or" or "and" or "not" or "in" or "has" or "hasno" or "matches" or "is" or "exists";
}
