namespace Rem.Expressions;

/// <summary>The comparing operators with a value on both sides.</summary>
internal enum Comparison
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    In,
    NotIn,
    Has,
    HasNo,
    Matches,
}
