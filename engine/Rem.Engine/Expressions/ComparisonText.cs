namespace Rem.Expressions;

/// <summary>The comparing operators as they are written.</summary>
internal static class ComparisonText
{
    /// <summary>The operator's words or signs.</summary>
    public static string Of(Comparison comparison) => comparison switch
    {
        Comparison.Equal => "==",
        Comparison.NotEqual => "!=",
        Comparison.Less => "<",
        Comparison.LessOrEqual => "<=",
        Comparison.Greater => ">",
        Comparison.GreaterOrEqual => ">=",
        Comparison.In => "in",
        Comparison.NotIn => "not in",
        Comparison.Has => "has",
        Comparison.HasNo => "has no",
        _ => "matches",
    };
}
