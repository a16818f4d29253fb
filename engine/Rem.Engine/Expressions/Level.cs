namespace Rem.Expressions;

/// <summary>How tight an expression binds, from loosest to tightest.</summary>
internal enum Level
{
    Or,
    And,
    Not,
    Compare,
    Filter,
    Sum,
    Product,
    Fallback,
    Primary,
}
