using Rem.Templates.Terms;

namespace Rem.Templates.Parsing;

/// <summary>What an `if` or `unless` looks at.</summary>
internal sealed record Condition(Term Term, bool IsUnless, Term? IncludeZero);
