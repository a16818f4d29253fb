namespace Rem.Web.Access;

/// <summary>A token that was just made: the only moment at which anybody has its text.</summary>
/// <param name="Text">Its text, a secret.</param>
/// <param name="Facts">The rest of it.</param>
public sealed record NewToken(string Text, TokenFacts Facts);
