using Rem.Plans;

namespace Rem.Running;

/// <summary>A secret that is declared and has no value.</summary>
/// <param name="Why">What its source lacks: `the environment variable 'DB' is not set`.</param>
/// <param name="Fix">How to set it.</param>
/// <param name="At">Where it is declared.</param>
public sealed record UnsetSecret(string Why, string Fix, SourceSpan At);
